package mirage.core.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import mirage.core.wire.Limits;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import zmq.Msg;

/**
 * The two DEALER sockets of one connection, in a context of their own, so that whatever happens to ZeroMQ's thread ends
 * with the connection. Session thread only, but for {@link #broken}, which ZeroMQ's I/O thread sets.
 *
 * <p>About copies: small messages are arrays of their own. A buffer of pixels goes to ZeroMQ as it is, and its I/O
 * thread reads it until it has left the machine; {@link InFlight} knows when that is.
 */
final class Sockets implements AutoCloseable {
    private static final int RECEIVE_QUEUE = 16;
    private static final int LOST = zmq.ZMQ.ZMQ_EVENT_DISCONNECTED;
    private static final int REFUSED = zmq.ZMQ.ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL
        | zmq.ZMQ.ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL | zmq.ZMQ.ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;

    final ZMQ.Socket control;
    final ZMQ.Socket frames;
    private final ZContext context = new ZContext(1);
    private final ZMQ.Poller poller;
    private final Waker waker;
    private final ReceiveBuffers receiving;
    private int lingerMs;
    private volatile Broken broken;

    /** How a connection went. */
    enum Broken { DISCONNECTED, HANDSHAKE_FAILED }

    Sockets(Address address, Waker waker, ReceiveBuffers receiving) {
        this.waker = waker;
        this.receiving = receiving;
        context.setUncaughtExceptionHandler((thread, error) -> {
            Shared.LOG.warn("ZeroMQ's thread ended", error);
            broken = Broken.DISCONNECTED;
            waker.wake();
        });
        // JeroMQ's thread goes on after these: a socket that closes at the same moment, for instance.
        context.setNotificationExceptionHandler((thread, error) -> Shared.LOG.debug("ZeroMQ's thread", error));
        this.poller = context.createPoller(3);
        ZMQ.Socket first = null;
        ZMQ.Socket second = null;
        try {
            first = dealer(address, Limits.MAX_HEADER_BYTES);
            second = dealer(address, Limits.MAX_PART_BYTES);
            first.connect(address.endpoint());
            second.connect(address.endpoint());
        } catch (RuntimeException error) {
            poller.close();
            destroy(first);
            destroy(second);
            end();
            throw error;
        }
        control = first;
        frames = second;
        poller.register(control, ZMQ.Poller.POLLIN);
        poller.register(frames, ZMQ.Poller.POLLIN);
        poller.register(waker.channel(), ZMQ.Poller.POLLIN);
    }

    private ZMQ.Socket dealer(Address address, int maxPartBytes) {
        ZMQ.Socket dealer = context.createSocket(SocketType.DEALER);
        dealer.setLinger(0);
        dealer.setImmediate(false);  // JeroMQ's false is ZMQ_IMMEDIATE 1: nothing is queued for an absent daemon
        dealer.setHeartbeatIvl(1_000);
        dealer.setHeartbeatTimeout(4_000);
        dealer.setHeartbeatTtl(8_000);
        dealer.setHandshakeIvl(3_000);
        dealer.setReconnectIVL(100);
        dealer.setReconnectIVLMax(1_000);
        dealer.setMaxMsgSize(maxPartBytes);
        dealer.setRcvHWM(RECEIVE_QUEUE);  // credit keeps it short; this is for a daemon that ignores credit
        dealer.setIPv6(address.isIpv6());
        dealer.base().setSocketOpt(zmq.ZMQ.ZMQ_MSG_ALLOCATOR, receiving);
        if (address.isEncrypted()) {
            dealer.setCurveServerKey(ascii(address.serverKey()));
            dealer.setCurvePublicKey(ascii(address.publicKey()));
            dealer.setCurveSecretKey(ascii(address.secretKey()));
        }
        dealer.base().setEventHook(event -> {
            broken = (event.event & REFUSED) != 0 ? Broken.HANDSHAKE_FAILED : Broken.DISCONNECTED;
            waker.wake();
        }, LOST | REFUSED);
        return dealer;
    }

    private static byte[] ascii(String key) {
        return key.getBytes(StandardCharsets.US_ASCII);
    }

    /** Waits for a message, a wake-up or the end of the time. */
    void poll(long timeoutMs) {
        poller.poll(timeoutMs);
        waker.drain();
    }

    /** What went wrong since the connection was made, or null. */
    Broken broken() {
        return broken;
    }

    /** A whole message, the pixels in the last of its parts; whoever gets it releases it. */
    static final class Incoming {
        /** The first part, or null when it is longer than a header may be. */
        byte[] header;
        /** How many parts follow it. */
        int parts;
        /** The last of them, or null. */
        Msg last;

        long lastBytes() {
            return last == null ? 0 : last.size();
        }

        ByteBuffer pixels() {
            return last.buf().clear();
        }
    }

    /** Takes the next message, or returns false when there is none. Never waits. */
    boolean receive(ZMQ.Socket socket, Incoming into) {
        Msg part = socket.base().recv(ZMQ.DONTWAIT);
        if (part == null) {
            return false;
        }
        into.header = part.size() > Limits.MAX_HEADER_BYTES ? null : part.data();
        into.parts = 0;
        into.last = null;
        boolean more = part.hasMore();
        receiving.release(part);
        while (more) {
            part = socket.base().recv(ZMQ.DONTWAIT);
            if (part == null) {
                break;  // parts of a message come together; only a closing context could do this
            }
            release(into);
            into.last = part;
            into.parts++;
            more = part.hasMore();
        }
        return true;
    }

    /** The message's pixels are no longer needed. */
    void release(Incoming message) {
        if (message.last != null) {
            receiving.release(message.last);
            message.last = null;
        }
    }

    /** Sends a message of one part; returns whether ZeroMQ took it. */
    boolean send(ZMQ.Socket socket, byte[] header) {
        return socket.send(header, ZMQ.DONTWAIT);
    }

    /**
     * Sends a frame; returns whether ZeroMQ took it. If so, the buffers must not change until the daemon has spoken
     * about the frame. Their capacities are the parts' lengths.
     */
    boolean send(byte[] header, ByteBuffer depth, ByteBuffer pixels) {
        if (!frames.send(header, ZMQ.DONTWAIT | ZMQ.SNDMORE)) {
            return false;
        }
        if (depth != null && !part(depth, ZMQ.DONTWAIT | ZMQ.SNDMORE)) {
            return false;
        }
        return part(pixels, ZMQ.DONTWAIT);
    }

    private boolean part(ByteBuffer bytes, int flags) {
        bytes.clear();
        return frames.base().send(new Msg(bytes), flags);
    }

    /** Lets a goodbye leave before the sockets close. */
    void linger(int ms) {
        lingerMs = ms;
    }

    @Override
    public void close() {
        poller.close();
        destroy(control);
        destroy(frames);
        Thread closer = end();
        if (lingerMs > 0) {
            try {
                closer.join(lingerMs + 50L);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** JeroMQ's context can take long to end, or for ever if its own thread has died: let nobody wait for that. */
    private Thread end() {
        Thread closer = new Thread(context::close, "mirage-session-close");
        closer.setDaemon(true);
        closer.start();
        return closer;
    }

    private void destroy(ZMQ.Socket socket) {
        if (socket != null) {
            socket.setLinger(lingerMs);
            socket.close();
        }
    }
}
