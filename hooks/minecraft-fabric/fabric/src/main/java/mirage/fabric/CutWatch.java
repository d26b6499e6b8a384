package mirage.fabric;

import mirage.core.wire.ResetReason;

/**
 * Finds the moments at which the picture does not continue the one before: another world, another body, a jump.
 * Numbers and identities only, so that tests need no game. No allocation. Client thread.
 */
final class CutWatch {
    /** Blocks. The fastest a player moves by themselves is about 80 blocks a second (elytra and rockets). */
    static final double JUMP_BLOCKS = 8.0;
    /** Blocks a second beyond which a move between two frames is a jump, however long the frame took. */
    static final double FASTEST_BLOCKS_PER_S = 120.0;

    private Object lastWorld;
    private Object lastDimension;
    private Object lastPlayer;
    private boolean lastDetached;
    private double lastX;
    private double lastY;
    private double lastZ;
    private long lastNs;
    private boolean left;

    /**
     * Compares a frame with the one before.
     *
     * @param world the level's object
     * @param dimension the dimension's key
     * @param player the player's object, a new one after each respawn
     * @param detached whether the camera is outside the player
     * @param nowNs a monotonic clock
     * @return null: it continues
     */
    ResetReason check(Object world, Object dimension, Object player, boolean detached, double x, double y, double z,
            long nowNs) {
        ResetReason reason = left ? ResetReason.OTHER : null;
        left = false;
        if (lastWorld != null) {
            double dx = x - lastX;
            double dy = y - lastY;
            double dz = z - lastZ;
            double moved = Math.sqrt(dx * dx + dy * dy + dz * dz);
            double passedS = Math.max(0, (nowNs - lastNs) * 1e-9);
            if (dimension != lastDimension) {
                reason = ResetReason.DIMENSION;
            } else if (world != lastWorld) {
                reason = ResetReason.OTHER;
            } else if (player != lastPlayer) {
                reason = ResetReason.RESPAWN;
            } else if (detached != lastDetached) {
                reason = ResetReason.CUT;
            } else if (moved > JUMP_BLOCKS && moved > FASTEST_BLOCKS_PER_S * passedS) {
                reason = ResetReason.TELEPORT;
            }
        }
        lastWorld = world;
        lastDimension = dimension;
        lastPlayer = player;
        lastDetached = detached;
        lastX = x;
        lastY = y;
        lastZ = z;
        lastNs = nowNs;
        return reason;
    }

    /** The world is gone; the next one is not compared with it, but is said to be a new scene. */
    void clear() {
        left |= lastWorld != null;
        lastWorld = null;
        lastDimension = null;
        lastPlayer = null;
    }
}
