package mirage.bench;

import java.util.Arrays;
import java.util.Locale;

/** Numbers of one kind, as many as there is room for, and what they amount to. */
final class Figures {
    private final double[] values;
    private int count;

    Figures(int most) {
        values = new double[most];
    }

    /** Adds one; without allocation. */
    void add(double value) {
        values[count++] = value;
    }

    int count() {
        return count;
    }

    double mean() {
        return Arrays.stream(values, 0, count).average().orElse(Double.NaN);
    }

    /** The value below which so many percent lie. */
    double at(double percent) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1L, Math.round(percent / 100 * (count - 1)))];
    }

    /** Mean, p50, p95, p99 and the greatest as columns of a table. */
    String row(String name) {
        return String.format(Locale.ROOT, "%-34s %9.3f %9.3f %9.3f %9.3f %9.3f%n", name, mean(), at(50), at(95),
            at(99), at(100));
    }

    /** The heading above {@link #row}. */
    static String heading(String what) {
        return String.format(Locale.ROOT, "%-34s %9s %9s %9s %9s %9s%n", what, "mean", "p50", "p95", "p99", "most");
    }
}
