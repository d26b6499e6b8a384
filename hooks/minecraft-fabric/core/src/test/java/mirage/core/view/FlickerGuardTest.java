package mirage.core.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

/** The guard's promise, checked by counting flashes anew in every window of what it let through. */
class FlickerGuardTest {
    private static final int WIDTH = 16;
    private static final int HEIGHT = 12;
    private static final long SECOND_NS = 1_000_000_000L;

    private final FlickerGuard guard = new FlickerGuard();
    private final ByteBuffer pixels = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4);

    /** What was on the screen from a moment on: sRGB colours 0xRRGGBB, one for each of 8 x 6 cells. */
    private record Shown(long fromNs, int[] cells) {}

    private boolean admit(int[] cells, long nowNs) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int colour = cells[y / 2 * 8 + x / 2];
                int at = (y * WIDTH + x) * 4;
                pixels.put(at, (byte) (colour >> 16));
                pixels.put(at + 1, (byte) (colour >> 8));
                pixels.put(at + 2, (byte) colour);
            }
        }
        return guard.admit(pixels, WIDTH, HEIGHT, nowNs);
    }

    private static int[] all(int colour) {
        int[] cells = new int[48];
        Arrays.fill(cells, colour);
        return cells;
    }

    private static int grey(int value) {
        return value << 16 | value << 8 | value;
    }

    private static double linear(int value) {
        double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double red(int colour) {
        return Math.max(0, linear(colour >> 16 & 255) - linear(colour >> 8 & 255) - linear(colour & 255));
    }

    private static boolean isSaturated(int colour) {
        double r = linear(colour >> 16 & 255);
        double sum = r + linear(colour >> 8 & 255) + linear(colour & 255);
        return sum > 0 && r / sum >= 0.8;
    }

    /** Flashes in a run of values: pairs of opposing changes of at least {@code least} with a marked end. */
    private static int flashes(double[] values, boolean[] marks, int from, int until, double least) {
        int swings = 0;
        int direction = 0;
        int extreme = from;
        for (int i = from + 1; i < until; i++) {
            double change = values[i] - values[extreme];
            boolean opposes = direction == 0 || Math.signum(change) == -direction;
            if (opposes && Math.abs(change) >= least + 1e-5 && (marks[i] || marks[extreme])) {
                swings++;
                direction = change > 0 ? 1 : -1;
                extreme = i;
            } else if (direction != 0 && Math.signum(change) == direction) {
                extreme = i;
            }
        }
        return swings / 2;
    }

    private static void assertHarmless(List<Shown> shown, String what) {
        int count = shown.size();
        double[][] bright = new double[49][count];
        double[][] reds = new double[48][count];
        boolean[][] dark = new boolean[49][count];
        boolean[][] saturated = new boolean[48][count];
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int cell = 0; cell < 48; cell++) {
                int colour = shown.get(i).cells()[cell];
                bright[cell][i] = luminance(colour);
                dark[cell][i] = bright[cell][i] < 0.8;
                reds[cell][i] = red(colour);
                saturated[cell][i] = isSaturated(colour);
                sum += bright[cell][i];
            }
            bright[48][i] = sum / 48;
            dark[48][i] = bright[48][i] < 0.8;
        }
        int until = 0;
        for (int from = 0; from < count; from++) {
            while (until < count && shown.get(until).fromNs() - shown.get(from).fromNs() <= SECOND_NS) {
                until++;
            }
            int general = 0;
            int redder = 0;
            for (int cell = 0; cell < 48; cell++) {
                general += flashes(bright[cell], dark[cell], from, until, 0.1) > 3 ? 1 : 0;
                redder += flashes(reds[cell], saturated[cell], from, until, 0.0625) > 3 ? 1 : 0;
            }
            assertTrue(general < 12, what + ": " + general + " of 48 cells flash too often");
            assertTrue(redder < 12, what + ": " + redder + " of 48 cells flash red too often");
            assertTrue(flashes(bright[48], dark[48], from, until, 0.1) <= 3, what + ": the whole flashes");
        }
    }

    private interface Film {
        int[] cells(int frame);
    }

    /** Plays a film through the guard at the given rate; what is shown is what was let through. */
    private List<Shown> play(Film film, int frames, double fps) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            long nowNs = (long) (i * 1e9 / fps);
            int[] cells = film.cells(i);
            if (admit(cells, nowNs)) {
                shown.add(new Shown(nowNs, cells));
            }
        }
        return shown;
    }

    @Test
    void aSteadyPictureIsUntouched() {
        Random random = new Random(1);
        int[] base = random.ints(48, 0, 0x1000000).toArray();
        List<Shown> shown = play(frame -> {
            int[] cells = base.clone();
            for (int i = 0; i < 48; i++) {
                // The noise of a model: a few steps up or down in every channel.
                for (int shift = 0; shift < 24; shift += 8) {
                    int value = (base[i] >> shift & 255) + random.nextInt(9) - 4;
                    cells[i] = cells[i] & ~(255 << shift) | Math.max(0, Math.min(255, value)) << shift;
                }
            }
            return cells;
        }, 600, 60);
        assertEquals(600, shown.size());
        assertFalse(guard.isCalming(10 * SECOND_NS));
        assertEquals(0, guard.heldBack());
    }

    @Test
    void aSlowChangeIsUntouched() {
        // From night to day in three seconds, and a breathing light of one flash a second.
        assertEquals(180, play(frame -> all(grey(frame * 255 / 180)), 180, 60).size());
        guard.reset();
        Film breathing = frame -> all(grey(128 + (int) (120 * Math.sin(frame * 2 * Math.PI / 60))));
        assertEquals(600, play(breathing, 600, 60).size());
    }

    @Test
    void aCutAndThreeCutsInASecondPass() {
        assertEquals(60, play(frame -> all(frame < 30 ? 0 : 0xFFFFFF), 60, 60).size());
        guard.reset();
        assertEquals(60, play(frame -> all(frame / 15 % 2 == 0 ? 0 : 0xFFFFFF), 60, 60).size());
    }

    @Test
    void afterAHeldBackPictureTheNewOneComesWithinABitMoreThanASecond() {
        play(frame -> all(frame % 2 == 0 ? 0 : 0xFFFFFF), 61, 60);
        long startNs = SECOND_NS + 20_000_000L;
        for (int[] end : new int[][] {all(0), all(0xFFFFFF)}) {
            long nowNs = startNs;
            while (!admit(end, nowNs)) {
                nowNs += 16_000_000L;
                assertTrue(nowNs - startNs < 1_100_000_000L, "held for ever");
            }
            startNs = nowNs + 2 * SECOND_NS;
        }
    }

    @Test
    void aStrobeSettlesOnOneOfItsPicturesAtTheFullRate() {
        List<Shown> shown = play(frame -> all(frame % 2 == 0 ? 0 : 0xFFFFFF), 600, 60);
        assertHarmless(shown, "strobe");
        assertTrue(shown.size() > 250, "half of the pictures: " + shown.size());
        assertTrue(guard.isCalming(599 * SECOND_NS / 60));
    }

    @Test
    void noFilmFlashesMoreThanThreeTimesInAnySecond() {
        Random random = new Random(7);
        int held = 0;
        for (int film = 0; film < 250; film++) {
            guard.reset();
            double fps = 10 + random.nextInt(111);
            List<Shown> shown = play(randomFilm(random), 300, fps);
            assertHarmless(shown, "film " + film + " at " + fps + " fps");
            held += 300 - shown.size();
        }
        assertTrue(held > 10_000, "the films must provoke the guard: " + held);
    }

    @Test
    void theCountItselfFindsFlashes() {
        for (int[] pair : new int[][] {{0, 0xFFFFFF}, {0xFF0000, grey(127)}, {grey(60), grey(140)}}) {
            List<Shown> raw = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                raw.add(new Shown(i * 16_666_667L, all(pair[i / 7 % 2])));
            }
            assertThrows(AssertionError.class, () -> assertHarmless(raw, "four flashes"));
        }
    }

    @Test
    void picturesAndFadesTogetherFlashNoMoreThanThreeTimes() {
        Random random = new Random(8);
        double worst = 0;
        for (int run = 0; run < 120; run++) {
            guard.reset();
            Film film = randomFilm(random);
            double game = random.nextDouble();
            double[][] values = new double[48][300];
            boolean[] marks = new boolean[300];
            Arrays.fill(marks, true);
            int[] shown = film.cells(0);
            double wanted = 1;
            for (int i = 0; i < 300; i++) {
                long nowNs = i * 16_666_667L;
                int[] cells = film.cells(i);
                if (admit(cells, nowNs)) {
                    shown = cells;
                }
                wanted = random.nextInt(10) == 0 ? random.nextInt(2) : wanted;
                double fade = guard.fade(wanted, nowNs);
                for (int cell = 0; cell < 48; cell++) {
                    values[cell][i] = game + fade * (luminance(shown[cell]) - game);
                }
            }
            for (int from = 0; from + 60 <= 300; from++) {
                int over = 0;
                for (int cell = 0; cell < 48; cell++) {
                    over += flashes(values[cell], marks, from, from + 60, 0.1) > 3 ? 1 : 0;
                }
                worst = Math.max(worst, over / 48.0);
            }
        }
        System.out.printf("pictures and fades together: more than three flashes over %.0f %% at worst%n", 100 * worst);
        assertTrue(worst < 0.25, "over " + worst + " of the screen");
    }

    /** Strobes, scattered strobes, red alarms, noise, walking bands, and mixtures of these with calm. */
    private static Film randomFilm(Random random) {
        int kind = random.nextInt(6);
        int[] one = random.ints(48, 0, 0x1000000).toArray();
        int[] two = random.ints(48, 0, 0x1000000).toArray();
        int period = 1 + random.nextInt(20);
        double share = random.nextDouble();
        int calmEvery = 20 + random.nextInt(100);
        return frame -> {
            int[] cells = one.clone();
            if (frame / calmEvery % 3 == 2) {
                return cells;
            }
            for (int i = 0; i < 48; i++) {
                boolean on = switch (kind) {
                    case 0 -> frame / period % 2 == 0;
                    case 1 -> (frame + i) / period % 2 == 0;
                    case 2 -> random.nextDouble() < share;
                    case 3 -> (frame / period + i % 8) % 8 < 3;
                    case 4 -> i % 4 == frame % 4 && random.nextBoolean();
                    default -> i < 48 * share && frame % (period + 1) == 0;
                };
                if (kind == 0) {
                    cells[i] = on ? 0xFF0000 : 0x404040;
                } else if (kind == 2 && share < 0.3) {
                    cells[i] = random.nextInt(0x1000000);
                } else {
                    cells[i] = on ? one[i] : two[i];
                }
            }
            return cells;
        };
    }

    @Test
    void aRedAlarmOfEqualBrightnessIsCaught() {
        // The same luminance, now saturated red, now grey: only the red swings.
        int dim = grey(127);
        assertTrue(Math.abs(luminance(0xFF0000) - luminance(dim)) < 0.1);
        List<Shown> shown = play(frame -> all(frame / 3 % 2 == 0 ? 0xFF0000 : dim), 300, 60);
        assertTrue(shown.size() < 300);
        assertHarmless(shown, "alarm");
    }

    @Test
    void aSmallLampMayBlink() {
        // A twelfth of the screen, ten times a second.
        List<Shown> shown = play(frame -> {
            int[] cells = all(grey(60));
            Arrays.fill(cells, 0, 4, frame / 3 % 2 == 0 ? 0xFFFFFF : 0);
            return cells;
        }, 300, 60);
        assertEquals(300, shown.size());
    }

    @Test
    void brightOnBrightIsNoFlash() {
        // 0.82 to 1.0 relative luminance: the darker is not below 0.8.
        assertEquals(300, play(frame -> all(frame % 2 == 0 ? 0xFFFFFF : grey(234)), 300, 60).size());
    }

    @Test
    void aGentleFadePassesAndAWildOneIsHeld() {
        double last = guard.fade(0, 0);
        for (int i = 1; i <= 60; i++) {
            double wanted = Math.min(1, i / 15.0);
            last = guard.fade(wanted, i * 16_666_667L);
            assertEquals(wanted, last, 1e-9);
        }
        double[] values = new double[600];
        boolean[] marks = new boolean[600];
        Arrays.fill(marks, true);
        for (int i = 0; i < 600; i++) {
            values[i] = guard.fade(i / 6 % 2, SECOND_NS + i * 16_666_667L);
        }
        for (int from = 0; from + 60 <= 600; from++) {
            assertTrue(flashes(values, marks, from, from + 60, 0.1) <= 1, "from " + from);
        }
        for (int i = 0; i < 120; i++) {
            last = guard.fade(1, 11 * SECOND_NS + i * 16_666_667L);
        }
        assertEquals(1.0, last, "the hold ends");
    }

    @Test
    void realSizesAreReadInsideTheirBounds() {
        for (int[] size : new int[][] {{1, 1}, {3, 2}, {640, 360}, {1921, 1081}}) {
            ByteBuffer exact = ByteBuffer.allocate(size[0] * size[1] * 4);
            assertTrue(new FlickerGuard().admit(exact, size[0], size[1], 0));
        }
        ByteBuffer small = ByteBuffer.allocate(10);
        assertThrows(IllegalArgumentException.class, () -> guard.admit(small, 2, 2, 0));
        assertThrows(IllegalArgumentException.class, () -> guard.admit(small, 0, 2, 0));
    }

    @Test
    void nothingIsAllocatedAndAPictureTakesMicroseconds() {
        ByteBuffer frame = ByteBuffer.allocateDirect(640 * 360 * 4);
        long[] nowNs = {0};
        long startNs = System.nanoTime();
        assertEquals(0, Allocations.bytes(3000, () -> {
            nowNs[0] += 16_000_000L;
            guard.admit(frame, 640, 360, nowNs[0]);
            guard.fade(1, nowNs[0]);
        }));
        double us = (System.nanoTime() - startNs) / 18_000 / 1e3;
        System.out.printf("flicker guard: %.1f us a picture%n", us);
        assertTrue(us < 500, us + " us");
    }
}
