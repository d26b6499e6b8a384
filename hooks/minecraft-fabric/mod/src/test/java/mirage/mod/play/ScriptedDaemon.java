package mirage.mod.play;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A daemon that does what a test tells it, right or wrong. Its socket lives on a thread of its own; what a test sets is
 * read there.
 */
public final class ScriptedDaemon implements AutoCloseable {
    /** Headers of what came, but for frames. */
    public final List<JsonObject> received = new CopyOnWriteArrayList<>();
    /** Frames that came. */
    public final AtomicLong frames = new AtomicLong();
    /** The last frame's header. */
    public volatile JsonObject lastFrame;
    /** The last frame's depth, or null. */
    public volatile byte[] lastDepth;
    /** What happens to a frame; on the daemon's thread. */
    public volatile Engine engine = (daemon, header, pixels) -> daemon.answer(header, pixels);
    /** Credit given with each frame that came; 0 and the hook has to wait. */
    public volatile boolean grants = true;

    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>((a, b) -> Long.compare(a.atNs(), b.atNs()));
    private final Thread thread;
    private final String endpoint;
    private volatile boolean stop;
    private ZMQ.Socket router;
    private byte[] frameLink;
    private int session;

    /** What is done with a frame. */
    public interface Engine {
        /** A frame came; the arrays are the callee's. */
        void frame(ScriptedDaemon daemon, JsonObject header, byte[] pixels);
    }

    private record Due(long atNs, Runnable what) {
    }

    /** Listens on a free port of this machine. */
    public ScriptedDaemon() throws Exception {
        CompletableFuture<String> bound = new CompletableFuture<>();
        thread = new Thread(() -> serve(bound), "scripted-daemon");
        thread.setDaemon(true);
        thread.start();
        endpoint = bound.get(20, TimeUnit.SECONDS);
    }

    /** Where it listens. */
    public String endpoint() {
        return endpoint;
    }

    private void serve(CompletableFuture<String> bound) {
        try (ZContext context = new ZContext(1)) {
            router = context.createSocket(SocketType.ROUTER);
            router.setLinger(0);
            router.bind("tcp://127.0.0.1:*");
            ZMQ.Poller poller = context.createPoller(1);
            poller.register(router, ZMQ.Poller.POLLIN);
            bound.complete(router.getLastEndpoint());
            while (!stop) {
                poller.poll(1);
                for (byte[] from = router.recv(ZMQ.DONTWAIT); from != null; from = router.recv(ZMQ.DONTWAIT)) {
                    List<byte[]> parts = new ArrayList<>(3);
                    while (router.hasReceiveMore()) {
                        parts.add(router.recv());
                    }
                    take(from, parts);
                }
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
                    order.run();
                }
                while (!due.isEmpty() && due.peek().atNs() - System.nanoTime() <= 0) {
                    due.poll().what().run();
                }
            }
            poller.close();
        }
    }

    private void take(byte[] from, List<byte[]> parts) {
        JsonObject header = header(parts.get(0));
        switch (header.get("type").getAsString()) {
            case "hello" -> {
                session++;
                send(from, map("type", "welcome", "version", 1, "session", session, "token", "t" + session,
                    "features", List.of(), "formats", List.of("rgba8"), "limits", map("max_side", 8192, "max_pixels",
                    8294400, "max_payload_bytes", 33177600, "max_prompt", 2000), "backend", "scripted", "model", "none",
                    "device", "none", "prompt", "", "prompt_id", 0, "strength", 1.0));
            }
            case "attach" -> {
                frameLink = from;
                send(from, map("type", "attached", "session", session));
                send(from, map("type", "credit", "frames", 1));
            }
            case "frame" -> {
                frames.incrementAndGet();
                lastFrame = header;
                lastDepth = parts.size() > 2 ? parts.get(1) : null;
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

    private static JsonObject header(byte[] packed) {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(packed)) {
            return JsonParser.parseString(unpacker.unpackValue().toJson()).getAsJsonObject();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Lets the hook send one more frame. On the daemon's thread. */
    public void credit() {
        send(frameLink, map("type", "credit", "frames", 1));
    }

    /** Sends pixels back as the answer to a frame, with its size and row order. On the daemon's thread. */
    public void answer(JsonObject frame, byte[] pixels) {
        send(frameLink, styled(frame), pixels);
    }

    /** Does something on the daemon's thread after a while, milliseconds; to be called there. */
    public void later(double ms, Runnable what) {
        due.add(new Due(System.nanoTime() + (long) (ms * 1e6), what));
    }

    /** Does something on the daemon's thread soon; any thread. */
    public void order(Runnable what) {
        orders.add(what);
    }

    /** Sends anything on the frame connection. On the daemon's thread. */
    public void sendFrames(Map<String, Object> header, byte[]... parts) {
        send(frameLink, header, parts);
    }

    /** Sends bytes that are no message. On the daemon's thread. */
    public void sendRaw(byte[]... parts) {
        sendParts(frameLink, parts);
    }

    /** A right header for the answer to a frame; to be changed at will. */
    public static Map<String, Object> styled(JsonObject frame) {
        return map("type", "styled", "seq", frame.get("seq").getAsLong(), "width", frame.get("width").getAsInt(),
            "height", frame.get("height").getAsInt(), "format", frame.get("format").getAsString(), "bottom_up",
            frame.get("bottom_up").getAsBoolean());
    }

    /** What came of a type, but for frames. */
    public List<JsonObject> ofType(String type) {
        return received.stream().filter(one -> one.get("type").getAsString().equals(type)).toList();
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private void send(byte[] to, Map<String, Object> header, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = pack(header);
        System.arraycopy(parts, 0, all, 1, parts.length);
        sendParts(to, all);
    }

    private void sendParts(byte[] to, byte[]... parts) {
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

    /** Ends it; waits at most 5 seconds. */
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
