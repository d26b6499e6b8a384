package mirage.core.view;

import java.util.Arrays;

/**
 * Counts opposing changes (swings) of some values over the last second. A swing is a rise or a fall by at least a
 * threshold after a change the other way; two of them make a flash. Allocates nothing after construction.
 *
 * <p>A value comes with a mark; a swing counts only if one of its two ends is marked. WCAG wants that: a general flash
 * needs its darker end below 0.8, a red flash needs a saturated red at one end.
 */
final class Swings {
    /** A little more than a second, for a picture is shown up to a screen refresh after it was let through. */
    static final long WINDOW_NS = 1_050_000_000L;
    /** How many swings of each value are remembered; no budget may be larger than this less one. */
    static final int REMEMBERED = 6;

    private final float threshold;
    private final float[] extremes;
    private final boolean[] marked;
    private final byte[] directions;
    private final long[] timesNs;
    private final int[] counts;
    private boolean started;

    /** Follows {@code values} values; a swing is a change of at least {@code threshold}. */
    Swings(int values, float threshold) {
        this.threshold = threshold;
        extremes = new float[values];
        marked = new boolean[values];
        directions = new byte[values];
        timesNs = new long[values * REMEMBERED];
        counts = new int[values];
    }

    /** Forgets everything. */
    void reset() {
        started = false;
        Arrays.fill(directions, (byte) 0);
        Arrays.fill(counts, 0);
    }

    /** Forgets the first {@code count} values: what they are next is where they begin. */
    void forget(int count) {
        for (int at = 0; at < count; at++) {
            extremes[at] = Float.NaN; // no change of it is as large as any threshold
            directions[at] = 0;
            counts[at] = 0;
        }
    }

    /** Whether there is something to compare with. */
    boolean isStarted() {
        return started;
    }

    /** Whether this value, if shown now, would be a swing. */
    boolean wouldSwing(int at, float value, boolean mark) {
        if (!started || !(marked[at] || mark)) {
            return false;
        }
        float change = value - extremes[at];
        boolean opposes = directions[at] == 0 || change > 0 != directions[at] > 0;
        return opposes && Math.abs(change) >= threshold;
    }

    /** Swings within the last second before {@code nowNs}, at most {@link #REMEMBERED}. */
    int recent(int at, long nowNs) {
        int held = Math.min(counts[at], REMEMBERED);
        int recent = 0;
        for (int i = 0; i < held; i++) {
            if (nowNs - timesNs[at * REMEMBERED + i] < WINDOW_NS) {
                recent++;
            }
        }
        return recent;
    }

    /** This value is shown from {@code nowNs} on. After the last value of a round call {@link #shown()}. */
    void show(int at, float value, boolean mark, long nowNs) {
        if (!started || Float.isNaN(extremes[at])) {
            extremes[at] = value;
            marked[at] = mark;
        } else if (wouldSwing(at, value, mark)) {
            directions[at] = (byte) (value > extremes[at] ? 1 : -1);
            extremes[at] = value;
            marked[at] = mark;
            timesNs[at * REMEMBERED + counts[at] % REMEMBERED] = nowNs;
            counts[at]++;
        } else if (value > extremes[at] == directions[at] > 0 && value != extremes[at] && directions[at] != 0) {
            extremes[at] = value;
            marked[at] = mark;
        } else {
            marked[at] |= mark;
        }
    }

    /** A round of values is complete. */
    void shown() {
        started = true;
    }
}
