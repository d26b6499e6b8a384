package mirage.core.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns the game's depth values into the protocol's: metres along each pixel's own ray, 0 for the sky.
 *
 * <p>The game keeps depth reversed: 1 is the near plane, 0 the far one and whatever nothing was drawn on. With near
 * plane n and far plane f, a depth of d lies z = k / (d + c) blocks ahead, where c = n / (f - n) and k = c * f. The
 * clip spaces of OpenGL (-1 to 1) and Vulkan (0 to 1) give the same d; only their projections differ, and both are
 * understood. Mutable and reused; nothing is allocated. Not safe for several threads.
 */
public final class DepthLens {
    private static final double TOLERANCE = 1e-5;

    private double scale;
    private double offset;
    private double tanX;
    private double tanY;
    private boolean usable;

    /**
     * Reads a projection.
     *
     * @param projection sixteen numbers, column by column, without what bobs the view
     * @return whether it is a plain view in perspective with reversed depth, the eye in the middle
     */
    public boolean set(float[] projection) {
        usable = false;
        for (int i = 0; i < 16; i++) {
            boolean used = i == 0 || i == 5 || i == 10 || i == 11 || i == 14;
            if (!used && !(Math.abs(projection[i]) <= TOLERANCE)) { // NaN is unfit as well
                return false;
            }
        }
        double ahead = projection[10];
        double shift = projection[14];
        boolean sane = projection[0] > 0 && projection[5] > 0 && Math.abs(projection[11] + 1) < TOLERANCE && shift > 0;
        if (sane && ahead >= 0 && ahead < 0.5) { // clip space from 0 to 1
            offset = ahead;
            scale = shift;
        } else if (sane && ahead >= 1 && ahead < 2) { // from -1 to 1
            offset = (ahead - 1) / 2;
            scale = shift / 2;
        } else {
            return false;
        }
        tanX = 1 / projection[0];
        tanY = 1 / projection[5];
        usable = Double.isFinite(scale) && Double.isFinite(tanX) && Double.isFinite(tanY);
        return usable;
    }

    /** Copies another lens. */
    public void set(DepthLens other) {
        scale = other.scale;
        offset = other.offset;
        tanX = other.tanX;
        tanY = other.tanY;
        usable = other.usable;
    }

    /** Forgets the projection. */
    public void clear() {
        usable = false;
    }

    /** Whether the last projection was understood. */
    public boolean isUsable() {
        return usable;
    }

    /** Width of the picture over its height. */
    public double aspect() {
        return tanX / tanY;
    }

    /**
     * How far ahead a depth lies.
     *
     * @param depth 0 to 1, 1 is near
     * @return blocks along the viewing direction; 0 for the sky and for what is no depth
     */
    public double ahead(float depth) {
        return depth > 0 && depth <= 1 ? scale / (depth + offset) : 0;
    }

    /**
     * Turns a picture of depths into distances. Which way up it is does not matter.
     *
     * @param depths floats in the machine's order, at least width x height of them from the buffer's start
     * @param metres gets floats, little-endian, from its start; may be the same buffer
     * @param width pixels
     * @param height pixels
     */
    public void toMetres(ByteBuffer depths, ByteBuffer metres, int width, int height) {
        boolean swapIn = depths.order() != ByteOrder.nativeOrder();
        boolean swapOut = metres.order() != ByteOrder.LITTLE_ENDIAN;
        float k = (float) scale;
        float c = (float) offset;
        float stepX = (float) (2 * tanX / width);
        float startX = (float) (tanX / width - tanX);
        for (int row = 0, at = 0; row < height; row++) {
            double v = ((2 * row + 1.0) / height - 1) * tanY;
            float across = (float) (1 + v * v);
            for (int column = 0; column < width; column++, at += Float.BYTES) {
                int bits = depths.getInt(at);
                float d = Float.intBitsToFloat(swapIn ? Integer.reverseBytes(bits) : bits);
                float u = startX + column * stepX;
                float distance = d > 0 && d <= 1 ? k / (d + c) * (float) Math.sqrt(across + u * u) : 0;
                int out = Float.floatToRawIntBits(distance);
                metres.putInt(at, swapOut ? Integer.reverseBytes(out) : out);
            }
        }
    }
}
