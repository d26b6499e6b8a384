package mirage.core.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final long MS = 1_000_000L;
    private final FrameFigures figures = new FrameFigures();

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
    void addingAndReadingAllocateNothing() {
        long[] frame = {0};
        assertEquals(0, Allocations.bytes(2000, () -> {
            frame[0]++;
            figures.arrived(frame[0] * 16 * MS, 2, 2, 4, 28, 1);
            figures.shown(60 + frame[0] % 7, 1);
            figures.rendered(0.1);
            figures.ageMs().at(95);
            figures.fps(frame[0] * 16 * MS);
        }));
    }
}
