package mirage.core.session;

import org.zeromq.ZMQException;

/** The session thread: it alone touches the sockets, and connects again and again until the session closes. */
final class Link implements Runnable {
    private final Shared shared;
    private final Sender sender;
    private final BackOff backOff;
    private String lastSaid = "";

    Link(Shared shared) {
        this.shared = shared;
        this.sender = new Sender(shared);
        this.backOff = new BackOff(shared.timing);
    }

    @Override
    public void run() {
        try {
            while (!shared.closing) {
                once();
            }
        } finally {
            shared.status = Status.of(Status.State.OFF, shared.address, "");
            shared.waker.close();
        }
    }

    /** One connection, and the pause after it. */
    private void once() {
        Address address = shared.address;
        if (!shared.status.endpoint().equals(address.endpoint()) || shared.status.state() == Status.State.OFF) {
            shared.status = Status.of(Status.State.CONNECTING, address, "");
        }
        long readyNs = 0;
        try (Connection connection = new Connection(shared, address, sender,
            new Sockets(address, shared.waker, shared.receiving))) {
            try {
                connection.run();
            } finally {
                readyNs = connection.readyNs();
                shared.pace.end();
                if (connection.wasReady()) {
                    shared.status = Status.of(Status.State.CONNECTING, address, shared.status.message());
                }
            }
            if (connection.wasReady()) {
                shared.tellDisconnected("");
            }
        } catch (Lost lost) {
            over(address, lost.getMessage(), lost.refused, readyNs > 0);
        } catch (ZMQException | zmq.ZError.CtxTerminatedException error) {
            over(address, "ZeroMQ cannot use " + address.endpoint() + ": " + error.getMessage() + ".", false,
                readyNs > 0);
        } catch (RuntimeException | LinkageError | OutOfMemoryError error) {
            // The game must live, whatever this thread got wrong, and the next attempt may find more memory.
            Shared.LOG.error("the session thread failed", error);
            over(address, "The mod itself failed (" + error.getClass().getSimpleName() + "); it starts over. "
                + "Please report this.", false, readyNs > 0);
        }
        if (shared.address == address) {
            rest(address, backOff.nextMs(readyNs));
        } else {
            backOff.reset();
        }
    }

    private void over(Address address, String why, boolean refused, boolean wasReady) {
        if (why.equals(lastSaid)) {  // an absent daemon must not fill the log
            Shared.LOG.debug("{}", why);
        } else {
            Shared.LOG.info("{}", why);
            lastSaid = why;
        }
        shared.status = Status.of(refused ? Status.State.REFUSED : Status.State.CONNECTING, address, why);
        if (wasReady) {
            shared.tellDisconnected(why);
        }
    }

    private void rest(Address address, long pauseMs) {
        long endNs = System.nanoTime() + Timing.ns(pauseMs);
        long leftNs = Timing.ns(pauseMs);
        while (leftNs > 0 && !shared.closing && shared.address == address) {
            try {
                Thread.sleep(Math.min(10, leftNs / 1_000_000 + 1));
            } catch (InterruptedException stop) {
                shared.closing = true;
            }
            leftNs = endNs - System.nanoTime();
        }
    }
}
