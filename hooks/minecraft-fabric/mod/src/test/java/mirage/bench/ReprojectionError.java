package mirage.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import mirage.mod.play.Picture;
import mirage.mod.play.Player;
import mirage.mod.play.ScriptedDaemon;
import org.junit.jupiter.api.function.Executable;

/**
 * How far the picture is from the true view while the head turns at 180 degrees a second and the engine takes 30 ms:
 * the daemon gives the negative of each frame back 30 ms after it came, one at a time. The negative of what is seen is
 * compared with the plain game at the same pose, drawn afterwards; so the game that shines through counts as wrong. The
 * system property {@code mirage.bench.reprojection} switches the warp.
 */
public final class ReprojectionError implements Function<Executable, String> {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final double ENGINE_MS = 30;
    private static final float DEG_A_FRAME = 3;
    private static final int SETTLE = 120;
    private static final int FRAMES = 600;
    /** One picture in so many frames; no divisor of a full turn's 120 frames. */
    private static final int EVERY = 7;

    /** For the bench, which finds it by name. */
    public ReprojectionError() {
    }

    private record Shot(float yawDeg, Picture seen) {
    }

    @Override
    public String apply(Executable startMod) {
        boolean warp = Boolean.getBoolean("mirage.bench.reprojection");
        try (ScriptedDaemon daemon = new ScriptedDaemon()) {
            daemon.grants = false;
            daemon.engine = (self, header, pixels) -> self.later(ENGINE_MS, () -> {
                negate(pixels);
                self.answer(header, pixels);
                self.credit();
            });
            Path settings = Player.settings(daemon.endpoint(), true, true);
            Path file = settings.resolve("mirage.json");
            Files.writeString(file, Files.readString(file).replace("\"flickerGuard\":", "\"reprojection\":" + warp
                + ",\"flickerGuard\":"));
            try (Player player = Player.start(startMod, WIDTH, HEIGHT, settings)) {
                return measure(player, daemon, warp);
            }
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    private static String measure(Player player, ScriptedDaemon daemon, boolean warp) {
        player.game.state().hudHidden = true;
        player.joinAndConnect();
        player.say("mirage prompt steampunk");
        float yaw = 0;
        for (int i = 0; i < SETTLE; i++, yaw += DEG_A_FRAME) {
            turnTo(player, yaw);
        }
        List<Shot> shots = new ArrayList<>();
        long framesBefore = daemon.frames.get();
        long startNs = System.nanoTime();
        for (int i = 0; i < FRAMES; i++, yaw += DEG_A_FRAME) {
            turnTo(player, yaw);
            if (i % EVERY == 0) {
                shots.add(new Shot(yaw, player.picture()));
            }
        }
        double seconds = (System.nanoTime() - startNs) / 1e9;
        double answered = (daemon.frames.get() - framesBefore) / seconds;
        player.say("mirage off");
        player.frames(60);
        Figures errors = new Figures(shots.size());
        for (Shot shot : shots) {
            turnTo(player, shot.yawDeg());
            errors.add(error(shot.seen(), player.picture()));
        }
        Shot middle = shots.get(shots.size() / 2);
        turnTo(player, middle.yawDeg());
        player.picture().save("reprojection-true");
        middle.seen().save(warp ? "reprojection-with" : "reprojection-without");
        return String.format(Locale.ROOT, "%s reprojection: mean error %.3f of 255 (p95 %.3f) over %d pictures; game"
            + " %.1f frames/s, engine %.1f/s%nerror=%.6f%n", warp ? "with" : "without", errors.mean(), errors.at(95),
            errors.count(), FRAMES / seconds, answered, errors.mean());
    }

    private static void negate(byte[] rgba) {
        for (int i = 0; i < rgba.length; i++) {
            rgba[i] ^= (byte) ((i & 3) == 3 ? 0 : 0xFF);
        }
    }

    private static void turnTo(Player player, float yawDeg) {
        player.game.setPose(0.5, 4, 0.5, yawDeg, 5);
        player.frame();
    }

    /** In the middle half: at the sides the turn uncovers what no frame has seen. */
    private static double error(Picture seen, Picture wanted) {
        return seen.negative().difference(wanted, WIDTH / 4, HEIGHT / 8, WIDTH * 3 / 4, HEIGHT * 7 / 8);
    }
}
