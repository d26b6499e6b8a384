package mirage.core.session;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A daemon that does what a test tells it, right or wrong. */
final class FakeDaemon implements AutoCloseable {
    /** A message that came; `header` has one more field, `parts`, with the number of parts behind it. */
    final List<JsonObject> received = new CopyOnWriteArrayList<>();
    final String endpoint;
    volatile boolean greets = true;
    volatile boolean echoes;
    volatile int firstCredit = 1;
    volatile String refuses;
    volatile boolean refusesPrompts;
    volatile byte[] lastPixels;
    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean stop;
    private ZMQ.Socket router;
    private byte[] control;
    private byte[] frames;
    private int session;

    FakeDaemon() throws InterruptedException {
        this("tcp://127.0.0.1:*");
    }

    FakeDaemon(String where) throws InterruptedException {
        String[] bound = new String[1];
        thread = new Thread(() -> serve(where, bound), "fake-daemon");
        thread.setDaemon(true);
        thread.start();
        Player.await("the fake daemon", () -> {
            synchronized (bound) {
                return bound[0] != null;
            }
        });
        synchronized (bound) {
            endpoint = bound[0];
        }
    }

    Address address() {
        return Address.parse(endpoint, null, null, null);
    }

    private void serve(String where, String[] bound) {
        try (ZContext context = new ZContext(1)) {
            context.setNotificationExceptionHandler((ended, error) -> { });  // it closes in the middle of things
            router = context.createSocket(SocketType.ROUTER);
            router.setLinger(0);
            router.bind(where);
            synchronized (bound) {
                bound[0] = router.getLastEndpoint();
            }
            ZMQ.Poller poller = context.createPoller(1);
            poller.register(router, ZMQ.Poller.POLLIN);
            while (!stop) {
                poller.poll(2);
                byte[] from;
                while ((from = router.recv(ZMQ.DONTWAIT)) != null) {
                    List<byte[]> parts = new ArrayList<>();
                    while (router.hasReceiveMore()) {
                        parts.add(router.recv());
                    }
                    take(from, parts);
                }
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
                    order.run();
                }
            }
            poller.close();
        }
    }

    private void take(byte[] from, List<byte[]> parts) {
        JsonObject header;
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(parts.get(0))) {
            header = JsonParser.parseString(unpacker.unpackValue().toJson()).getAsJsonObject();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        header.addProperty("parts", parts.size() - 1);
        String type = header.get("type").getAsString();
        if (type.equals("hello")) {
            control = from;
            if (refuses != null) {
                now(control, map("type", "error", "code", refuses, "message", "No.", "fix", "Wait."));
            } else if (greets) {
                session++;
                now(control, map("type", "welcome", "version", 1, "session", session, "token", "t" + session,
                    "features", List.of(), "formats", List.of("rgba8"), "limits", map("max_side", 8192, "max_pixels",
                    8294400, "max_payload_bytes", 33177600, "max_prompt", 2000), "backend", "fake", "model", "none",
                    "device", "none", "prompt", "", "prompt_id", 0, "strength", 1.0));
            }
        } else if (type.equals("prompt") && refusesPrompts) {
            now(control, map("type", "error", "code", "engine", "message", "What?", "fix", ""));
        } else if (type.equals("attach")) {
            frames = from;
            now(frames, map("type", "attached", "session", session));
            if (firstCredit > 0) {
                now(frames, map("type", "credit", "frames", firstCredit));
            }
        } else if (type.equals("frame")) {
            lastPixels = parts.get(parts.size() - 1);
            if (echoes) {
                now(frames, map("type", "credit", "frames", 1));
                now(frames, styled(header), lastPixels);
            }
        }
        received.add(header);
    }

    static Map<String, Object> styled(JsonObject frame) {
        return map("type", "styled", "seq", frame.get("seq").getAsLong(), "width", frame.get("width").getAsInt(),
            "height", frame.get("height").getAsInt(), "format", frame.get("format").getAsString(), "bottom_up",
            frame.get("bottom_up").getAsBoolean());
    }

    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Sends on the control connection. */
    void control(Map<String, Object> header, byte[]... parts) {
        orders.add(() -> now(control, header, parts));
    }

    /** Sends on the frame connection. */
    void frames(Map<String, Object> header, byte[]... parts) {
        orders.add(() -> now(frames, header, parts));
    }

    void rawFrames(byte[]... parts) {
        orders.add(() -> parts(frames, parts));
    }

    private void now(byte[] to, Map<String, Object> header, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = pack(header);
        System.arraycopy(parts, 0, all, 1, parts.length);
        parts(to, all);
    }

    private void parts(byte[] to, byte[]... parts) {
        router.send(to, ZMQ.SNDMORE);
        for (int i = 0; i < parts.length; i++) {
            router.send(parts[i], i + 1 < parts.length ? ZMQ.SNDMORE : 0);
        }
    }

    private static byte[] pack(Map<String, Object> header) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            packValue(packer, header);
            return packer.toByteArray();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static void packValue(MessageBufferPacker packer, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            packer.packMapHeader(map.size());
            for (Map.Entry<?, ?> one : map.entrySet()) {
                packer.packString((String) one.getKey());
                packValue(packer, one.getValue());
            }
        } else if (value instanceof List<?> list) {
            packer.packArrayHeader(list.size());
            for (Object one : list) {
                packValue(packer, one);
            }
        } else if (value instanceof Double number) {
            packer.packDouble(number);
        } else if (value instanceof Number number) {
            packer.packLong(number.longValue());
        } else if (value instanceof Boolean flag) {
            packer.packBoolean(flag);
        } else {
            packer.packString((String) value);
        }
    }

    List<JsonObject> ofType(String type) {
        return received.stream().filter(one -> one.get("type").getAsString().equals(type)).toList();
    }

    JsonObject await(String type, Predicate<JsonObject> which) throws InterruptedException {
        Player.await("a " + type, () -> ofType(type).stream().anyMatch(which));
        return ofType(type).stream().filter(which).findFirst().orElseThrow();
    }

    JsonObject awaitFrame(long seq) throws InterruptedException {
        return await("frame", one -> one.get("seq").getAsLong() == seq);
    }

    @Override
    public void close() {
        stop = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
