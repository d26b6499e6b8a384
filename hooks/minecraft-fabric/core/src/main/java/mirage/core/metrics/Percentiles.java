package mirage.core.metrics;

import java.util.Arrays;

/** Percentiles over the last {@link #WINDOW} values. Adding and reading allocate nothing. One thread at a time. */
public final class Percentiles {
    /** Values remembered: four seconds at 60 a second. */
    public static final int WINDOW = 240;

    private final float[] values = new float[WINDOW];
    private final float[] sorted = new float[WINDOW];
    private int next;
    private int count;
    private boolean isSorted;

    /** Adds a value; what is no finite number is left out. */
    public void add(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return;
        }
        values[next] = (float) value;
        next = (next + 1) % WINDOW;
        count = Math.min(count + 1, WINDOW);
        isSorted = false;
    }

    /** How many values are remembered. */
    public int count() {
        return count;
    }

    /** Forgets all. */
    public void clear() {
        next = 0;
        count = 0;
        isSorted = false;
    }

    /**
     * A percentile, by nearest rank.
     *
     * @param percent 0 (the smallest) to 100 (the largest)
     * @return NaN where there are no values
     */
    public float at(double percent) {
        if (count == 0) {
            return Float.NaN;
        }
        if (!isSorted) {
            System.arraycopy(values, 0, sorted, 0, count);
            Arrays.sort(sorted, 0, count);
            isSorted = true;
        }
        int rank = (int) Math.ceil(Math.min(100.0, Math.max(0.0, percent)) / 100.0 * count);
        return sorted[Math.max(0, rank - 1)];
    }
}
