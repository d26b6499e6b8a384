package mirage.core.session;

/**
 * Guesses whether the daemon will soon want a frame, so that a game with 200 frames a second does not read back what
 * nobody will see. The session thread writes, any thread reads.
 */
final class Pace {
    /** Reading a frame back takes about three frames of the game: begin that much before the credit comes. */
    static final long LEAD_NS = 50_000_000L;

    private volatile boolean ready;
    private volatile int credit;
    private volatile long dueNs;
    private long lastCreditNs;
    private long intervalNs;

    void begin() {
        credit = 0;
        lastCreditNs = 0;
        intervalNs = 0;
        dueNs = Long.MIN_VALUE;
        ready = true;
    }

    void end() {
        ready = false;
        credit = 0;
    }

    /** Credit has come. */
    void granted(int newCredit, long nowNs) {
        if (lastCreditNs != 0) {
            long gapNs = Math.max(0, nowNs - lastCreditNs);
            intervalNs = intervalNs == 0 ? gapNs : intervalNs + (gapNs - intervalNs) / 4;
        }
        lastCreditNs = nowNs;
        dueNs = nowNs + intervalNs - LEAD_NS;
        credit = newCredit;
    }

    /** A frame was sent. */
    void spent(int newCredit) {
        credit = newCredit;
    }

    int credit() {
        return credit;
    }

    /** Whether a frame captured from now on would be used soon. */
    boolean wants(boolean frameWaits, long nowNs) {
        if (!ready) {
            return false;
        }
        long due = dueNs;
        return credit > 0 || !frameWaits || due == Long.MIN_VALUE || nowNs - due >= 0;
    }
}
