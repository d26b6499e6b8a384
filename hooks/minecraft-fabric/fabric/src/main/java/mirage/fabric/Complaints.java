package mirage.fabric;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What a daemon complains about, on its way to the player: the newest only, and not often, for a daemon that refuses
 * every frame must not fill the chat. A function of ticks, so that tests need no game.
 */
final class Complaints {
    /** Ticks between two complaints: five seconds. */
    static final int LEAST_TICKS = 100;
    /** Ticks until the same one is told again: twenty seconds. */
    static final int SAME_TICKS = 400;

    private final AtomicReference<String> waiting = new AtomicReference<>();
    private String last = "";
    private int quietTicks = SAME_TICKS;

    /** The daemon complains. Any thread. */
    void add(String words) {
        waiting.set(words);
    }

    /** Counts a tick; returns what is to be told now, or null. Client thread. */
    String tick() {
        quietTicks = Math.min(SAME_TICKS, quietTicks + 1);
        if (quietTicks < LEAST_TICKS) {
            return null;
        }
        String words = waiting.getAndSet(null);
        if (words == null || words.equals(last) && quietTicks < SAME_TICKS) {
            return null;
        }
        last = words;
        quietTicks = 0;
        return words;
    }
}
