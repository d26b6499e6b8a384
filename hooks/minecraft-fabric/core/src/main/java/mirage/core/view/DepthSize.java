package mirage.core.view;

/** The size at which depth is read: what a model needs, not what a screen shows. */
public final class DepthSize {
    /** Pixels. */
    public static final int MAX_WIDTH = 512;
    /** Pixels. */
    public static final int MAX_HEIGHT = 288;

    private DepthSize() {
    }

    /** Width to read at, in pixels, for a picture of this size. */
    public static int width(int width, int height) {
        return apart(width, Math.min(MAX_WIDTH, (int) ((long) MAX_HEIGHT * width / height)));
    }

    /** Height to read at, in pixels, for a picture of this size. */
    public static int height(int width, int height) {
        return apart(height, Math.min(MAX_HEIGHT, (int) ((long) MAX_WIDTH * height / width)));
    }

    /**
     * One less where each sample would lie right between two pixels: which of the two is taken would be left to the
     * driver's rounding, and a flat floor would get a grain.
     */
    private static int apart(int from, int to) {
        int size = Math.max(1, Math.min(from, to));
        return size > 1 && from % size == 0 && from / size % 2 == 0 ? size - 1 : size;
    }
}
