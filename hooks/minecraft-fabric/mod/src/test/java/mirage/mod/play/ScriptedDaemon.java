package mirage.mod.play;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import mirage.testdaemon.DaemonThread;

/**
 * A daemon whose engine a test writes. What a test sets is read on the daemon's thread; of frames, which are many, it
 * remembers only the last.
 */
public final class ScriptedDaemon extends DaemonThread {
    /** Frames that came. */
    public final AtomicLong frames = new AtomicLong();
    /** The last frame's header. */
    public volatile JsonObject lastFrame;
    /** The last frame's depth, or null. */
    public volatile byte[] lastDepth;
    /** What happens to a frame; on the daemon's thread. */
    public volatile Engine engine = (daemon, header, pixels) -> daemon.answer(header, pixels);
    /** Whether each frame that came earns credit for another; if not, the hook has to wait. */
    public volatile boolean grants = true;

    private final PriorityQueue<Due> due = new PriorityQueue<>((a, b) -> Long.compare(a.atNs(), b.atNs()));
    private byte[] frameLink;

    /** What is done with a frame. */
    public interface Engine {
        /** A frame came; the arrays are the callee's. */
        void frame(ScriptedDaemon daemon, JsonObject header, byte[] pixels);
    }

    private record Due(long atNs, Runnable what) {
    }

    /** Listens on a free port of this machine. */
    public ScriptedDaemon() throws InterruptedException {
        listen(ANY_PORT);
    }

    @Override
    protected void turn() {
        while (!due.isEmpty() && due.peek().atNs() - System.nanoTime() <= 0) {
            due.poll().what().run();
        }
    }

    @Override
    protected void take(byte[] from, JsonObject header, List<byte[]> parts) {
        switch (header.get("type").getAsString()) {
            case "hello" -> welcome(from, "scripted");
            case "attach" -> {
                frameLink = from;
                attached(from);
                credit();
            }
            case "frame" -> {
                frames.incrementAndGet();
                lastFrame = header;
                lastDepth = parts.size() > 1 ? parts.get(0) : null;
                engine.frame(this, header, parts.get(parts.size() - 1));
                if (grants) {
                    credit();
                }
                return;
            }
            default -> { }
        }
        received.add(header);
    }

    /** Lets the hook send one more frame. On the daemon's thread. */
    public void credit() {
        credit(frameLink, 1);
    }

    /** Sends pixels back as the answer to a frame, with its size and row order. On the daemon's thread. */
    public void answer(JsonObject frame, byte[] pixels) {
        sendFrames(styled(frame), pixels);
    }

    /** Does something on the daemon's thread after a while, milliseconds; to be called there. */
    public void later(double ms, Runnable what) {
        due.add(new Due(System.nanoTime() + (long) (ms * 1e6), what));
    }

    /** Sends anything on the frame connection. On the daemon's thread. */
    public void sendFrames(Map<String, Object> header, byte[]... parts) {
        send(frameLink, header, parts);
    }

    /** Sends bytes that are no message. On the daemon's thread. */
    public void sendRaw(byte[]... parts) {
        sendParts(frameLink, parts);
    }
}
