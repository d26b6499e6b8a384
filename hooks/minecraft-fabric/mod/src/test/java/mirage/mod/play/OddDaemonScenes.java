package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import fakegame.FakeGame;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import net.minecraft.client.gui.screens.ChatScreen;
import org.junit.jupiter.api.function.Executable;

/** A game whose daemon is late, wrong and hostile, and that looks closely at what leaves the game. */
public final class OddDaemonScenes implements Function<Executable, Map<String, Executable>> {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int CYAN = 0x00FFFF;
    private static final int DARK_GREY = 0x101010;

    private Executable startMod;
    private ScriptedDaemon daemon;
    private Player player;
    private int survived;

    /** For the test, which finds it by name. */
    public OddDaemonScenes() {
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        startMod = mod;
        Map<String, Executable> steps = new LinkedHashMap<>();
        steps.put("the picture of the daemon is what is seen", this::start);
        steps.put("pose, keys and state of the game reach the daemon", this::telling);
        steps.put("no frame of a private screen leaves the game", this::privateScreen);
        steps.put("no frame leaves a minimised window", this::minimised);
        steps.put("jumps are told: teleport, respawn, dimension", this::jumps);
        steps.put("an answer that comes too late is not shown", this::late);
        steps.put("wrong answers are thrown away and the next right one is shown", this::wrong);
        steps.put("the game ends clean", this::end);
        return steps;
    }

    private void start() throws Throwable {
        daemon = new ScriptedDaemon();
        daemon.engine = OddDaemonScenes::negative;
        player = Player.start(startMod, WIDTH, HEIGHT, Player.settings(daemon.endpoint(), false, true));
        player.joinAndConnect();
        player.say("mirage prompt steampunk");
        player.game.state().pattern = true;
        player.until("the negative", this::isNegative);
        assertEquals(0xFF00FF, player.quarter(1, 0));
        assertEquals(0xFFFF00, player.quarter(0, 1));
        assertEquals(0x0000FF, player.quarter(1, 1));
        assertEquals("steampunk", daemon.ofType("prompt").get(0).get("text").getAsString());
    }

