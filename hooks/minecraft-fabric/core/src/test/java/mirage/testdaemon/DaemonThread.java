package mirage.testdaemon;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A daemon's socket on a thread of its own, and its messages. What it answers is for those that extend it. */
public abstract class DaemonThread implements AutoCloseable {
    /** An address with a free port of this machine. */
    public static final String ANY_PORT = "tcp://127.0.0.1:*";

    /** Headers of what came. */
    public final List<JsonObject> received = new CopyOnWriteArrayList<>();

    private final ConcurrentLinkedQueue<Runnable> orders = new ConcurrentLinkedQueue<>();
    private Thread thread;
    private String endpoint;
    private volatile boolean stop;
    private ZMQ.Socket router;
    private int session;

    /** Call {@link #listen} at the end of the constructor: what comes may come at once. */
    protected DaemonThread() {
    }

    /** Starts to listen. */
    protected final void listen(String where) throws InterruptedException {
        CompletableFuture<String> bound = new CompletableFuture<>();
        thread = new Thread(() -> serve(where, bound), getClass().getSimpleName());
        thread.setDaemon(true);
        thread.start();
        try {
            endpoint = bound.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException error) {
            throw new AssertionError("no socket at " + where, error);
        }
    }

    /** Where it listens. */
    public final String endpoint() {
        return endpoint;
    }

    private void serve(String where, CompletableFuture<String> bound) {
        try (ZContext context = new ZContext(1)) {
            context.setNotificationExceptionHandler((ended, error) -> { });  // it closes in the middle of things
            router = context.createSocket(SocketType.ROUTER);
            router.setLinger(0);
            router.bind(where);
            bound.complete(router.getLastEndpoint());
            ZMQ.Poller poller = context.createPoller(1);
            poller.register(router, ZMQ.Poller.POLLIN);
            while (!stop) {
                poller.poll(1);
                for (byte[] from = router.recv(ZMQ.DONTWAIT); from != null; from = router.recv(ZMQ.DONTWAIT)) {
                    receive(from);
                }
                for (Runnable order = orders.poll(); order != null; order = orders.poll()) {
                    order.run();
                }
                turn();
            }
            poller.close();
        }
    }

    private void receive(byte[] from) {
        List<byte[]> parts = new ArrayList<>(3);
        while (router.hasReceiveMore()) {
            parts.add(router.recv());
        }
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(parts.remove(0))) {
            take(from, JsonParser.parseString(unpacker.unpackValue().toJson()).getAsJsonObject(), parts);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Something came: from whom, its header, and the parts behind that. On the daemon's thread. */
    protected abstract void take(byte[] from, JsonObject header, List<byte[]> parts);

    /** Called again and again, on the daemon's thread. */
    protected void turn() {
    }

    /** Does something on the daemon's thread soon; any thread. */
    public final void order(Runnable what) {
        orders.add(what);
    }

    /** Greets the hook, and so begins a session. On the daemon's thread. */
    protected final void welcome(byte[] to, String backend) {
        session++;
        send(to, map("type", "welcome", "version", 1, "session", session, "token", "t" + session, "features", List.of(),
            "formats", List.of("rgba8"), "limits", map("max_side", 8192, "max_pixels", 8294400, "max_payload_bytes",
            33177600, "max_prompt", 2000), "backend", backend, "model", "none", "device", "none", "prompt", "",
            "prompt_id", 0, "strength", 1.0));
    }

    /** Takes a connection for the session's frames. On the daemon's thread. */
    protected final void attached(byte[] to) {
        send(to, map("type", "attached", "session", session));
    }

    /** Lets the hook send so many more frames. On the daemon's thread. */
    protected final void credit(byte[] to, int frames) {
        send(to, map("type", "credit", "frames", frames));
    }

    /** Sends a message. On the daemon's thread. */
    protected final void send(byte[] to, Map<String, Object> header, byte[]... parts) {
        byte[][] all = new byte[parts.length + 1][];
        all[0] = pack(header);
        System.arraycopy(parts, 0, all, 1, parts.length);
        sendParts(to, all);
    }

    /** Sends bytes, a message or not. On the daemon's thread. */
    protected final void sendParts(byte[] to, byte[]... parts) {
        router.send(to, ZMQ.SNDMORE);
        for (int i = 0; i < parts.length; i++) {
            router.send(parts[i], i + 1 < parts.length ? ZMQ.SNDMORE : 0);
        }
    }

    /** A right header for the answer to a frame; to be changed at will. */
    public static Map<String, Object> styled(JsonObject frame) {
        return map("type", "styled", "seq", frame.get("seq").getAsLong(), "width", frame.get("width").getAsInt(),
            "height", frame.get("height").getAsInt(), "format", frame.get("format").getAsString(), "bottom_up",
            frame.get("bottom_up").getAsBoolean());
    }

    /** A map of keys and values by turns. */
    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** What came of a type. */
    public final List<JsonObject> ofType(String type) {
        return received.stream().filter(one -> one.get("type").getAsString().equals(type)).toList();
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
    public final void close() {
        stop = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
