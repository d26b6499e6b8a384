package mirage.core.session;

/** How long to wait before connecting again: twice as long each time, and short again after a steady connection. */
final class BackOff {
    private final Timing timing;
    private long pauseMs;

    BackOff(Timing timing) {
        this.timing = timing;
        this.pauseMs = timing.firstPauseMs();
    }

    /**
     * The pause after a connection has ended.
     *
     * @param readyNs how long it was ready; 0 when it never was
     */
    long nextMs(long readyNs) {
        if (readyNs >= Timing.ns(timing.steadyMs())) {
            pauseMs = timing.firstPauseMs();
        }
        long now = pauseMs;
        pauseMs = Math.min(pauseMs * 2, timing.longestPauseMs());
        return now;
    }

    /** Another daemon was named: begin anew. */
    void reset() {
        pauseMs = timing.firstPauseMs();
    }
}
