package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.function.Executable;

/** The same view, styled by the small model without depth and then with it. */
public final class PinnedScenes implements Function<Executable, Map<String, Executable>> {
    private static final int WIDTH = StyleScenes.WIDTH;
    private static final int HEIGHT = StyleScenes.HEIGHT;

    private Executable startMod;
    private Player player;
    private Picture plain;
    private Picture without;

    /** For the test, which finds it by name. */
    public PinnedScenes() {
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        startMod = mod;
        Map<String, Executable> steps = new LinkedHashMap<>();
        steps.put("without depth", this::without);
        steps.put("with depth the picture has more of the world's detail", this::with);
        steps.put("the game ends clean", this::end);
        return steps;
    }

    private void without() throws Throwable {
        player = Player.start(startMod, WIDTH, HEIGHT, Player.settings(
            System.getProperty(StyleScenes.ENDPOINT), false, true));
        player.game.setPose(6.5, 6, -6.5, 35, 14);
        player.joinAndConnect();
        player.frame();
        plain = player.picture();
        player.say("mirage prompt steampunk");
        player.until("the style", () -> StyleScenes.world(player.picture(), plain) > 12);
        player.frames(240);
        without = player.picture();
        save(without, "without-depth");
    }

    private void with() {
        DepthScenes.press(player);
        player.frames(360);
        Picture with = player.picture();
        save(with, "with-depth");
        save(plain, "depth-game");
        assertTrue(StyleScenes.world(with, plain) > 12, "still styled");
        assertTrue(StyleScenes.world(with, without) > 3, "it makes a difference");
        assertTrue(detail(with) > 1.3 * detail(without), () -> detail(without) + " then " + detail(with));
        assertFalse(player.hasHeard("daemon says"), "nothing was refused");
        assertFalse(player.hasHeard("switched"), "nothing broke");
    }

    private void save(Picture picture, String name) {
        picture.save(name + "-" + player.game.state().mods.get("minecraft"));
    }

    /** Mean difference of neighbouring pixels, both ways. */
    private static double detail(Picture picture) {
        long sum = 0;
        for (int y = 30; y < HEIGHT - 70; y++) {
            for (int x = 1; x < WIDTH; x++) {
                sum += Picture.distance(picture.at(x, y), picture.at(x - 1, y))
                    + Picture.distance(picture.at(x, y), picture.at(x, y - 1));
            }
        }
        return sum / 6.0 / ((HEIGHT - 100) * (WIDTH - 1));
    }

    private void end() {
        player.close();
    }
}
