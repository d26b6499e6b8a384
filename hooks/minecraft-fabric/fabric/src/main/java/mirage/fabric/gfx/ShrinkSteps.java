package mirage.fabric.gfx;

/**
 * How a picture is made smaller by linear sampling: in steps of at most two, since one sample reaches no further.
 * Nothing is allocated. Not public API.
 */
public final class ShrinkSteps {
    private static final int MOST = 16;

    private final int[] widths = new int[MOST];
    private final int[] heights = new int[MOST];
    private int count;
    private int fromWidth;
    private int fromHeight;
    private int maxWidth;
    private int maxHeight;

    /**
     * Works the steps out.
     *
     * @param width of the source in pixels, at least 1
     * @param height of the source in pixels, at least 1
     * @param mostWidth at most this wide; 0: no limit
     * @param mostHeight at most this high; 0: no limit
     * @return whether they differ from before
     */
    public boolean fit(int width, int height, int mostWidth, int mostHeight) {
        if (width == fromWidth && height == fromHeight && mostWidth == maxWidth && mostHeight == maxHeight) {
            return false;
        }
        fromWidth = width;
        fromHeight = height;
        maxWidth = mostWidth;
        maxHeight = mostHeight;
        double scale = Math.min(1.0, Math.min(
            mostWidth > 0 ? (double) mostWidth / width : 1.0, mostHeight > 0 ? (double) mostHeight / height : 1.0));
        int lastWidth = Math.max(1, (int) Math.round(width * scale));
        int lastHeight = Math.max(1, (int) Math.round(height * scale));
        count = 0;
        int stepWidth = width;
        int stepHeight = height;
        while (stepWidth > lastWidth || stepHeight > lastHeight) {
            stepWidth = Math.max(lastWidth, (stepWidth + 1) / 2);
            stepHeight = Math.max(lastHeight, (stepHeight + 1) / 2);
            widths[count] = stepWidth;
            heights[count] = stepHeight;
            count++;
        }
        return true;
    }

    /** Steps; 0: the source is small enough. */
    public int count() {
        return count;
    }

    /** Width after step {@code step}, in pixels. */
    public int width(int step) {
        return widths[step];
    }

    /** Height after step {@code step}, in pixels. */
    public int height(int step) {
        return heights[step];
    }

    /** Width of the result in pixels. */
    public int width() {
        return count == 0 ? fromWidth : widths[count - 1];
    }

    /** Height of the result in pixels. */
    public int height() {
        return count == 0 ? fromHeight : heights[count - 1];
    }
}
