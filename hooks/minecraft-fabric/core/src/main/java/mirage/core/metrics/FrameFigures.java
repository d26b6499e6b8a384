package mirage.core.metrics;

/**
 * How styled frames flow: frames a second, their age when shown, and where the time went. All lengths are ms, times a
 * monotonic clock's ns. Adding allocates nothing. One thread at a time (the render thread).
 */
public final class FrameFigures {
    private static final int ARRIVALS = 256;
    private static final long RATE_WINDOW_NS = 2_000_000_000L;

    private final Percentiles ageMs = new Percentiles();
    private final Percentiles captureMs = new Percentiles();
    private final Percentiles transportMs = new Percentiles();
    private final Percentiles queueMs = new Percentiles();
    private final Percentiles modelMs = new Percentiles();
    private final Percentiles encodeMs = new Percentiles();
    private final Percentiles showMs = new Percentiles();
    private final Percentiles renderMs = new Percentiles();
    private final long[] arrivalsNs = new long[ARRIVALS];
    private long arrivals;

    /** A styled frame came, with the stages that the daemon measured. */
    public void arrived(
            long receivedNs, double captured, double transported, double queued, double modelled, double encoded) {
        arrivalsNs[(int) (arrivals++ % ARRIVALS)] = receivedNs;
        captureMs.add(captured);
        transportMs.add(transported);
        queueMs.add(queued);
        modelMs.add(modelled);
        encodeMs.add(encoded);
    }

    /** A styled frame is shown for the first time: how old it is, and how long ago it was received. */
    public void shown(double frameAgeMs, double sinceReceivedMs) {
        ageMs.add(frameAgeMs);
        showMs.add(sinceReceivedMs);
    }

    /** The mod's own work on the render thread took this long for one rendered frame. */
    public void rendered(double workMs) {
        renderMs.add(workMs);
    }

    /** The connection is gone or another daemon answers: forget what was. */
    public void clear() {
        ageMs.clear();
        captureMs.clear();
        transportMs.clear();
        queueMs.clear();
        modelMs.clear();
        encodeMs.clear();
        showMs.clear();
        renderMs.clear();
        arrivals = 0;
    }

    /** Styled frames a second over the last two seconds; 0 where fewer than two came. */
    public double fps(long nowNs) {
        long held = Math.min(arrivals, ARRIVALS);
        int recent = 0;
        long oldestNs = 0;
        long newestNs = 0;
        for (long back = 1; back <= held; back++) {
            long atNs = arrivalsNs[(int) ((arrivals - back) % ARRIVALS)];
            if (nowNs - atNs > RATE_WINDOW_NS) {
                break;
            }
            newestNs = recent == 0 ? atNs : newestNs;
            oldestNs = atNs;
            recent++;
        }
        return recent < 2 || newestNs <= oldestNs ? 0.0 : (recent - 1) * 1e9 / (newestNs - oldestNs);
    }

    /** Age of styled frames when shown. */
    public Percentiles ageMs() {
        return ageMs;
    }

    /** Reading the frame back. */
    public Percentiles captureMs() {
        return captureMs;
    }

    /** The way to the daemon. */
    public Percentiles transportMs() {
        return transportMs;
    }

    /** Waiting in the daemon. */
    public Percentiles queueMs() {
        return queueMs;
    }

    /** The model. */
    public Percentiles modelMs() {
        return modelMs;
    }

    /** Bringing the picture into the game's form. */
    public Percentiles encodeMs() {
        return encodeMs;
    }

    /** From receiving a styled frame to showing it. */
    public Percentiles showMs() {
        return showMs;
    }

    /** The mod's own work on the render thread. */
    public Percentiles renderMs() {
        return renderMs;
    }
}
