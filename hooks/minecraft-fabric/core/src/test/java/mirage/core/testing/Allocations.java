package mirage.core.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what a piece of code allocates on the calling thread. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int TRIES = 5;

    private Allocations() {}

    /**
     * Bytes that {@code rounds} runs of the task allocate in steady state: the least of five tries after as many
     * runs to warm up, for the virtual machine now and then allocates something of its own.
     */
    public static long bytes(int rounds, Runnable task) {
        long least = Long.MAX_VALUE;
        for (int tries = 0; tries <= TRIES; tries++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < rounds; i++) {
                task.run();
            }
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            least = tries == 0 ? least : Math.min(least, bytes);
        }
        return least;
    }
}
