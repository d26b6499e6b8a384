package mirage.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Sums the time and the allocated bytes of the mod's own code in a frame. {@link Metering} writes the calls into the
 * mod's classes: in and out where the game calls the mod, out and in where the mod calls the game. Render thread only.
 */
public final class Meter {
    private static final com.sun.management.ThreadMXBean THREADS =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** The parts of the mod that the game calls, as the numbers of {@link #enter} count them. */
    public static final String[] PARTS =
        {"after the world", "overlay", "tick", "readback done", "mesh"};

    private static final long[] NS = new long[PARTS.length];
    private static final long[] BYTES = new long[PARTS.length];
    private static long ownCpuNs;
    private static long sinceCpuNs;
    private static int part;
    private static long sinceNs;
    private static long sinceBytes;
    private static int depth;
    private static int away;
    private static Thread render;

    private Meter() {
    }

    /** Starts a frame from zero; the caller's thread is the one that is measured. */
    public static void clear() {
        render = Thread.currentThread();
        Arrays.fill(NS, 0);
        Arrays.fill(BYTES, 0);
        ownCpuNs = 0;
        depth = 0;
        away = 0;
    }

    /** The game calls a part of the mod. */
    public static void enter(int which) {
        if (Thread.currentThread() == render && depth++ == 0) {
            part = which;
            start();
        }
    }

    /** The mod returns to the game. */
    public static void leave() {
        if (Thread.currentThread() == render && --depth == 0) {
            stop();
        }
    }

    /** The mod calls the game. */
    public static void out() {
        if (Thread.currentThread() == render && depth > 0 && away++ == 0) {
            stop();
        }
    }

    /** The game returns to the mod. */
    public static void in() {
        if (Thread.currentThread() == render && depth > 0 && --away == 0) {
            start();
        }
    }

    private static void start() {
        sinceBytes = THREADS.getCurrentThreadAllocatedBytes();
        sinceCpuNs = THREADS.getCurrentThreadCpuTime();
        sinceNs = System.nanoTime();
    }

    private static void stop() {
        NS[part] += System.nanoTime() - sinceNs;
        ownCpuNs += THREADS.getCurrentThreadCpuTime() - sinceCpuNs;
        BYTES[part] += THREADS.getCurrentThreadAllocatedBytes() - sinceBytes;
    }

    /** Time in the mod's own code since {@link #clear}, nanoseconds; of one part, or of all for -1. */
    public static long ownNs(int which) {
        return which < 0 ? Arrays.stream(NS).sum() : NS[which];
    }

    /** Of the time in all parts, what the processor spent on it: less where other programs took the processor. */
    public static long ownCpuNs() {
        return ownCpuNs;
    }

    /** Bytes that the mod's own code allocated since {@link #clear}; of one part, or of all for -1. */
    public static long ownBytes(int which) {
        return which < 0 ? Arrays.stream(BYTES).sum() : BYTES[which];
    }

    /** Bytes that this thread allocated since it began. */
    public static long threadBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
