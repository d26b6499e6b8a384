package mirage.mod.play;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The daemon that players start, as a process that ends with this object and with this Java. */
public final class RealDaemon implements AutoCloseable {
    private static final String ANY_PORT = "tcp://127.0.0.1:*";
    private static final Path ROOT = Path.of(System.getProperty("mirage.root", "../../..")).toAbsolutePath();

    private final Process process;
    private final String endpoint;

    private RealDaemon(Process process, String endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /** Starts {@code mirage serve} on a free port and waits until it listens, at most 90 seconds. */
    public static RealDaemon serve(String... options) throws Exception {
        return serveAt(ANY_PORT, options);
    }

    /** The same at an address, such as that of one which was killed. */
    public static RealDaemon serveAt(String where, String... options) throws Exception {
        return serve(where, true, options);
    }

    /** With the small model on the processor, not compiled: half as fast, and ready in a third of the time. */
    public static RealDaemon serveTheSmallModel() throws Exception {
        return serve(ANY_PORT, false, "--preset", "tiny", "--device", "cpu", "--steps", "1", "--prompt", "", "--size",
            "640x360", "--work-size", "256x144");
    }

    private static RealDaemon serve(String where, boolean compilers, String... options) throws Exception {
        String python = System.getProperty("mirage.python", ROOT + "/.venv/bin/python");
        List<String> command = new ArrayList<>(List.of(Path.of(python).toAbsolutePath().toString(), "-m",
            "mirage_game", "serve", "--json", "--until-stdin-closes", "--endpoint", where));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.normalize().toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "daemon.log")));
        if (!compilers) {
            builder.environment().remove("CXX");
            builder.environment().put("PATH", "");
        }
        Process process = builder.start();
        CompletableFuture<String> listening = CompletableFuture.supplyAsync(() -> untilReady(process));
        try {
            return new RealDaemon(process, listening.get(90, TimeUnit.SECONDS));
        } catch (Exception late) {
            process.destroyForcibly();
            throw new AssertionError("the daemon did not start; see target/daemon.log", late);
        }
    }

    private static String untilReady(Process process) {
        try {
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject event = JsonParser.parseString(line).getAsJsonObject();
                if (event.get("event").getAsString().equals("ready")) {
                    return event.get("endpoint").getAsString();
                }
            }
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
        throw new IllegalStateException("the daemon ended");
    }

    /** Where it listens. */
    public String endpoint() {
        return endpoint;
    }

    /** Ends it as a crash would, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to stop, waits at most 10 seconds, then kills it. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        if (!awaitEnd()) {
            kill();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
