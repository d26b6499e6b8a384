package mirage.fabric;

/**
 * Notices that the game never calls our hook: its names have moved, or another mod took the place. A function of
 * ticks, so that tests need no game. Client thread.
 */
final class HookWatch {
    /** Ticks with a world on the screen and no call of the hook before it is said: five seconds. */
    static final int PATIENCE_TICKS = 100;

    private long seenCalls = -1;
    private int silentTicks;
    private boolean said;

    /**
     * Counts a tick.
     *
     * @param shown whether a world is on the screen: loaded, no pause, window not minimised
     * @param calls how often the hook was called since the start
     * @return true once, when the player should be told
     */
    boolean tick(boolean shown, long calls) {
        if (!shown || calls != seenCalls) {
            seenCalls = calls;
            silentTicks = 0;
            return false;
        }
        silentTicks++;
        if (said || silentTicks < PATIENCE_TICKS) {
            return false;
        }
        said = true;
        return true;
    }
}
