package mirage.core.wire;

/**
 * How long a frame spent in each stage, in milliseconds, as the daemon measured it.
 *
 * @param captureMs   reading the frame back in the game
 * @param transportMs from the game to the daemon
 * @param queueMs     waiting for the engine
 * @param modelMs     in the engine
 * @param encodeMs    making the answer
 */
public record Stages(double captureMs, double transportMs, double queueMs, double modelMs, double encodeMs) {
    /** No time anywhere: what a header without stages means. */
    public static final Stages NONE = new Stages(0, 0, 0, 0, 0);
}