    private static void negative(ScriptedDaemon daemon, JsonObject header, byte[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] ^= (i & 3) == 3 ? 0 : (byte) 0xFF;
        }
        daemon.answer(header, pixels);
    }

    private boolean isNegative() {
        return player.quarter(0, 0) == CYAN;
    }

    private void telling() {
        player.game.state().health = 6;
        player.game.setPose(1.5, 4, -2.5, 30, 10);
        player.game.holdKey("key.keyboard.w", true);
        player.until("the pose", () -> daemon.lastFrame.get("pose").isJsonObject()
            && Math.abs(daemon.lastFrame.getAsJsonObject("pose").get("yaw_deg").getAsDouble() - 210) < 1e-3);
        JsonObject pose = daemon.lastFrame.getAsJsonObject("pose");
        assertEquals(-10, pose.get("pitch_deg").getAsDouble(), 1e-3);
        assertEquals(70, pose.get("fov_y_deg").getAsDouble(), 1e-3);
        assertTrue(daemon.lastFrame.get("bottom_up").getAsBoolean(), "as the game has the rows");
        player.until("the key", () -> daemon.lastFrame.get("controls").toString().contains("KeyW"));
        player.until("the health", () -> daemon.ofType("event").stream()
            .anyMatch(event -> event.get("name").getAsString().equals("health")));
        player.game.holdKey("key.keyboard.w", false);
        player.game.setPose(0.5, 4, 0.5, 0, 12);
    }

    /** Nothing may leave for a while, but for what had left already when it began. */
    private void assertSilent() {
        player.frames(10);
        long before = daemon.frames.get();
        player.frames(30);
        assertEquals(before, daemon.frames.get());
    }

    private void privateScreen() {
        player.game.client().gui.setScreen(new ChatScreen("", false));
        assertSilent();
        player.game.client().gui.setScreen(null);
        long before = daemon.frames.get();
        player.until("frames again", () -> daemon.frames.get() > before);
    }

    private void minimised() {
        player.game.minimise(true);
        assertSilent();
        player.game.minimise(false);
        long before = daemon.frames.get();
        player.until("frames again", () -> daemon.frames.get() > before);
        player.until("the negative", this::isNegative);
    }

    private void jumps() {
        awaitReset("teleport", game -> game.setPose(40.5, 4, 0.5, 0, 12));
        awaitReset("respawn", FakeGame::respawn);
        awaitReset("dimension", game -> game.changeDimension("minecraft:the_nether"));
        player.until("the negative", this::isNegative);
    }

    private void awaitReset(String reason, Consumer<FakeGame> jump) {
        player.frames(5);
        long before = resets(reason);
        jump.accept(player.game);
        player.until("reset: " + reason, () -> resets(reason) == before + 1);
    }

    private long resets(String reason) {
        return daemon.ofType("reset").stream().filter(one -> one.get("reason").getAsString().equals(reason)).count();
    }

    private void late() {
        daemon.engine = (self, header, pixels) -> self.later(3_500, () -> self.answer(header, pixels));
        player.until("the game comes through", () -> player.quarter(0, 0) == 0xFF0000);
        long end = System.nanoTime() + 4_000_000_000L;
        daemon.grants = false;
        while (System.nanoTime() - end < 0) { // the late answers, which would be the plain pattern, fall in here
            Picture seen = player.overOtherWorld();
            assertFalse(seen.at(WIDTH / 4, HEIGHT / 4) == 0xFF0000, "an answer of 3.5 seconds ago was shown");
        }
        daemon.engine = OddDaemonScenes::negative;
        daemon.grants = true;
        daemon.order(daemon::credit);
        player.until("the negative", this::isNegative);
    }

    private void wrong() {
        assertSurvives("too short", (self, header, pixels) -> self.answer(header, new byte[pixels.length - 4]));
        assertSurvives("too long", (self, header, pixels) -> self.answer(header, new byte[pixels.length + 4]));
        assertSurvives("a number that was never sent", (self, header, pixels) -> {
            Map<String, Object> styled = ScriptedDaemon.styled(header);
            styled.put("seq", header.get("seq").getAsLong() + 1_000_000);
            self.sendFrames(styled, pixels);
        });
        assertSurvives("an old number", (self, header, pixels) -> {
            Map<String, Object> styled = ScriptedDaemon.styled(header);
            styled.put("seq", 1L);
            self.sendFrames(styled, pixels);
        });
        assertSurvives("huge", (self, header, pixels) -> {
            Map<String, Object> styled = ScriptedDaemon.styled(header);
            styled.put("width", 1 << 30);
            styled.put("height", 1 << 30);
            self.sendFrames(styled, pixels);
        });
        assertSurvives("a size that is not the frame's", (self, header, pixels) -> {
            Map<String, Object> styled = ScriptedDaemon.styled(header);
            styled.put("width", 2);
            styled.put("height", 2);
            self.sendFrames(styled, new byte[16]);
        });
        assertSurvives("no message at all", (self, header, pixels) -> self.sendRaw(new byte[] {1, 2, 3}));
        assertSurvives("an unknown format", (self, header, pixels) -> {
            Map<String, Object> styled = ScriptedDaemon.styled(header);
            styled.put("format", "dream");
            self.sendFrames(styled, pixels);
        });
    }

    /** Answers so a few times; the game must go on, and a right answer afterwards must be shown. */
    private void assertSurvives(String what, ScriptedDaemon.Engine odd) {
        long before = daemon.frames.get();
        daemon.engine = odd;
        player.until(what, () -> daemon.frames.get() >= before + 2 || !player.isConnected());
        player.frames(3);
        int grey = DARK_GREY * ++survived; // of no picture before, for the last one may still be seen
        daemon.engine = (self, header, pixels) -> {
            Arrays.fill(pixels, (byte) grey);
            self.answer(header, pixels);
        };
        player.until("a right answer after: " + what, () -> player.quarter(0, 0) == grey);
    }

    private void end() {
        assertFalse(player.hasHeard("switched"), "no part of the mod broke");
        player.close();
        daemon.close();
    }
}
