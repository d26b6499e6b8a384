package mirage.core.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets any thread wake the session's poll: one byte in a pipe, which polls on every system. */
final class Waker {
    private final Pipe pipe;
    private final ByteBuffer one = ByteBuffer.allocateDirect(1);
    private final ByteBuffer sink = ByteBuffer.allocateDirect(64);
    private final AtomicBoolean awake = new AtomicBoolean();

    Waker() {
        try {
            pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.sink().configureBlocking(false);
        } catch (IOException error) {
            throw new UncheckedIOException("this system gives no more pipes", error);
        }
    }

    SelectableChannel channel() {
        return pipe.source();
    }

    /** Safe from any thread, never blocks, allocates nothing; writes only when the other side may be asleep. */
    void wake() {
        if (awake.compareAndSet(false, true)) {
            synchronized (one) {
                try {
                    one.clear();
                    pipe.sink().write(one);
                } catch (IOException closed) {
                    awake.set(false);  // the session is over, or its poll ends by itself within a second
                }
            }
        }
    }

    /** Forgets the calls so far; what they announced is looked at next. Session thread. */
    void drain() {
        try {
            sink.clear();
            while (pipe.source().read(sink) > 0) {
                sink.clear();
            }
        } catch (IOException closed) {
            // Nobody can wake this any more; polls end by themselves.
        }
        awake.set(false);
    }

    void close() {
        try {
            pipe.sink().close();
            pipe.source().close();
        } catch (IOException alreadyGone) {
            // There is nothing left to do.
        }
    }
}
