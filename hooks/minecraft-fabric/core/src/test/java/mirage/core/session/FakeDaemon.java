package mirage.core.session;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mirage.testdaemon.DaemonThread;

/** A daemon that does what a test tells it, right or wrong. */
final class FakeDaemon extends DaemonThread {
    volatile boolean greets = true;
    volatile boolean echoes;
    volatile int firstCredit = 1;
    volatile String refuses;
    volatile boolean refusesPrompts;
    volatile byte[] lastPixels;
    private byte[] control;
    private byte[] frames;

    FakeDaemon() throws InterruptedException {
        this(ANY_PORT);
    }

    FakeDaemon(String where) throws InterruptedException {
        listen(where);
    }

    Address address() {
        return Address.parse(endpoint(), null, null, null);
    }

    /** A header that came gets one more field, `parts`, with the number of parts behind it. */
    @Override
    protected void take(byte[] from, JsonObject header, List<byte[]> parts) {
        header.addProperty("parts", parts.size());
        String type = header.get("type").getAsString();
        if (type.equals("hello")) {
            control = from;
            if (refuses != null) {
                send(control, map("type", "error", "code", refuses, "message", "No.", "fix", "Wait."));
            } else if (greets) {
                welcome(control, "fake");
            }
        } else if (type.equals("prompt") && refusesPrompts) {
            send(control, map("type", "error", "code", "engine", "message", "What?", "fix", ""));
        } else if (type.equals("attach")) {
            frames = from;
            attached(frames);
            if (firstCredit > 0) {
                credit(frames, firstCredit);
            }
        } else if (type.equals("frame")) {
            lastPixels = parts.get(parts.size() - 1);
            if (echoes) {
                credit(frames, 1);
                send(frames, styled(header), lastPixels);
            }
        }
        received.add(header);
    }

    /** Sends on the control connection. */
    void control(Map<String, Object> header, byte[]... parts) {
        order(() -> send(control, header, parts));
    }

    /** Sends on the frame connection. */
    void frames(Map<String, Object> header, byte[]... parts) {
        order(() -> send(frames, header, parts));
    }

    void rawFrames(byte[]... parts) {
        order(() -> sendParts(frames, parts));
    }

    JsonObject await(String type, Predicate<JsonObject> which) throws InterruptedException {
        Player.await("a " + type, () -> ofType(type).stream().anyMatch(which));
        return ofType(type).stream().filter(which).findFirst().orElseThrow();
    }

    JsonObject awaitFrame(long seq) throws InterruptedException {
        return await("frame", one -> one.get("seq").getAsLong() == seq);
    }
}
