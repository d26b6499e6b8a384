package mirage.bench;

import fakegame.FakeGame;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import mirage.mod.play.Player;
import mirage.testdaemon.DaemonProcess;
import org.junit.jupiter.api.function.Executable;

/**
 * What the mod costs the render thread: frames with the mod and frames of the same game without it, in turns, at
 * 1280x720 and 60 frames a second at most, with a daemon in a process of its own that gives every frame back.
 */
public final class RenderCost implements Function<Executable, String> {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int BLOCK = 60;
    private static final int SETTLE = 30;
    private static final int WARM_UP_FRAMES = 1200;

    private final int blocks = Integer.getInteger("mirage.bench.blocks", 20);

    /** For the bench, which finds it by name. */
    public RenderCost() {
    }

    /** One of the two: the game with the mod, or without. */
    private static final class Side {
        final Figures frameMs;
        final Figures graphicsMs;
        final Figures graphicsCalls;
        final Figures bytes;
        final Figures ownMs;
        final Figures ownCpuMs;
        final Figures ownBytes;
        final Figures[] partMs = new Figures[Meter.PARTS.length];
        final Figures[] partBytes = new Figures[Meter.PARTS.length];

        Side(int frames) {
            frameMs = new Figures(frames);
            graphicsMs = new Figures(frames);
            graphicsCalls = new Figures(frames);
            bytes = new Figures(frames);
            ownMs = new Figures(frames);
            ownCpuMs = new Figures(frames);
            ownBytes = new Figures(frames);
            Arrays.setAll(partMs, part -> new Figures(frames));
            Arrays.setAll(partBytes, part -> new Figures(frames));
        }
    }

    @Override
    public String apply(Executable startMod) {
        try (DaemonProcess daemon = DaemonProcess.serve("--backend", "passthrough");
             WithAndWithout game = WithAndWithout.start(startMod, WIDTH, HEIGHT, daemon.endpoint())) {
            Player player = game.player();
            player.joinAndConnect();
            player.say("mirage prompt steampunk");
            turn(player, WARM_UP_FRAMES);
            Side with = new Side(blocks * BLOCK);
            Side without = new Side(blocks * BLOCK);
            for (int block = 0; block < blocks; block++) {
                game.with(true);
                measure(player, with);
                game.with(false);
                measure(player, without);
            }
            game.with(true);
            turn(player, SETTLE);
            return report(player.game, with, without);
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    private static void turn(Player player, int frames) {
        for (int i = 0; i < frames; i++) {
            look(player);
            player.frame();
        }
    }

    private static void look(Player player) {
        FakeGame game = player.game;
        game.setPose(0.5, 4, 0.5, (float) (30 * Math.sin(game.frameCount() / 40.0)), 12);
    }

    private static void measure(Player player, Side side) {
        turn(player, SETTLE);
        for (int i = 0; i < BLOCK; i++) {
            look(player);
            player.awaitFrame();
            Meter.clear();
            FakeGame.Stats before = player.game.stats();
            long bytes = Meter.threadBytes();
            long startNs = System.nanoTime();
            player.game.frame();
            long endNs = System.nanoTime();
            long allocated = Meter.threadBytes() - bytes;
            FakeGame.Stats after = player.game.stats();
            side.frameMs.add((endNs - startNs) / 1e6);
            side.graphicsMs.add((after.nanos() - before.nanos()) / 1e6);
            side.graphicsCalls.add(after.calls() - before.calls());
            side.bytes.add(allocated);
            side.ownMs.add(Meter.ownNs(-1) / 1e6);
            side.ownCpuMs.add(Meter.ownCpuNs() / 1e6);
            side.ownBytes.add(Meter.ownBytes(-1));
            for (int part = 0; part < Meter.PARTS.length; part++) {
                side.partMs[part].add(Meter.ownNs(part) / 1e6);
                side.partBytes[part].add(Meter.ownBytes(part));
            }
        }
    }

    private static String report(FakeGame game, Side with, Side without) {
        String text = String.format(Locale.ROOT, "render-cost: %d frames each with and without the mod, in turns of %d,"
            + " at %dx%d on %s%n", with.ownMs.count(), BLOCK, WIDTH, HEIGHT, game.renderer());
        text += Figures.heading("a frame, ms");
        text += with.ownMs.row("the mod's own code");
        text += with.ownCpuMs.row("  the same in processor time");
        for (int part = 0; part < Meter.PARTS.length; part++) {
            text += with.partMs[part].row("  " + Meter.PARTS[part]);
        }
        text += with.frameMs.row("whole frame, with the mod");
        text += without.frameMs.row("whole frame, without");
        text += with.graphicsMs.row("in graphics calls, with the mod");
        text += without.graphicsMs.row("in graphics calls, without");
        text += Figures.heading("a frame, count");
        text += with.graphicsCalls.row("graphics calls, with the mod");
        text += without.graphicsCalls.row("graphics calls, without");
        text += Figures.heading("a frame, bytes allocated");
        text += with.ownBytes.row("the mod's own code");
        for (int part = 0; part < Meter.PARTS.length; part++) {
            text += with.partBytes[part].row("  " + Meter.PARTS[part]);
        }
        text += with.bytes.row("render thread, with the mod");
        text += without.bytes.row("render thread, without");
        double bytes = with.ownBytes.at(50);
        text += verdict("on the clock", with.ownMs);
        text += verdict("in processor time", with.ownCpuMs);
        text += String.format(Locale.ROOT, "own code allocates in the median frame: %.0f bytes (none: %s)%n", bytes,
            bytes == 0 ? "yes" : "NO");
        return text;
    }

    private static String verdict(String clock, Figures ms) {
        boolean meanFits = ms.mean() <= 0.5;
        boolean p99Fits = ms.at(99) <= 1.5;
        return String.format(Locale.ROOT, "own code, %s: mean %.3f ms (at most 0.5: %s), p99 %.3f (at most 1.5: %s)%n",
            clock, ms.mean(), meanFits ? "yes" : "NO", ms.at(99), p99Fits ? "yes" : "NO");
    }
}
