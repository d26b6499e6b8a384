package mirage.core.session;

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

/** The real daemon, in a process that ends with this object and with this Java. */
final class DaemonProcess implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("mirage.root", "../../..")).toAbsolutePath().normalize();

    private final Process process;
    private final JsonObject ready;

    private DaemonProcess(Process process, JsonObject ready) {
        this.process = process;
        this.ready = ready;
    }

    static String python() {
        return Path.of(System.getProperty("mirage.python", ROOT + "/.venv/bin/python")).toAbsolutePath().normalize()
            .toString();
    }

    /** Starts `mirage serve` and waits until it listens. */
    static DaemonProcess serve(String endpoint, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(python(), "-m", "mirage_game", "serve", "--json",
            "--until-stdin-closes", "--endpoint", endpoint));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).directory(ROOT.toFile())
            .redirectError(new File("target", "daemon.log")).start();
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
    static String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(python(), "-W", "ignore", "-m"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(output);
        }
        return output;
    }

    String endpoint() {
        return ready.get("endpoint").getAsString();
    }

    String serverKey() {
        return ready.get("server_key").getAsString();
    }

    /** Kills it as a crash would. */
    void kill() {
        process.destroyForcibly();
        isGone();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();  // it stops when its input ends
        if (!isGone()) {
            kill();
        }
    }

    private boolean isGone() {
        try {
            return process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
