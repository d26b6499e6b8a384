package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.function.Executable;

/** A game in which the place of our hook has another name: it must start all the same, and the player must know. */
public final class MovedNamesScenes implements Function<Executable, Map<String, Executable>> {
    /** For the test, which finds it by name. */
    public MovedNamesScenes() {
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        return Map.of("the game starts and says that the names have moved", () -> play(mod));
    }

    private static void play(Executable startMod) throws Throwable {
        try (var daemon = new ScriptedDaemon();
             Player player = Player.start(startMod, 320, 180, Player.settings(daemon.endpoint(), true, true))) {
            player.joinAndConnect();
            player.say("mirage prompt steampunk");
            player.until("a word about it", () -> player.hasHeard("names have moved"));
            assertEquals(0, daemon.frames.get(), "nothing can be read");
            assertTrue(player.say("mirage strength 50").contains("50"), "the rest works");
        }
    }
}
