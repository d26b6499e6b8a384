package mirage.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import mirage.mod.play.Player;
import mirage.mod.play.ScriptedDaemon;
import org.junit.jupiter.api.function.Executable;

/**
 * Plays for a while at 60 frames a second: what grows, and whether a frame is ever shown after a later one. The daemon
 * answers each frame with a picture in one colour, which is the frame's number; the player looks around, jumps and
 * changes the window's size now and then. The system property {@code mirage.bench.seconds} says for how long.
 */
public final class Soak implements Function<Executable, String> {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int SAMPLES = 20;

    /** For the bench, which finds it by name. */
    public Soak() {
    }

    /**
     * What there was at a moment.
     *
     * @param heapKb after the garbage was collected
     * @param directKb Java's direct buffers
     * @param residentKb the whole program's memory
     * @param gpuObjects textures and buffers
     */
    public record Sample(double second, long heapKb, long directKb, long residentKb, int gpuObjects) {
    }

    /**
     * What came out.
     *
     * @param shown different frames seen on the screen
     * @param overtaken frames that were seen after a later one
     */
    public record Outcome(List<Sample> samples, double seconds, long frames, long shown, long overtaken) {
        /** The sample after the first quarter, when all that is made once is made. */
        public Sample settled() {
            return samples.get(samples.size() / 4);
        }

        /** The last sample. */
        public Sample last() {
            return samples.get(samples.size() - 1);
        }
    }

    @Override
    public String apply(Executable startMod) {
        Outcome outcome = play(startMod, Double.parseDouble(System.getProperty("mirage.bench.seconds", "600")));
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "soak: %.0f s, %d frames (%.1f/s) at %dx%d,"
            + " %d styled frames seen, %d out of order%n%9s %9s %9s %9s %9s%n", outcome.seconds(), outcome.frames(),
            outcome.frames() / outcome.seconds(), WIDTH, HEIGHT, outcome.shown(), outcome.overtaken(), "second",
            "heap KiB", "direct", "resident", "GPU"));
        for (Sample at : outcome.samples()) {
            text.append(String.format(Locale.ROOT, "%9.0f %9d %9d %9d %9d%n", at.second(), at.heapKb(), at.directKb(),
                at.residentKb(), at.gpuObjects()));
        }
        Sample from = outcome.settled();
        Sample to = outcome.last();
        return text.append(String.format(Locale.ROOT, "growth since second %.0f: heap %+d KiB, direct %+d KiB, resident"
            + " %+d KiB, GPU objects %+d%n", from.second(), to.heapKb() - from.heapKb(), to.directKb()
            - from.directKb(), to.residentKb() - from.residentKb(), to.gpuObjects() - from.gpuObjects())).toString();
    }

    /** Plays for so many seconds. */
    public static Outcome play(Executable startMod, double seconds) {
        try (ScriptedDaemon daemon = new ScriptedDaemon()) {
            daemon.engine = Soak::numbered;
            Path settings = Player.settings(daemon.endpoint(), true, true);
            try (Player player = Player.start(startMod, WIDTH, HEIGHT, settings)) {
                player.joinAndConnect();
                player.say("mirage prompt steampunk");
                player.until("the first number", () -> number(player) >= 0);
                return play(player, seconds);
            }
        } catch (RuntimeException | Error error) {
            throw error;
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    private static void numbered(ScriptedDaemon daemon, JsonObject header, byte[] pixels) {
        long seq = header.get("seq").getAsLong();
        for (int i = 0; i < pixels.length; i += 4) {
            pixels[i] = (byte) (64 + (seq & 127));
            pixels[i + 1] = (byte) (64 + (seq >> 7 & 127));
            pixels[i + 2] = (byte) check((int) seq & 127, (int) (seq >> 7) & 127);
        }
        Map<String, Object> styled = ScriptedDaemon.styled(header);
        daemon.sendFrames(styled, pixels);
    }

    /** A third colour that fits no other number nearby: what shines through a little must not pass for a number. */
    private static int check(int low, int high) {
        return 64 + (low * 45 + high * 29 & 127);
    }

    /** The number seen at three places, less its high bits; -1 where the game shines through, not the same at each. */
    private static int number(Player player) {
        int number = number(player, 0.5, 0.5);
        boolean same = number == number(player, 0.3, 0.25) && number == number(player, 0.7, 0.7);
        return same ? number : -1;
    }

    private static int number(Player player, double across, double down) {
        int x = (int) (across * player.game.state().windowWidth);
        int y = (int) (down * player.game.state().windowHeight);
        int rgb = player.game.pixels(x, y, 1, 1)[0];
        int low = (rgb >> 16 & 255) - 64;
        int high = (rgb >> 8 & 255) - 64;
        boolean marked = low >= 0 && low < 128 && high >= 0 && high < 128 && (rgb & 255) == check(low, high);
        return marked ? high << 7 | low : -1;
    }

    private static Outcome play(Player player, double seconds) throws IOException {
        List<Sample> samples = new ArrayList<>();
        long startNs = System.nanoTime();
        long frames = 0;
        long shown = 0;
        long overtaken = 0;
        int last = -1;
        for (double second = 0; second < seconds; second = (System.nanoTime() - startNs) / 1e9) {
            if (second >= samples.size() * seconds / SAMPLES) {
                samples.add(sample(player, second));
            }
            disturb(player, frames);
            player.frame();
            frames++;
            int now = number(player);
            if (now >= 0 && now != last) {
                int ahead = now - last & 0x3FFF; // the number's low 14 bits go round
                shown++;
                overtaken += last >= 0 && ahead > 0x2000 ? 1 : 0;
                last = now;
            }
        }
        samples.add(sample(player, seconds));
        return new Outcome(List.copyOf(samples), (System.nanoTime() - startNs) / 1e9, frames, shown, overtaken);
    }

    private static void disturb(Player player, long frame) {
        double x = frame % 1200 < 600 ? 0.5 : 30.5; // a jump every ten seconds
        player.game.setPose(x, 4, 0.5, (float) (20 * Math.sin(frame / 50.0)), 10);
        if (frame % 900 == 450) {
            boolean small = frame % 1800 == 450;
            player.game.resize(small ? WIDTH - 100 : WIDTH, small ? HEIGHT - 50 : HEIGHT);
        }
    }

    private static Sample sample(Player player, double second) throws IOException {
        System.gc();
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum() / 1024;
        long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
        return new Sample(second, heap, direct, resident, player.game.stats().liveObjects());
    }
}
