package mirage.core.view;

/**
 * A camera's place and direction, mutable and reused so that nothing is allocated from frame to frame.
 *
 * <p>Axes are the protocol's: x east, y up, z south, in blocks. Yaw 0 looks north (-z), 90 east, and grows turning
 * right; pitch grows looking up; roll grows tilting the head to the right. Not safe for several threads.
 */
public final class CameraPose {
    public double x;
    public double y;
    public double z;
    public double yawDeg;
    public double pitchDeg;
    public double rollDeg;
    public double fovYDeg = 70.0;

    /** Sets everything; returns this. Angles in degrees need not be wrapped. */
    public CameraPose set(
            double x, double y, double z, double yawDeg, double pitchDeg, double rollDeg, double fovYDeg) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.yawDeg = yawDeg;
        this.pitchDeg = pitchDeg;
        this.rollDeg = rollDeg;
        this.fovYDeg = fovYDeg;
        return this;
    }

    /** Copies another pose; returns this. */
    public CameraPose set(CameraPose other) {
        return set(other.x, other.y, other.z, other.yawDeg, other.pitchDeg, other.rollDeg, other.fovYDeg);
    }

    /** Sets the pose from the game's own angles: its yaw 0 looks south, its pitch grows looking down. */
    public CameraPose setFromGame(
            double x, double y, double z, double gameYawDeg, double gamePitchDeg, double rollDeg, double fovYDeg) {
        return set(x, y, z, gameYawDeg + 180.0, -gamePitchDeg, rollDeg, fovYDeg);
    }

    /** Whether all numbers are finite and the field of view lies between 0 and 180 degrees. */
    public boolean isUsable() {
        double sum = x + y + z + yawDeg + pitchDeg + rollDeg;
        return !Double.isNaN(sum) && !Double.isInfinite(sum) && fovYDeg > 0.0 && fovYDeg < 180.0;
    }

    /**
     * Writes the camera's axes into {@code axes}: rows right, up and forward, nine numbers.
     *
     * @param axes at least nine long; overwritten
     */
    void axes(double[] axes) {
        double yaw = Math.toRadians(yawDeg);
        double pitch = Math.toRadians(pitchDeg);
        double roll = Math.toRadians(rollDeg);
        double sinYaw = Math.sin(yaw);
        double cosYaw = Math.cos(yaw);
        double sinPitch = Math.sin(pitch);
        double cosPitch = Math.cos(pitch);
        double sinRoll = Math.sin(roll);
        double cosRoll = Math.cos(roll);
        // Up of the level head is right x forward.
        double upX = -sinYaw * sinPitch;
        double upY = cosPitch;
        double upZ = cosYaw * sinPitch;
        axes[0] = cosRoll * cosYaw - sinRoll * upX;
        axes[1] = -sinRoll * upY;
        axes[2] = cosRoll * sinYaw - sinRoll * upZ;
        axes[3] = sinRoll * cosYaw + cosRoll * upX;
        axes[4] = cosRoll * upY;
        axes[5] = sinRoll * sinYaw + cosRoll * upZ;
        axes[6] = sinYaw * cosPitch;
        axes[7] = sinPitch;
        axes[8] = -cosYaw * cosPitch;
    }
}
