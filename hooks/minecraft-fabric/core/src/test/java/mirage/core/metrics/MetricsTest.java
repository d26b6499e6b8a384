package mirage.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final long MS = 1_000_000L;
    private final FrameFigures figures = new FrameFigures();
    private final StatusLine line = new StatusLine(figures);

    @Test
    void percentilesAreThoseOfTheLast240Values() {
        Random random = new Random(3);
        Percentiles percentiles = new Percentiles();
        assertTrue(Float.isNaN(percentiles.at(50)));
        float[] all = new float[1000];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextFloat() * 100;
            percentiles.add(all[i]);
            percentiles.add(Double.NaN);
            float[] window = Arrays.copyOfRange(all, Math.max(0, i + 1 - Percentiles.WINDOW), i + 1);
            Arrays.sort(window);
            for (double percent : new double[] {0, 50, 95, 99, 100}) {
                int rank = Math.max(1, (int) Math.ceil(percent / 100 * window.length));
                assertEquals(window[rank - 1], percentiles.at(percent), "at " + percent);
            }
        }
        assertEquals(240, percentiles.count());
        percentiles.clear();
        assertEquals(0, percentiles.count());
    }

    private void flow(int frames, double fps) {
        for (int i = 0; i < frames; i++) {
            figures.arrived((long) (i * 1e9 / fps), 2, 2, 4, 28, 1);
            figures.shown(i % 10 == 0 ? 95 : 62, 1);
        }
    }

    @Test
    void framesASecondFollowTheLastTwoSeconds() {
        assertEquals(0.0, figures.fps(0));
        flow(200, 34);
        long nowNs = (long) (199 * 1e9 / 34);
        assertEquals(34.0, figures.fps(nowNs), 0.01);
        assertEquals(34.0, figures.fps(nowNs + 1000 * MS), 0.1);
        assertEquals(0.0, figures.fps(nowNs + 2100 * MS));
        figures.clear();
        assertEquals(0.0, figures.fps(nowNs));
    }

    @Test
    void theLineSaysWhatThePlayerWantsToKnow() {
        flow(240, 34);
        long nowNs = (long) (239 * 1e9 / 34);
        assertEquals(
                "Mirage: steampunk · 34 fps · age 62/95 ms · read 2 send 3 queue 4 model 28 show 1"
                        + " · base on NVIDIA H100",
                line.text(nowNs, "steampunk", "base", "NVIDIA H100", ""));
        line.refresh();
        assertTrue(line.text(nowNs, "", "", "", "flicker held back").startsWith("Mirage: the game as it is · 34 fps"));
        assertTrue(line.text(nowNs, "", "", "", "").endsWith("show 1 · flicker held back"));
        line.refresh();
        String longPrompt = line.text(nowNs, "🏯".repeat(100), "", "", "");
        assertTrue(longPrompt.startsWith("Mirage: " + "🏯".repeat(39) + "… · "), longPrompt);
    }

    @Test
    void withoutFramesTheLineSaysWhyNot() {
        assertEquals(
                "Mirage: noir · waiting for the first styled frame · tiny on cpu",
                line.text(0, "noir", "tiny", "cpu", ""));
        assertEquals("Mirage: no daemon at tcp://127.0.0.1:7420", new StatusLine(figures)
                .message(0, "no daemon at tcp://127.0.0.1:7420"));
    }

    @Test
    void aNewTextIsMadeFourTimesASecondAtMost() {
        flow(10, 30);
        String first = line.text(0, "a", "", "", "");
        assertSame(first, line.text(249 * MS, "b", "", "", ""));
        String second = line.text(250 * MS, "b", "", "", "");
        assertNotSame(first, second);
        int texts = 1;
        String last = second;
        for (int frame = 0; frame < 600; frame++) {
            String now = line.text(250 * MS + frame * 16_666_667L, "b", "", "", "");
            texts += now == last ? 0 : 1;
            last = now;
        }
        assertTrue(texts <= 41, "in ten seconds: " + texts);
    }

    @Test
    void addingAndReadingAllocateNothing() {
        line.text(0, "a", "", "", "");
        long[] frame = {0};
        assertEquals(0, Allocations.bytes(2000, () -> {
            frame[0]++;
            figures.arrived(frame[0] * 16 * MS, 2, 2, 4, 28, 1);
            figures.shown(60 + frame[0] % 7, 1);
            figures.rendered(0.1);
            figures.ageMs().at(95);
            figures.fps(frame[0] * 16 * MS);
            line.text(frame[0] % 200, "a", "", "", "");
        }));
    }
}
