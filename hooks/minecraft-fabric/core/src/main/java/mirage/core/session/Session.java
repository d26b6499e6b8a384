package mirage.core.session;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import mirage.core.game.KeyNames;
import mirage.core.wire.ClientMessage;
import mirage.core.wire.Codec;
import mirage.core.wire.PromptRequest;
import mirage.core.wire.ResetReason;
import mirage.core.wire.Welcome;

/**
 * A session with a daemon, as the game sees it. Nothing here waits for the network, and no daemon, however absent or
 * wrong, makes anything here throw: a thread of its own connects, connects again for ever, and keeps the words for it
 * in {@link #status}. Any thread may call any method. In steady state nothing is allocated on the caller's thread.
 */
public final class Session implements AutoCloseable {
    private static final long CLOSE_MS = 500;

    private final Shared shared;
    private Thread thread;

    /** How frames travel. */
    public enum Payload {
        /** Raw on this machine, jpeg to another. */
        AUTO,
        /** Always raw. */
        RAW,
        /** Always jpeg. */
        JPEG
    }

    /** Hears of what happens, on the session thread: it must return soon. What it throws is logged. */
    public interface Listener {
        /** Frames can go from now on. */
        default void connected(Welcome welcome) {
        }

        /** Frames can go no more; the session tries to connect again unless it was closed. */
        default void disconnected(String why) {
        }

        /** The daemon took a prompt: frames that carry this number show this text. */
        default void prompted(long id, String text) {
        }

        /** The daemon refused something; see the protocol's error codes. */
        default void refused(String code, String message, String fix) {
        }
    }

    /**
     * A session that has not begun.
     *
     * @param name     who this is, for people; plain text of at most 200 characters
     * @param listener hears of what happens
     * @throws mirage.core.wire.WireException for a name that a daemon would refuse
     */
    public Session(Address address, String name, Listener listener) {
        this(address, name, listener, System::nanoTime, Session::keyNames, Timing.DEFAULT);
    }

    Session(Address address, String name, Listener listener, LongSupplier clockNs, LongFunction<List<String>> keyNames,
            Timing timing) {
        new Codec().encode(new ClientMessage.Hello(name, List.of()));  // a bad name fails here, not in the background
        shared = new Shared(address, name, listener, clockNs, keyNames, timing);
    }

    private static List<String> keyNames(long held) {
        int bits = KeyNames.bits();
        return List.of(KeyNames.codes(bits == Long.SIZE ? held : held & (1L << bits) - 1));
    }

    /** Starts the session's thread. Once. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("The session has been started already.");
        }
        thread = new Thread(new Link(shared), "mirage-session");
        thread.setDaemon(true);
        thread.start();
    }

    /** Leaves for another daemon, or for the same with other keys. */
    public void connect(Address address) {
        shared.address = address;
        shared.waker.wake();
    }

    /** How frames travel from now on; {@code jpegQuality} is 1 to 100. */
    public void payload(Payload payload, int jpegQuality) {
        if (jpegQuality < 1 || jpegQuality > 100) {
            throw new IllegalArgumentException("The jpeg quality must be from 1 to 100.");
        }
        shared.jpegQuality = jpegQuality;
        shared.payload = payload;
    }

    /** Asks for a style, now and after every reconnect; the newest counts. */
    public void prompt(PromptRequest request) {
        shared.outbox.prompt(request);
        shared.waker.wake();
    }

    /**
     * Tells of something that happened. Dropped when no daemon hears it within two seconds, or when 64 newer ones wait.
     *
     * @param fields texts, numbers, booleans or null; checked when it is sent, and refused to the listener
     */
    public void event(String name, Map<String, Object> fields) {
        shared.outbox.event(name, fields, shared.nowNs());
        shared.waker.wake();
    }

    /** What comes next does not continue what was. Frames captured before now are no longer sent. */
    public void reset(ResetReason reason) {
        shared.mailbox.reset(reason, shared.nowNs());
    }

    /** Whether a frame captured now would be used soon. Ask before reading one back. */
    public boolean wantsFrame() {
        return shared.pace.wants(shared.mailbox.frameWaits(), shared.nowNs());
    }

    /** An empty slot, its number set; null when all four are in use. */
    public FrameSlot borrow() {
        return shared.mailbox.borrow();
    }

    /** Offers a frame: the newest is sent as soon as the daemon asks, and this one takes the place of an older. */
    public void offer(FrameSlot slot) {
        shared.mailbox.offer(slot);
        if (shared.pace.credit() > 0 && !shared.glancing) {
            shared.waker.wake();
        }
    }

    /** Gives a slot back that holds nothing worth sending. */
    public void giveBack(FrameSlot slot) {
        shared.mailbox.giveBack(slot);
    }

    /** The newest restyled frame that was not taken yet, or null. Give it back when a newer one is shown. */
    public StyledFrame takeStyled() {
        return shared.styled.take();
    }

    /** The frame may be used again. */
    public void giveBack(StyledFrame frame) {
        shared.styled.giveBack(frame);
    }

    /** How the session is, now. */
    public Status status() {
        return shared.status;
    }

    /** What the session has done, so far. */
    public Counters counters() {
        return new Counters(shared.sent.get(), shared.shown.get(),
            shared.mailbox.dropped() + shared.styled.overtaken() + shared.late.get(), shared.errors.get(),
            Math.max(0, shared.welcomes.get() - 1));
    }

    /** How many buffers for pixels the network needed so far: what must not grow while the size stays. */
    long buffersReceived() {
        return shared.receiving.made();
    }

    /** Says goodbye and ends the thread; waits at most half a second. May be called twice. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        shared.closing = true;
        shared.waker.wake();
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            running.join(CLOSE_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
