package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import fakegame.FakeGame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.function.Executable;

/**
 * A game with the mod, and somebody who plays it. Everything happens on the thread that started it; the mod hears of a
 * drawn world by its own mixin.
 */
public final class Player implements AutoCloseable {
    private static final long FRAME_NS = 1_000_000_000L / 60;
    private static final long PATIENCE_NS = 30_000_000_000L;

    /** The game. */
    public final FakeGame game;
    private long nextFrameNs = System.nanoTime();

    private Player(FakeGame game) {
        this.game = game;
    }

    /** Starts the game, and the mod with the settings in a folder; the window's size in pixels. */
    public static Player start(Executable startMod, int width, int height, Path settings) throws Throwable {
        FakeGame game = FakeGame.start(width, height);
        game.state().configDir = settings;
        startMod.execute();
        return new Player(game);
    }

    /**
     * A new folder with settings: a daemon's address, whether flashing is held back, whether it is the first start.
     * Of a player who wants no frame to leave while writing.
     */
    public static Path settings(String endpoint, boolean flickerGuard, boolean welcomeSeen) {
        var connection = new JsonObject();
        connection.addProperty("endpoint", endpoint);
        var overlay = new JsonObject();
        overlay.addProperty("flickerGuard", flickerGuard);
        var general = new JsonObject();
        general.addProperty("welcomeSeen", welcomeSeen);
        var sharing = new JsonObject();
        sharing.addProperty("hidePrivateScreens", true);
        var all = new JsonObject();
        all.add("connection", connection);
        all.add("overlay", overlay);
        all.add("general", general);
        all.add("sharing", sharing);
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "settings")), "player");
            Files.writeString(folder.resolve("mirage.json"), all.toString());
            return folder;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** A frame, at 60 a second at most. */
    public void frame() {
        awaitFrame();
        game.frame();
    }

    /** Waits until the next frame is due, for who draws it by another way. */
    public void awaitFrame() {
        long now = System.nanoTime();
        while (nextFrameNs - now > 0) {
            LockSupport.parkNanos(nextFrameNs - now);
            now = System.nanoTime();
        }
        nextFrameNs = Math.max(nextFrameNs + FRAME_NS, now - FRAME_NS);
    }

    /** Several frames. */
    public void frames(int count) {
        for (int i = 0; i < count; i++) {
            frame();
        }
    }

    /** Plays on until something is so; an error after half a minute. */
    public void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE_NS;
        do {
            frame();
            if (isSo.getAsBoolean()) {
                return;
            }
        } while (System.nanoTime() - end < 0);
        game.runCommand("mirage status");
        picture().save("missed");
        throw new AssertionError("not within 30 s: " + what + "\nchat: " + String.join("\n      ", game.chatLines()));
    }

    /** Enters a world and plays until the mod has connected. */
    public void joinAndConnect() {
        game.joinWorld();
        until("connected", this::isConnected);
    }

    /** Whether the mod says that it is connected. */
    public boolean isConnected() {
        return say("mirage status").startsWith("Mirage is connected");
    }

    /** Runs a command, without the slash, and returns what the chat said to it; lines joined by a space. */
    public String say(String command) {
        int before = game.chatLines().size();
        game.runCommand(command);
        List<String> lines = game.chatLines();
        String answer = String.join(" ", lines.subList(before, lines.size()));
        while (game.state().chat.size() > before && command.equals("mirage status")) {
            game.state().chat.remove(before); // asked many times a second
        }
        return answer;
    }

    /** Whether a line of the chat holds these words. */
    public boolean hasHeard(String words) {
        return game.chatLines().stream().anyMatch(line -> line.contains(words));
    }

    /** The name of the open screen's class, or an empty text. */
    public String screen() {
        Object screen = game.client().gui.screen();
        return screen == null ? "" : screen.getClass().getSimpleName();
    }

    /** The last frame. */
    public Picture picture() {
        return new Picture(game.state().windowWidth, game.state().windowHeight, game.pixels());
    }

    /** The colour in the middle of a quarter of the screen; column and row are 0 or 1. */
    public int quarter(int column, int row) {
        int width = game.state().windowWidth;
        int height = game.state().windowHeight;
        return game.pixels(width / 4 + column * width / 2, height / 4 + row * height / 2, 1, 1)[0];
    }

    /**
     * A frame in which the world beneath is another than the one that was sent: what of the picture is like the first
     * world comes from the overlay. The frame after it is as before.
     */
    public Picture overOtherWorld() {
        boolean before = game.state().pattern;
        game.state().pattern = !before;
        frame();
        Picture seen = picture();
        game.state().pattern = before;
        return seen;
    }

    /** Ends the game; an error if it or OpenGL had something to complain about. */
    @Override
    public void close() {
        FakeGame.Stats stats = game.stats();
        game.stop();
        assertEquals(List.of(), stats.misuse());
        assertEquals(0, stats.glError());
    }
}
