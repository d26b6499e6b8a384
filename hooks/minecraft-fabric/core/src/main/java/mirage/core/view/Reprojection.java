package mirage.core.view;

import java.util.Arrays;

/**
 * Late reprojection: where each part of a styled picture belongs on the screen after the player turned on.
 *
 * <p>A styled picture shows the view of some 60 to 120 ms ago. Turning is most of what a player sees of that delay, and
 * a pure turn moves pixels by a homography that needs no depth. The GUI cannot draw in perspective, so the picture is
 * cut into a mesh of small quads whose corners follow the homography exactly.
 *
 * <p>Corners are x, y in 0..1 of the screen from its top left, row by row, the picture's top row first, (columns + 1)
 * to the row. They may lie outside the screen. Nothing is allocated after construction. One thread at a time.
 */
public final class Reprojection {
    public static final int DEFAULT_COLUMNS = 32;
    public static final int DEFAULT_ROWS = 18;

    /** Below this share of the screen covered, too little of the picture is left to be worth showing. */
    public static final double LEAST_COVERAGE = 0.3;
    /** Past this turn of the viewing direction, corners near the back of the camera would land anywhere. */
    public static final double MOST_TURN_DEG = 75.0;

    /** Corners closer than this to the camera's own plane, or behind it, go far off the screen on their own side. */
    private static final double NEAREST = 0.02;
    private static final int COVERAGE_COLUMNS = 16;
    private static final int COVERAGE_ROWS = 9;

    private final int columns;
    private final int rows;
    private final float[] corners;
    private final double[] fromAxes = new double[9];
    private final double[] toAxes = new double[9];
    private final double[] turn = new double[9];
    private double coverage = 1.0;

    /** A mesh of the default 32 x 18 quads. */
    public Reprojection() {
        this(DEFAULT_COLUMNS, DEFAULT_ROWS);
    }

    /** A mesh of {@code columns} x {@code rows} quads, 1 to 256 each. */
    public Reprojection(int columns, int rows) {
        if (columns < 1 || columns > 256 || rows < 1 || rows > 256) {
            throw new IllegalArgumentException("a mesh has 1 to 256 columns and rows, not " + columns + " x " + rows);
        }
        this.columns = columns;
        this.rows = rows;
        corners = new float[(columns + 1) * (rows + 1) * 2];
        reset();
    }

    /** Quads to the row. */
    public int columns() {
        return columns;
    }

    /** Rows of quads. */
    public int rows() {
        return rows;
    }

    /** The corners, {@code (columns + 1) * (rows + 1)} pairs of x, y; the same array for ever, not to be written to. */
    public float[] corners() {
        return corners;
    }

    /** The share of the screen, 0..1, that the picture covers after the last {@link #update}. */
    public double coverage() {
        return coverage;
    }

    /** Lays the picture flat over the whole screen: for a styled frame without a pose, or where the warp is off. */
    public void reset() {
        int at = 0;
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                corners[at++] = (float) column / columns;
                corners[at++] = (float) row / rows;
            }
        }
        coverage = 1.0;
    }

    /**
     * Moves the corners to where the picture taken from {@code from} belongs in the view from {@code to}. Only the turn
     * and the fields of view count, not the places.
     *
     * @param fromAspect width over height of the picture as it was rendered
     * @param toAspect width over height of the screen now
     * @return false: give up, fade to the raw game. Where hardly anything is covered the corners are right all the
     *     same; where the turn is too far they stay as they were, so that what fades out does not jump back over the
     *     screen; where a number is unusable they lie flat.
     */
    public boolean update(CameraPose from, double fromAspect, CameraPose to, double toAspect) {
        if (!from.isUsable() || !to.isUsable() || !isAspect(fromAspect) || !isAspect(toAspect)) {
            reset();
            coverage = 0.0;
            return false;
        }
        from.axes(fromAxes);
        to.axes(toAxes);
        multiplyByTransposed(toAxes, fromAxes, turn);
        if (turn[8] < Math.cos(Math.toRadians(MOST_TURN_DEG))) {
            coverage = 0.0;
            return false;
        }
        double fromTan = Math.tan(Math.toRadians(from.fovYDeg) / 2);
        double toTan = Math.tan(Math.toRadians(to.fovYDeg) / 2);
        coverage = covered(fromTan * fromAspect, fromTan, toTan * toAspect, toTan);
        place(fromTan * fromAspect, fromTan, 0.5 / (toTan * toAspect), 0.5 / toTan);
        return coverage >= LEAST_COVERAGE;
    }

    /** Takes half the picture's field of view as tangents, and the screen's focal lengths in units of its sides. */
    private void place(double halfWidth, double halfHeight, double focalX, double focalY) {
        int at = 0;
        for (int row = 0; row <= rows; row++) {
            double up = halfHeight * (1.0 - 2.0 * row / rows);
            for (int column = 0; column <= columns; column++) {
                double right = halfWidth * (2.0 * column / columns - 1.0);
                double x = turn[0] * right + turn[1] * up + turn[2];
                double y = turn[3] * right + turn[4] * up + turn[5];
                double ahead = turn[6] * right + turn[7] * up + turn[8];
                double least = NEAREST * Math.sqrt(x * x + y * y + ahead * ahead);
                double depth = Math.max(ahead, least);
                corners[at++] = (float) (0.5 + focalX * x / depth);
                corners[at++] = (float) (0.5 - focalY * y / depth);
            }
        }
    }

    /** Looks from points of the screen back into the picture and counts those that hit it. */
    private double covered(double fromHalfWidth, double fromHalfHeight, double toHalfWidth, double toHalfHeight) {
        int hits = 0;
        for (int row = 0; row < COVERAGE_ROWS; row++) {
            double up = toHalfHeight * (1.0 - (2.0 * row + 1.0) / COVERAGE_ROWS);
            for (int column = 0; column < COVERAGE_COLUMNS; column++) {
                double right = toHalfWidth * ((2.0 * column + 1.0) / COVERAGE_COLUMNS - 1.0);
                double x = turn[0] * right + turn[3] * up + turn[6];
                double y = turn[1] * right + turn[4] * up + turn[7];
                double ahead = turn[2] * right + turn[5] * up + turn[8];
                if (Math.abs(x) <= fromHalfWidth * ahead && Math.abs(y) <= fromHalfHeight * ahead) {
                    hits++;
                }
            }
        }
        return (double) hits / (COVERAGE_COLUMNS * COVERAGE_ROWS);
    }

    private static boolean isAspect(double aspect) {
        return aspect >= 0.01 && aspect <= 100.0;
    }

    private static void multiplyByTransposed(double[] left, double[] right, double[] out) {
        Arrays.fill(out, 0.0);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    out[row * 3 + column] += left[row * 3 + k] * right[column * 3 + k];
                }
            }
        }
    }
}
