package mirage.fabric;

/**
 * Motion of the mouse, worked out from how far the player turned, for that is what every version of the game tells in
 * the same words. Counts are those of a mouse at the game's middle sensitivity, where one turns by 0.15 degrees; a
 * gamepad comes out in the same measure. No allocation. Client thread.
 */
final class TurnCounter {
    static final double DEG_PER_COUNT = 0.15;

    private double lastYawDeg;
    private double lastPitchDeg;
    private boolean started;
    private double dx;
    private double dy;

    /** Adds the turn since the last call; angles as the protocol has them, in degrees. */
    void add(double yawDeg, double pitchDeg) {
        if (started) {
            dx += Math.IEEEremainder(yawDeg - lastYawDeg, 360.0) / DEG_PER_COUNT;
            dy -= (pitchDeg - lastPitchDeg) / DEG_PER_COUNT;
        }
        lastYawDeg = yawDeg;
        lastPitchDeg = pitchDeg;
        started = true;
    }

    /** Counts to the right since the last {@link #clear}. */
    double dx() {
        return dx;
    }

    /** Counts downwards since the last {@link #clear}. */
    double dy() {
        return dy;
    }

    /** Begins to sum anew. */
    void clear() {
        dx = 0.0;
        dy = 0.0;
    }

    /** The next angles do not continue the last: after a teleport. */
    void jump() {
        started = false;
        clear();
    }
}
