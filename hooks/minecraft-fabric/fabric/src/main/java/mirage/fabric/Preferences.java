package mirage.fabric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mirage.core.config.Settings;
import mirage.core.config.SettingsFile;
import mirage.core.prompt.PromptHistory;
import mirage.core.session.Address;
import mirage.core.view.OverlayPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings that hold, and their file. Client thread; the file is written on a thread of its own. */
final class Preferences {
    private static final Logger LOG = LoggerFactory.getLogger("mirage");

    /** A picture that fits into this is never more than a frame may be. */
    private static final int MOST_WIDTH = 3840;
    private static final int MOST_HEIGHT = 2160;

    private final Path file;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
        0, 1, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), Preferences::writerThread,
        new ThreadPoolExecutor.DiscardPolicy()); // the task that waits already will write the newest
    private volatile Settings settings;
    private Set<String> allowedServers;
    private boolean nearby;
    private Runnable changed = () -> { };

    /** Settings out of a file, which will be written to as they change. */
    Preferences(Path file, Settings settings) {
        this.file = file;
        take(settings);
    }

    private static Thread writerThread(Runnable task) {
        Thread thread = new Thread(task, "mirage-settings");
        thread.setDaemon(true);
        return thread;
    }

    /** Calls this after each change. */
    void onChange(Runnable listener) {
        changed = listener;
    }

    private void take(Settings now) {
        settings = now;
        allowedServers = Set.copyOf(now.prompts().allowedServers());
        try {
            nearby = Address.parse(now.connection().endpoint(), null, null, null).isLoopback();
        } catch (IllegalArgumentException beyond) {
            nearby = false;
        }
        changed.run();
    }

    private void set(String name, Object value) {
        take(SettingsFile.with(settings, name, value));
    }

    /** Writes the file soon. */
    void save() {
        writer.execute(() -> {
            try {
                SettingsFile.save(file, settings);
            } catch (IOException error) {
                LOG.warn("The settings could not be saved to {}", file, error);
            }
        });
    }

    /** Waits, a second at most, until the file is written; when the game ends. */
    void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("The settings could not be saved in time.");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    boolean enabled() {
        return settings.overlay().enabled();
    }

    void setEnabled(boolean on) {
        set("overlay.enabled", on);
    }

    double opacity() {
        return settings.overlay().opacity();
    }

    void setOpacity(double opacity) {
        set("overlay.opacity", opacity);
    }

    boolean reprojection() {
        return settings.overlay().reprojection();
    }

    void setReprojection(boolean on) {
        set("overlay.reprojection", on);
    }

    boolean flickerGuard() {
        return settings.overlay().flickerGuard();
    }

    void setFlickerGuard(boolean on) {
        set("overlay.flickerGuard", on);
    }

    boolean statusLine() {
        return settings.overlay().statusLine();
    }

    void setStatusLine(boolean on) {
        set("overlay.statusLine", on);
    }

    boolean smoothScaling() {
        return settings.overlay().smoothScaling();
    }

    OverlayPolicy.Limits limits() {
        return settings.overlay().limits();
    }

    int captureFps() {
        return settings.capture().fps();
    }

    void setCaptureFps(int fps) {
        set("capture.fps", fps);
    }

    /** Width to shrink to in pixels; a daemon on this machine gets all but the largest frames as they are. */
    int shrinkWidth() {
        return nearby ? MOST_WIDTH : settings.capture().maxWidth();
    }

    /** Height to shrink to in pixels. */
    int shrinkHeight() {
        return nearby ? MOST_HEIGHT : settings.capture().maxHeight();
    }

    int jpegQuality() {
        return settings.capture().jpegQuality();
    }

    boolean sharesDepth() {
        return settings.capture().depth();
    }

    void setSharesDepth(boolean on) {
        set("capture.depth", on);
    }

    boolean sharesState() {
        return settings.sharing().state();
    }

    boolean sharesControls() {
        return settings.sharing().controls();
    }

    boolean leaveOutWriting() {
        return settings.sharing().hidePrivateScreens();
    }

    void setLeaveOutWriting(boolean on) {
        set("sharing.hidePrivateScreens", on);
    }

    boolean rules() {
        return settings.prompts().rules();
    }

    void setRules(boolean on) {
        set("prompts.rules", on);
    }

    double strength() {
        return settings.prompts().strength();
    }

    void setStrength(double strength) {
        set("prompts.strength", strength);
    }

    int blendMs() {
        return settings.prompts().blendMs();
    }

    String lastPrompt() {
        return settings.prompts().last();
    }

    List<String> history() {
        return settings.prompts().history();
    }

    /** Keeps what the player asked for, for the next start and for the history. */
    void remember(String text) {
        set("prompts.last", text);
        set("prompts.history", new PromptHistory(history()).with(text).prompts());
    }

    Set<String> allowedServers() {
        return allowedServers;
    }

    void setAllowed(String server, boolean allowed) {
        List<String> servers = new ArrayList<>(settings.prompts().allowedServers());
        servers.remove(server);
        if (allowed) {
            servers.add(server);
        }
        set("prompts.allowedServers", servers);
    }

    String endpoint() {
        return settings.connection().endpoint();
    }

    String serverKey() {
        return settings.connection().serverKey();
    }

    boolean connectAtStart() {
        return settings.connection().connectAtStart();
    }

    void setConnection(String endpoint, String serverKey) {
        set("connection.endpoint", endpoint);
        set("connection.serverKey", serverKey);
    }

    /** The file with the player's own keys. */
    Path keyFile() {
        return file.resolveSibling(settings.connection().keyFile());
    }

    boolean welcomeSeen() {
        return settings.general().welcomeSeen();
    }

    /** The first start's screen will not come again. */
    void firstStartDone() {
        set("general.welcomeSeen", true);
        save();
    }
}
