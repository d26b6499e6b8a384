package fakegame.gl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;

/** Where windows are shown: the display there is, or one of our own without a screen. */
final class Display {
    /** Set while there is a display of our own: games of other class loaders in this program share it. */
    private static final String PROPERTY = "fakegame.display";

    private Display() {
    }

    /** Starts Xvfb if there is no display; it ends with this program. */
    static synchronized void ensure() {
        if (System.getenv("DISPLAY") != null || System.getProperty(PROPERTY) != null) {
            return;
        }
        try {
            Process server = new ProcessBuilder(
                "Xvfb", "-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "stop-display"));
            var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII));
            String number = CompletableFuture.supplyAsync(() -> {
                try {
                    return out.readLine();
                } catch (IOException e) {
                    return null;
                }
            }).get(20, TimeUnit.SECONDS);
            if (number == null) {
                throw new IOException("Xvfb ended at once");
            }
            setEnvironment("DISPLAY", ":" + number.trim());
            System.setProperty(PROPERTY, ":" + number.trim());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Xvfb started", e);
        } catch (Exception e) {
            throw new IllegalStateException("no display, and Xvfb cannot be started: install it or set DISPLAY", e);
        }
    }

    /** Sets a variable for native libraries of this program; Java itself cannot. */
    private static void setEnvironment(String name, String value) {
        try (var stack = MemoryStack.stackPush(); var libc = APIUtil.apiCreateLibrary("libc.so.6")) {
            JNI.invokePPI(org.lwjgl.system.MemoryUtil.memAddress(stack.ASCII(name)),
                    org.lwjgl.system.MemoryUtil.memAddress(stack.ASCII(value)), 1, libc.getFunctionAddress("setenv"));
        }
    }
}
