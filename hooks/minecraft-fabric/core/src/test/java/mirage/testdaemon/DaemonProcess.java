package mirage.testdaemon;

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
public final class DaemonProcess implements AutoCloseable {
    private static final Path ROOT =
        Path.of(System.getProperty("mirage.root", "../../..")).toAbsolutePath().normalize();
    private static final String PYTHON = Path.of(System.getProperty("mirage.python", ROOT + "/.venv/bin/python"))
        .toAbsolutePath().normalize().toString();

    private final Process process;
    private final JsonObject ready;

    private DaemonProcess(Process process, JsonObject ready) {
        this.process = process;
        this.ready = ready;
    }

    /** Starts {@code mirage serve} on a free port and waits until it listens, at most 150 seconds. */
    public static DaemonProcess serve(String... options) throws Exception {
        return serveAt(DaemonThread.ANY_PORT, options);
    }

    /** The same at an address, such as that of one which was killed. */
    public static DaemonProcess serveAt(String where, String... options) throws Exception {
        return start(command(where, options));
    }

    /** The same where no compiler is found: a model is half as fast, and ready in a third of the time. */
    public static DaemonProcess serveUncompiled(String... options) throws Exception {
        ProcessBuilder command = command(DaemonThread.ANY_PORT, options);
        command.environment().remove("CXX");
        command.environment().put("PATH", "");
        return start(command);
    }

    private static ProcessBuilder command(String where, String... options) {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-m", "mirage_game", "serve", "--json",
            "--until-stdin-closes", "--endpoint", where));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).directory(ROOT.toFile());
    }

    private static DaemonProcess start(ProcessBuilder command) throws Exception {
        Process process =
            command.redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "daemon.log"))).start();
        CompletableFuture<JsonObject> ready = CompletableFuture.supplyAsync(() -> untilReady(process));
        try {
            return new DaemonProcess(process, ready.get(150, TimeUnit.SECONDS));
        } catch (Exception late) {
            process.destroyForcibly();
            throw new AssertionError("the daemon did not start; see target/daemon.log", late);
        }
    }

    private static JsonObject untilReady(Process process) {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonObject event = JsonParser.parseString(line).getAsJsonObject();
                if (event.get("event").getAsString().equals("ready")) {
                    return event;
                }
            }
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
        throw new IllegalStateException("the daemon ended");
    }

    /** Runs a Python module of the project to its end and returns what it printed. */
    public static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-W", "ignore", "-m"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(output);
        }
        return output;
    }

    /** Where it listens. */
    public String endpoint() {
        return ready.get("endpoint").getAsString();
    }

    /** Its public key, if it was told to use one. */
    public String serverKey() {
        return ready.get("server_key").getAsString();
    }

    /** Ends it as a crash would, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Asks it to stop, waits at most 10 seconds, then kills it. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();  // it stops when its input ends
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
