package mirage.core.view;

/**
 * Finds the camera that a picture was really drawn with. The game bobs and shakes the view by turning and moving what
 * it multiplies to the projection; the camera that it tells of does not know. Reused; nothing is allocated. Not safe
 * for several threads.
 */
public final class DrawnView {
    private static final double TOLERANCE = 2e-3;

    private final double[] shake = new double[16];
    private final double[] turn = new double[9];

    /**
     * Works the camera out. All matrices are sixteen numbers, column by column.
     *
     * @param projection what the game says that it projects with; {@link DepthLens#set} understood it
     * @param drawn what it projected with in truth
     * @param viewRotation from the world's directions to the eye's
     * @param x the camera's place, blocks; y and z likewise
     * @param y up
     * @param z south
     * @param out gets the camera, if there is one
     * @return false: the view is stretched, as by nausea, and no camera sees so
     */
    public boolean read(float[] projection, float[] drawn, float[] viewRotation, double x, double y, double z,
            CameraPose out) {
        unproject(projection, drawn);
        if (!isRigid()) {
            return false;
        }
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                double sum = 0;
                for (int i = 0; i < 3; i++) {
                    sum += shake[4 * i + row] * viewRotation[4 * column + i];
                }
                turn[3 * row + column] = sum;
            }
        }
        if (!isTurn()) {
            return false;
        }
        double forwardX = -turn[6];
        double forwardY = Math.max(-1, Math.min(1, -turn[7]));
        double forwardZ = -turn[8];
        double yaw = Math.atan2(forwardX, -forwardZ);
        double pitch = Math.asin(forwardY);
        // The right-hand side and up of a head that is held level, to measure the tilt against.
        double level = turn[0] * Math.cos(yaw) + turn[2] * Math.sin(yaw);
        double upward = -turn[0] * Math.sin(yaw) * Math.sin(pitch) + turn[1] * Math.cos(pitch)
            + turn[2] * Math.cos(yaw) * Math.sin(pitch);
        out.set(
            x - back(0), y - back(1), z - back(2),
            Math.toDegrees(yaw), Math.toDegrees(pitch), Math.toDegrees(Math.atan2(-upward, level)),
            Math.toDegrees(2 * Math.atan(1 / projection[5])));
        return out.isUsable();
    }

    /** What was multiplied to the projection: its inverse times what was drawn with. */
    private void unproject(float[] projection, float[] drawn) {
        for (int column = 0; column < 16; column += 4) {
            shake[column] = drawn[column] / (double) projection[0];
            shake[column + 1] = drawn[column + 1] / (double) projection[5];
            shake[column + 2] = -(double) drawn[column + 3];
            shake[column + 3] = (drawn[column + 2] + (double) projection[10] * drawn[column + 3]) / projection[14];
        }
    }

    private boolean isRigid() {
        boolean affine = Math.abs(shake[3]) + Math.abs(shake[7]) + Math.abs(shake[11]) < 3 * TOLERANCE
            && Math.abs(shake[15] - 1) < TOLERANCE;
        for (int column = 0; column < 3 && affine; column++) {
            for (int other = column; other < 3; other++) {
                double product = 0;
                for (int row = 0; row < 3; row++) {
                    product += shake[4 * column + row] * shake[4 * other + row];
                }
                affine &= Math.abs(product - (column == other ? 1 : 0)) < TOLERANCE;
            }
        }
        return affine;
    }

    /** Whether the rotation is one, and no mirror. */
    private boolean isTurn() {
        double volume = turn[0] * (turn[4] * turn[8] - turn[5] * turn[7])
            - turn[1] * (turn[3] * turn[8] - turn[5] * turn[6])
            + turn[2] * (turn[3] * turn[7] - turn[4] * turn[6]);
        return Math.abs(volume - 1) < 3 * TOLERANCE;
    }

    /** The shift of the eye, turned back into the world: one of its axes. */
    private double back(int axis) {
        return turn[axis] * shake[12] + turn[3 + axis] * shake[13] + turn[6 + axis] * shake[14];
    }
}
