package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.function.Executable;

/** What it is all about: M, a style in words, Enter; with the small model on the processor. */
public final class StyleScenes implements Function<Executable, Map<String, Executable>> {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    /** The system property that says where the daemon with the small model listens. */
    public static final String ENDPOINT = "mirage.test.styling";

    private Executable startMod;
    private Player player;
    private Picture plain;

    /** For the test, which finds it by name. */
    public StyleScenes() {
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        startMod = mod;
        Map<String, Executable> steps = new LinkedHashMap<>();
        steps.put("the player types a style", this::type);
        steps.put("the world becomes it, opaque, under an untouched HUD", this::look);
        steps.put("the game ends clean", this::end);
        return steps;
    }

    private void type() throws Throwable {
        player = Player.start(startMod, WIDTH, HEIGHT, Player.settings(System.getProperty(ENDPOINT), true, true));
        player.joinAndConnect();
        player.frame();
        plain = player.picture();
        player.game.pressKey("key.keyboard.m");
        player.until("the prompt screen", () -> player.screen().equals("PromptScreen"));
        player.game.type("steampunk");
        player.frame();
        player.picture().save("prompt-screen");
        player.game.pressKey("key.keyboard.enter");
        assertEquals("", player.screen());
    }

    private void look() {
        Picture[] seen = new Picture[2];
        player.until("another look that lets nothing through", () -> {
            player.frames(20);
            seen[0] = player.picture();
            if (world(seen[0], plain) < 12) {
                return false;
            }
            seen[1] = player.overOtherWorld();
            return world(seen[0], seen[1]) < 8;
        });
        String version = player.game.state().mods.get("minecraft");
        plain.save("game-" + version);
        seen[0].save("steampunk-" + version);
        int left = WIDTH / 2 - 182;
        assertEquals(0, seen[0].difference(plain, left, HEIGHT - 44, left + 364, HEIGHT), "the hotbar is as it was");
    }

    /** Difference in the part of a screen of this size without HUD. */
    static double world(Picture a, Picture b) {
        return a.difference(b, 0, 30, WIDTH, HEIGHT - 70);
    }

    private void end() {
        player.close();
    }
}
