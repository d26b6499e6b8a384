package fakegame.gl;

/** How much of the time goes to graphics calls. Render thread only. */
public final class Counters {
    private static long calls;
    private static long nanos;
    private static int depth;
    private static long since;

    private Counters() {
    }

    /** A graphics call starts; calls inside of calls count once. */
    static void enter() {
        GlDevice.requireRenderThread();
        if (depth++ == 0) {
            calls++;
            since = System.nanoTime();
        }
    }

    /** A graphics call ends. */
    static void leave() {
        if (--depth == 0) {
            nanos += System.nanoTime() - since;
        }
    }

    /** Graphics calls since the start. */
    public static long calls() {
        return calls;
    }

    /** Time in graphics calls since the start, nanoseconds. */
    public static long nanos() {
        return nanos;
    }

    /** Starts from zero. */
    public static void reset() {
        calls = 0;
        nanos = 0;
    }
}
