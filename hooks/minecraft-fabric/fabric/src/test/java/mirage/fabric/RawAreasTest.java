package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RawAreasTest {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;

    @Test
    void withoutAreasTheWholeScreenIsOneRectangle() {
        RawAreas areas = new RawAreas();
        assertEquals(1, areas.update(WIDTH, HEIGHT));
        assertEquals(0, areas.side(0, 0));
        assertEquals(0, areas.side(0, 1));
        assertEquals(WIDTH, areas.side(0, 2));
        assertEquals(HEIGHT, areas.side(0, 3));
    }

    @Test
    void anAreaOfTheWholeScreenLeavesNothing() {
        RawAreas areas = new RawAreas();
        assertTrue(areas.put("map", 0, 0, 1, 1));
        assertEquals(0, areas.update(WIDTH, HEIGHT));
        areas.remove("map");
        assertEquals(1, areas.update(WIDTH, HEIGHT));
    }

    @Test
    void aFifthSourceIsRefusedAndAKnownOneMoves() {
        RawAreas areas = new RawAreas();
        for (int i = 0; i < RawAreas.MOST; i++) {
            assertTrue(areas.put("mod" + i, 0, 0, 0.1, 0.1));
        }
        assertFalse(areas.put("late", 0, 0, 0.1, 0.1));
        assertTrue(areas.put("mod0", 0.5, 0.5, 0.1, 0.1));
    }

    @Test
    void everyPixelIsDrawnOnceOrIsRaw() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            RawAreas areas = new RawAreas();
            int count = random.nextInt(RawAreas.MOST + 1);
            boolean[][] raw = new boolean[HEIGHT][WIDTH];
            for (int i = 0; i < count; i++) {
                int left = random.nextInt(WIDTH);
                int top = random.nextInt(HEIGHT);
                int right = left + random.nextInt(WIDTH - left + 1);
                int bottom = top + random.nextInt(HEIGHT - top + 1);
                areas.put("mod" + i, left / (double) WIDTH, top / (double) HEIGHT,
                    (right - left) / (double) WIDTH, (bottom - top) / (double) HEIGHT);
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        raw[y][x] = true;
                    }
                }
            }
            int[][] drawn = new int[HEIGHT][WIDTH];
            int rectangles = areas.update(WIDTH, HEIGHT);
            for (int i = 0; i < rectangles; i++) {
                for (int y = areas.side(i, 1); y < areas.side(i, 1) + areas.side(i, 3); y++) {
                    for (int x = areas.side(i, 0); x < areas.side(i, 0) + areas.side(i, 2); x++) {
                        drawn[y][x]++;
                    }
                }
            }
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    assertTrue(drawn[y][x] <= 1, "drawn twice");
                    // Rounding grows an area by a pixel at most; never does it show less of the game than asked.
                    assertFalse(raw[y][x] && drawn[y][x] > 0, "an area that was to stay raw is drawn over");
                    if (drawn[y][x] == 0) {
                        assertTrue(near(raw, x, y), "a hole at " + x + ", " + y);
                    }
                }
            }
        }
    }

    private static boolean near(boolean[][] raw, int x, int y) {
        for (int v = Math.max(0, y - 1); v <= Math.min(HEIGHT - 1, y + 1); v++) {
            for (int u = Math.max(0, x - 1); u <= Math.min(WIDTH - 1, x + 1); u++) {
                if (raw[v][u]) {
                    return true;
                }
            }
        }
        return false;
    }
}
