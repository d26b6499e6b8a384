package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import net.minecraft.network.chat.Component;
import net.minecraft.network.chat.Style;
import org.junit.jupiter.api.function.Executable;

/** The second start of a game whose player left settings; the first one is {@link First}. */
public final class RestartScenes implements Function<Executable, Map<String, Executable>> {
    private static final String FOLDER = "mirage.test.settings";

    private Executable startMod;
    private ScriptedDaemon daemon;
    private Player player;

    /** For the test, which finds it by name. */
    public RestartScenes() {
    }

    /** The first start: the player sets things and leaves. */
    public static final class First implements Function<Executable, Map<String, Executable>> {
        /** For the test, which finds it by name. */
        public First() {
        }

        @Override
        public Map<String, Executable> apply(Executable mod) {
            return Map.of("the player sets things and leaves", () -> play(mod));
        }

        private static void play(Executable startMod) throws Throwable {
            try (var daemon = new ScriptedDaemon()) {
                Path settings = Player.settings(daemon.endpoint(), true, false);
                System.setProperty(FOLDER, settings.toString());
                try (Player player = Player.start(startMod, 320, 180, settings)) {
                    player.game.joinWorld();
                    player.until("the first start's screen", () -> player.screen().equals("FirstStartScreen"));
                    player.game.pressKey("key.keyboard.escape");
                    player.say("mirage prompt frozen winter");
                    player.say("mirage strength 40");
                    player.say("mirage server allow");
                    player.until("the prompt", () -> !daemon.ofType("prompt").isEmpty());
                }
            }
        }
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        startMod = mod;
        Map<String, Executable> steps = new LinkedHashMap<>();
        steps.put("prompt, strength, the allowed server and what was seen are still known", this::again);
        steps.put("the game ends clean", this::end);
        return steps;
    }

    private void again() throws Throwable {
        daemon = new ScriptedDaemon();
        player = Player.start(startMod, 320, 180, Path.of(System.getProperty(FOLDER)));
        player.game.joinWorld();
        player.say("mirage connect " + daemon.endpoint());
        player.until("the prompt", () -> !daemon.ofType("prompt").isEmpty());
        JsonObject prompt = daemon.ofType("prompt").get(0);
        assertEquals("frozen winter", prompt.get("text").getAsString());
        assertEquals(0.4, prompt.get("strength").getAsDouble(), 1e-6);
        assertEquals("", player.screen(), "the first start's screen comes once");
        assertTrue(player.game.suggest("mirage prompt f").contains("frozen winter"));
        player.game.receive(Component.literal("").setStyle(Style.EMPTY.withInsertion("mirage:a burning city")), false);
        player.until("the server's style", () -> daemon.ofType("prompt").stream()
            .anyMatch(one -> one.get("text").getAsString().equals("a burning city")));
    }

    private void end() {
        player.close();
        daemon.close();
    }
}
