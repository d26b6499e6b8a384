package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fakegame.FakeGame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import mirage.api.PromptEvents;
import mirage.fabric.ModMenuSupport;
import mirage.testdaemon.DaemonProcess;
import net.fabricmc.fabric.api.client.rendering.v1.hud.HudElementRegistry;
import net.minecraft.client.gui.screens.Screen;
import net.minecraft.network.chat.Component;
import net.minecraft.network.chat.Style;
import org.junit.jupiter.api.function.Executable;

/** A player's first hour, with the real daemon, which gives every frame back as it came. */
public final class PlayScenes implements Function<Executable, Map<String, Executable>> {
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int YELLOW = 0xFFFF00;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final String[] PASSTHROUGH = {"--backend", "passthrough"};

    private Executable startMod;
    private DaemonProcess daemon;
    private Player player;
    private Picture last;
    private String style = "";

    /** For the test, which finds it by name. */
    public PlayScenes() {
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        startMod = mod;
        Map<String, Executable> steps = new LinkedHashMap<>();
        steps.put("the first start explains itself", this::start);
        steps.put("a known pattern comes back over the game and under the HUD", this::pattern);
        steps.put("held, the compare key shows the plain game", this::compare);
        steps.put("the toggle key takes the style away and brings it back", this::toggle);
        steps.put("sizes change while frames are under way", this::resize);
        steps.put("commands do what they say", this::commands);
        steps.put("what is wrong with a command is said", this::wrongCommands);
        steps.put("the settings open as Mod Menu opens them", this::settings);
        steps.put("only an allowed server sets the style", this::server);
        steps.put("the daemon dies, and another takes its place", this::daemonDies);
        steps.put("the game ends clean", this::end);
        return steps;
    }

    private void start() throws Throwable {
        daemon = DaemonProcess.serve(PASSTHROUGH);
        player = Player.start(startMod, WIDTH, HEIGHT, Player.settings(daemon.endpoint(), false, false));
        HudElementRegistry.addLast(FakeGame.id("scenes", "chat"), (graphics, delta) -> {
            graphics.fill(4, 100, 120, 112, 0xFF101010);
            graphics.text(player.game.client().font, "<Alex> hello", 6, 102, 0xFFFFFFFF, false);
        });
        PromptEvents.AFTER.register(change -> style = change.text());
        player.frames(2);
        assertEquals("", player.screen());
        player.game.joinWorld();
        player.until("the first start's screen", () -> player.screen().equals("FirstStartScreen"));
        player.frame();
        player.picture().save("first-start");
        player.game.pressKey("key.keyboard.escape");
        assertEquals("", player.screen());
        player.until("connected", player::isConnected);
        player.say("mirage prompt steampunk");
    }

    /** Whether the overlay shows the pattern, in full, while the world beneath is another for a frame. */
    private boolean isPatternOnTop() {
        player.frames(6);
        last = player.overOtherWorld();
        return last.at(last.width() / 4, last.height() / 4) == RED;
    }

    private void pattern() {
        player.game.state().hudHidden = false;
        player.game.state().pattern = false;
        player.say("mirage off");
        player.until("the plain game", () -> player.game.stats().quads() < 1000);
        Picture plain = player.picture();
        player.say("mirage on");
        player.game.state().pattern = true;
        player.until("the pattern over the world", this::isPatternOnTop);
        Picture seen = last;
        seen.save("pattern-" + player.game.state().mods.get("minecraft"));
        assertTrue(Picture.distance(0xFFFFFF, seen.at(0, 0)) < 60, "the white corner is above on the left");
        for (int y = 24; y < HEIGHT; y += 3) {
            for (int x = 1; x < WIDTH; x += 3) {
                boolean edge = Math.abs(x - WIDTH / 2) < 3 || Math.abs(y - HEIGHT / 2) < 3;
                if (!edge && !isHud(x, y)) {
                    int wanted = y < HEIGHT / 2 ? x < WIDTH / 2 ? RED : GREEN : x < WIDTH / 2 ? BLUE : YELLOW;
                    assertTrue(Picture.distance(wanted, seen.at(x, y)) <= 6,
                        "at " + x + ", " + y + ": " + Integer.toHexString(seen.at(x, y)));
                }
            }
        }
        int left = WIDTH / 2 - 182;
        assertEquals(0, seen.difference(plain, left, HEIGHT - 44, left + 364, HEIGHT), "the hotbar is as it was");
        assertEquals(0, seen.difference(plain, 8, 200, 240, 224), "the line of chat is as it was");
    }

    /** Whether a pixel belongs to the hotbar, the hearts or the line of chat. */
    private static boolean isHud(int x, int y) {
        boolean bar = y >= HEIGHT - 66 && Math.abs(x - WIDTH / 2) <= 184;
        boolean chat = y >= 198 && y < 226 && x < 242;
        return bar || chat;
    }

