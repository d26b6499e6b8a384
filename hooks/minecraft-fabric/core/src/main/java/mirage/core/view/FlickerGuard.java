package mirage.core.view;

import java.nio.ByteBuffer;

/**
 * Keeps the styled picture from flashing: WCAG 2.3.1 allows no more than three flashes within any second.
 *
 * <p>A model can flicker, and a prompt can ask for it. The guard looks at the mean relative luminance and the
 * saturated red of 8 x 6 cells of every styled picture, and of the whole. A picture that would make a quarter of the
 * screen, or the whole on average, flash too often is not let through: the picture before it stays, still warped to
 * where the player looks. Since only the pictures that oppose are held back, a flicker between two states settles on
 * one of them at the full frame rate. A steady picture, a slow change and a single cut pass untouched.
 *
 * <p>Of the three flashes, two are for pictures and one for fading to the game and back ({@link #fade}). After it had
 * to hold a picture back the guard allows one flash a second until {@link #CALM_NS} have passed without. What the
 * player's own hand does (compare, toggle) and what the game itself shows are not its business; so where the player
 * turns, {@link #looking} lets the cells begin anew, and meanwhile only the picture as a whole is watched.
 *
 * <p>Allocates nothing after construction. One thread at a time (the render thread). Times are a monotonic clock's.
 */
public final class FlickerGuard {
    /** Swings of a picture (two make a flash) allowed within a second. */
    static final int PICTURE_SWINGS = 4;
    /** The same while the guard is calming. */
    static final int CALM_SWINGS = 2;
    /** Swings of the fade allowed within a second. */
    static final int FADE_SWINGS = 2;
    static final long CALM_NS = 3_000_000_000L;
    /** Half a cell of the usual field of view: after such a turn a cell shows mostly another part of the world. */
    static final double OTHER_VIEW_DEG = 6.0;

    static final int COLUMNS = 8;
    static final int ROWS = 6;
    static final int CELLS = COLUMNS * ROWS;
    /** Points to the side of a cell: means, not single points, so that moving detail is not taken for flashing. */
    private static final int POINTS = 5;

    private static final float LUMINANCE_SWING = 0.1f;
    private static final float DARK = 0.8f;
    /** WCAG's 20 of 320. */
    private static final float RED_SWING = 0.0625f;
    private static final float SATURATED = 0.8f;
    private static final float FADE_SWING = 0.1f;
    private static final double FADE_MS = 150.0;

    private static final float[] LINEAR = new float[256];

