package mirage.core.session;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import mirage.core.wire.Welcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the game's threads and the session thread both touch. */
final class Shared {
    static final Logger LOG = LoggerFactory.getLogger("mirage.session");

    final Mailbox mailbox = new Mailbox();
    final StyledBox styled = new StyledBox();
    final Outbox outbox = new Outbox();
    final Pace pace = new Pace();
    final Waker waker = new Waker();
    final ReceiveBuffers receiving = new ReceiveBuffers();
    final AtomicLong sent = new AtomicLong();
    final AtomicLong shown = new AtomicLong();
    final AtomicLong late = new AtomicLong();
    final AtomicLong errors = new AtomicLong();
    final AtomicLong welcomes = new AtomicLong();
    final String name;
    final LongSupplier clockNs;
    final LongFunction<List<String>> keyNames;
    final Timing timing;
    private final Session.Listener listener;

    volatile Address address;
    volatile Status status;
    volatile Session.Payload payload = Session.Payload.AUTO;
    volatile int jpegQuality = 85;
    volatile boolean closing;
    /** The session thread looks for frames by itself. */
    volatile boolean glancing;

    Shared(Address address, String name, Session.Listener listener, LongSupplier clockNs,
           LongFunction<List<String>> keyNames, Timing timing) {
        this.address = address;
        this.name = name;
        this.listener = listener;
        this.clockNs = clockNs;
        this.keyNames = keyNames;
        this.timing = timing;
        this.status = Status.of(Status.State.OFF, address, "");
    }

    long nowNs() {
        return clockNs.getAsLong();
    }

    void say(String words) {
        status = status.saying(words);
    }

    void tellConnected(Welcome welcome) {
        tell(() -> listener.connected(welcome));
    }

    void tellDisconnected(String why) {
        tell(() -> listener.disconnected(why));
    }

    void tellPrompted(long id, String text) {
        tell(() -> listener.prompted(id, text));
    }

    void tellRefused(String code, String message, String fix) {
        tell(() -> listener.refused(code, message, fix));
    }

    /** Another's mistake must not end the session. */
    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException mistake) {
            LOG.error("a listener of the session failed", mistake);
        }
    }
}
