package mirage.fabric;

import java.util.Arrays;

/**
 * Rectangles of the screen that stay raw, and the rest of it cut into rectangles to draw in. Any thread may change
 * them; {@link #update} and the reading belong to the render thread. No allocation unless the areas or the screen
 * change.
 */
public final class RawAreas {
    /** Areas kept at the same time. */
    public static final int MOST = 4;

    private final String[] sources = new String[MOST];
    private final double[][] areas = new double[MOST][];
    private int version;

    private int seenVersion = -1;
    private int seenWidth;
    private int seenHeight;
    private int[] rectangles = new int[0];

    /** Keeps an area raw; all four are fractions of the screen. False: there are {@link #MOST} already. */
    synchronized boolean put(String source, double x, double y, double width, double height) {
        int slot = indexOf(source);
        if (slot < 0) {
            slot = indexOf(null);
        }
        if (slot < 0) {
            return false;
        }
        double[] area = {x, y, Math.min(1, x + width), Math.min(1, y + height)};
        if (!source.equals(sources[slot]) || !Arrays.equals(area, areas[slot])) {
            sources[slot] = source;
            areas[slot] = area;
            version++;
        }
        return true;
    }

    /** Takes an area away. */
    synchronized void remove(String source) {
        int slot = indexOf(source);
        if (slot >= 0) {
            sources[slot] = null;
            areas[slot] = null;
            version++;
        }
    }

    /**
     * Cuts the screen anew if needed.
     *
     * @param width of the screen, in GUI pixels
     * @param height of the screen, in GUI pixels
     * @return how many rectangles to draw in; without areas one, the screen
     */
    synchronized int update(int width, int height) {
        if (version != seenVersion || width != seenWidth || height != seenHeight) {
            seenVersion = version;
            seenWidth = width;
            seenHeight = height;
            rectangles = cut(width, height);
        }
        return rectangles.length / 4;
    }

    /** Side {@code side} (0 left, 1 top, 2 width, 3 height) of rectangle {@code index}, in GUI pixels. */
    int side(int index, int side) {
        return rectangles[4 * index + side];
    }

    private int indexOf(String source) {
        for (int i = 0; i < MOST; i++) {
            if (source == null ? sources[i] == null : source.equals(sources[i])) {
                return i;
            }
        }
        return -1;
    }

    /** Bands between the areas' tops and bottoms; in each band the gaps between the areas that cross it. */
    private int[] cut(int width, int height) {
        int[][] raw = new int[MOST][];
        int count = 0;
        int[] edges = new int[2 * MOST + 2];
        int edgeCount = 0;
        edges[edgeCount++] = 0;
        edges[edgeCount++] = height;
        for (double[] area : areas) {
            if (area != null) {
                int[] pixels = {(int) Math.floor(area[0] * width), (int) Math.floor(area[1] * height),
                    (int) Math.ceil(area[2] * width), (int) Math.ceil(area[3] * height)};
                raw[count++] = pixels;
                edges[edgeCount++] = pixels[1];
                edges[edgeCount++] = pixels[3];
            }
        }
        Arrays.sort(edges, 0, edgeCount);
        Arrays.sort(raw, 0, count, (a, b) -> Integer.compare(a[0], b[0]));
        int[] made = new int[4 * edgeCount * (MOST + 1)];
        int used = 0;
        for (int band = 0; band + 1 < edgeCount; band++) {
            int top = edges[band];
            int bottom = edges[band + 1];
            if (bottom <= top) {
                continue;
            }
            int left = 0;
            for (int i = 0; i <= count; i++) {
                boolean last = i == count;
                if (!last && (raw[i][1] >= bottom || raw[i][3] <= top)) {
                    continue;
                }
                int right = last ? width : raw[i][0];
                if (right > left) {
                    made[used++] = left;
                    made[used++] = top;
                    made[used++] = right - left;
                    made[used++] = bottom - top;
                }
                left = last ? left : Math.max(left, raw[i][2]);
            }
        }
        return Arrays.copyOf(made, used);
    }
}
