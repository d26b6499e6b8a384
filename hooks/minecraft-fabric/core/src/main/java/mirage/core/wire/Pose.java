package mirage.core.wire;

/**
 * Where a camera stands and looks, in the protocol's axes: x east, y up, z south, in metres (blocks).
 * Yaw 0 looks north (-z) and grows turning right; pitch grows looking up; roll grows tilting the head to the right.
 * All angles are degrees and need not be wrapped.
 *
 * @param x        metres east
 * @param y        metres up
 * @param z        metres south
 * @param yawDeg   0 is north, 90 east
 * @param pitchDeg 0 is level, 90 straight up
 * @param rollDeg  0 is upright
 * @param fovYDeg  vertical field of view, above 0 and below 180
 */
public record Pose(double x, double y, double z, double yawDeg, double pitchDeg, double rollDeg, double fovYDeg) {}