    private void compare() {
        player.game.state().pattern = true;
        player.until("the pattern over the world", this::isPatternOnTop);
        player.game.holdKey("key.keyboard.v", true);
        assertFalse(player.overOtherWorld().at(WIDTH / 4, HEIGHT / 4) == RED, "the plain game at once");
        player.game.holdKey("key.keyboard.v", false);
        player.until("the style at once", this::isPatternOnTop);
    }

    private void toggle() {
        player.game.pressKey("key.keyboard.b");
        player.until("the plain game", () -> !isPatternOnTop());
        player.frames(30);
        assertFalse(isPatternOnTop());
        player.game.pressKey("key.keyboard.b");
        player.until("the style again", this::isPatternOnTop);
    }

    private void resize() {
        for (int step = 0; step < 12; step++) {
            player.game.resize(WIDTH - 37 * step, HEIGHT + 11 * step);
            player.frames(1 + step % 3);
        }
        player.game.resize(501, 283);
        player.until("the pattern in the new size", () -> isPatternOnTop() && player.quarter(1, 1) == YELLOW);
        player.game.resize(WIDTH, HEIGHT);
        player.until("the pattern in the old size", this::isPatternOnTop);
        assertEquals(List.of(), player.game.stats().misuse());
    }

    private void commands() {
        assertTrue(player.say("mirage").contains(daemon.endpoint()));
        assertTrue(player.say("mirage prompt candy land").contains("candy land"));
        assertTrue(player.say("mirage strength 40").contains("40%"));
        assertTrue(player.say("mirage preset frozen_winter").contains("The world becomes"));
        assertTrue(player.say("mirage rules").contains("no rules"));
        assertTrue(player.say("mirage rules off").contains("off"));
        assertTrue(player.say("mirage rules on").contains("no rules"));
        assertTrue(player.say("mirage off").contains("off"));
        assertTrue(player.say("mirage on").contains("on"));
        assertTrue(player.say("mirage connect").contains(daemon.endpoint()));
        assertTrue(player.game.suggest("mirage preset s").contains("steampunk"));
        assertTrue(player.game.suggest("mirage prompt c").contains("candy land"), "from the history");
        assertTrue(player.game.suggest("mirage ").containsAll(List.of("prompt", "strength", "preset", "connect",
            "status", "rules")));
        assertTrue(player.say("mirage prompt").isEmpty());
        player.until("the prompt screen", () -> player.screen().equals("PromptScreen"));
        player.game.pressKey("key.keyboard.escape");
        player.until("connected again", player::isConnected);
        player.until("the pattern again", this::isPatternOnTop);
    }

    private void wrongCommands() {
        assertTrue(player.say("mirage preset nope").contains("no preset called nope"));
        assertTrue(player.say("mirage connect 10.1.2.3:7420").contains("That does not work"), "no keys, no connection");
        assertTrue(player.say("mirage connect nonsense nonsense").contains("That does not work"));
        assertTrue(player.say("mirage prompt " + "x".repeat(2001)).contains("That does not work"));
        assertFalse(player.say("mirage strength 101").isEmpty());
        assertFalse(player.say("mirage dance").isEmpty());
        assertTrue(player.isConnected(), "and all goes on as before");
    }

    private void settings() {
        Screen screen = (Screen) new ModMenuSupport().getModConfigScreenFactory().create(null);
        player.game.client().gui.setScreen(screen);
        assertEquals("ConfigScreen", player.screen());
        player.frames(3);
        player.picture().save("settings");
        player.game.pressKey("key.keyboard.escape");
        assertEquals("", player.screen());
    }

    private void server() {
        Component line = Component.literal("").setStyle(Style.EMPTY.withInsertion("mirage:a burning city"));
        player.game.receive(line, false);
        player.until("the question", () -> player.hasHeard("/mirage server allow"));
        player.frames(30);
        player.game.client().gui.setScreen(null);
        assertFalse(style.contains("burning"), "nothing happens without leave");
        assertTrue(player.say("mirage server allow").contains("may set styles"));
        player.game.receive(line, false);
        player.until("the server's style", () -> style.contains("burning"));
        player.say("mirage server forbid");
        player.until("one's own style again", () -> !style.contains("burning"));
    }

    private void daemonDies() throws Exception {
        player.until("the style", this::isPatternOnTop);
        String where = daemon.endpoint();
        daemon.kill();
        player.until("the game comes through", () -> !isPatternOnTop());
        player.until("nothing of the style is left", () -> {
            Picture seen = player.overOtherWorld();
            player.game.holdKey("key.keyboard.v", true);
            Picture plain = player.overOtherWorld();
            player.game.holdKey("key.keyboard.v", false);
            return seen.difference(plain, 0, 40, WIDTH, HEIGHT) == 0;
        });
        assertTrue(player.say("mirage status").contains("looks for the daemon"));
        daemon = DaemonProcess.serveAt(where, PASSTHROUGH);
        player.until("the style again, by itself", this::isPatternOnTop);
    }

    private void end() throws Exception {
        try {
            player.close();
        } finally {
            daemon.close();
        }
    }
}