    static {
        for (int i = 0; i < 256; i++) {
            double value = i / 255.0;
            LINEAR[i] = (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
    }

    // The last value is the whole picture's mean.
    private final float[] luminance = new float[CELLS + 1];
    private final float[] redness = new float[CELLS + 1];
    private final boolean[] saturated = new boolean[CELLS + 1];
    private final Swings bright = new Swings(CELLS + 1, LUMINANCE_SWING);
    private final Swings red = new Swings(CELLS + 1, RED_SWING);
    private final Swings fades = new Swings(1, FADE_SWING);
    private double shownFade;
    private long fadedNs;
    private boolean calmed;
    private long calmedNs;
    private long heldBack;
    private double cellsYawDeg;
    private double cellsPitchDeg;

    /**
     * Says where the next picture looks; call it before {@link #admit} if the direction is known. A head that turns
     * brings light and dark to a place on the screen by turns, and that is no flicker of the picture.
     *
     * @param yawDeg degrees, need not be wrapped
     * @param pitchDeg degrees
     */
    public void looking(double yawDeg, double pitchDeg) {
        double turn = Math.IEEEremainder(yawDeg - cellsYawDeg, 360.0) * Math.cos(Math.toRadians(pitchDeg));
        double nod = pitchDeg - cellsPitchDeg;
        if (turn * turn + nod * nod >= OTHER_VIEW_DEG * OTHER_VIEW_DEG) {
            bright.forget(CELLS);
            red.forget(CELLS);
            cellsYawDeg = yawDeg;
            cellsPitchDeg = pitchDeg;
        }
    }

    /**
     * Decides about a new styled picture.
     *
     * @param rgba8 width x height x 4 bytes from index 0; row order does not matter, position and limit stay
     * @return true: show it. False: keep showing the one before; give this one back.
     * @throws IllegalArgumentException if the buffer is too short for the size
     */
    public boolean admit(ByteBuffer rgba8, int width, int height, long nowNs) {
        if (width < 1 || height < 1 || (long) width * height * 4 > rgba8.limit()) {
            throw new IllegalArgumentException(
                    "a picture of " + width + " x " + height + " does not fit " + rgba8.limit() + " bytes");
        }
        measure(rgba8, width, height);
        int budget = isCalming(nowNs) ? CALM_SWINGS : PICTURE_SWINGS;
        if (flashes(bright, luminance, false, budget, nowNs) || flashes(red, redness, true, budget, nowNs)) {
            calmed = true;
            calmedNs = nowNs;
            heldBack++;
            return false;
        }
        for (int cell = 0; cell <= CELLS; cell++) {
            bright.show(cell, luminance[cell], luminance[cell] < DARK, nowNs);
            red.show(cell, redness[cell], saturated[cell], nowNs);
        }
        bright.shown();
        red.shown();
        return true;
    }

    /**
     * Lets a fade between the styled picture and the game through, or holds it where it is if it would make the screen
     * flash. Call it once a drawn frame with the fade of {@link OverlayPolicy#step}.
     *
     * @return the fade to use, 0..1
     */
    public double fade(double wanted, long nowNs) {
        if (!fades.isStarted()) {
            shownFade = wanted;
        } else {
            double most = Math.max(0.0, (nowNs - fadedNs) / 1e6) / FADE_MS;
            double next = shownFade + Math.max(-most, Math.min(most, wanted - shownFade));
            if (!fades.wouldSwing(0, (float) next, true) || fades.recent(0, nowNs) < FADE_SWINGS) {
                shownFade = next;
            }
        }
        fadedNs = nowNs;
        fades.show(0, (float) shownFade, true, nowNs);
        fades.shown();
        return shownFade;
    }

    /** Whether the guard had to hold pictures back in the last seconds; worth a word in the status line. */
    public boolean isCalming(long nowNs) {
        return calmed && nowNs - calmedNs < CALM_NS;
    }

    /** Pictures held back since the guard was made. */
    public long heldBack() {
        return heldBack;
    }

    /** Forgets what was shown: for another world, or after the overlay was away for more than a second. */
    public void reset() {
        bright.reset();
        red.reset();
        fades.reset();
        calmed = false;
    }

    private boolean flashes(Swings swings, float[] values, boolean byRed, int budget, long nowNs) {
        int over = 0;
        boolean swinging = false;
        for (int cell = 0; cell <= CELLS; cell++) {
            boolean mark = byRed ? saturated[cell] : values[cell] < DARK;
            boolean swing = swings.wouldSwing(cell, values[cell], mark);
            if (swings.recent(cell, nowNs) + (swing ? 1 : 0) > budget) {
                if (swing && cell == CELLS) {
                    return true;
                }
                over += cell < CELLS ? 1 : 0;
                swinging |= swing;
            }
        }
        // A picture in which none of those cells changes makes nothing worse.
        return swinging && over * 4 >= CELLS;
    }

    private void measure(ByteBuffer rgba8, int width, int height) {
        float allRed = 0f;
        float allGreen = 0f;
        float allBlue = 0f;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                float r = 0f;
                float g = 0f;
                float b = 0f;
                for (int j = 0; j < POINTS; j++) {
                    int y = (2 * (row * POINTS + j) + 1) * height / (2 * ROWS * POINTS);
                    for (int i = 0; i < POINTS; i++) {
                        int x = (2 * (column * POINTS + i) + 1) * width / (2 * COLUMNS * POINTS);
                        int at = (y * width + x) * 4;
                        r += LINEAR[rgba8.get(at) & 0xFF];
                        g += LINEAR[rgba8.get(at + 1) & 0xFF];
                        b += LINEAR[rgba8.get(at + 2) & 0xFF];
                    }
                }
                keep(row * COLUMNS + column, r / (POINTS * POINTS), g / (POINTS * POINTS), b / (POINTS * POINTS));
                allRed += r;
                allGreen += g;
                allBlue += b;
            }
        }
        float points = CELLS * POINTS * POINTS;
        keep(CELLS, allRed / points, allGreen / points, allBlue / points);
    }

    private void keep(int cell, float r, float g, float b) {
        float sum = r + g + b;
        luminance[cell] = 0.2126f * r + 0.7152f * g + 0.0722f * b;
        redness[cell] = Math.max(0f, r - g - b);
        saturated[cell] = sum > 0f && r >= SATURATED * sum;
    }
}
