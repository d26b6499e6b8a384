package mirage.core.session;

import mirage.core.wire.ResetReason;

/**
 * The frame slots, and the newest frame that waits to be sent. Any thread; a lock is held for a few assignments only.
 *
 * <p>A reset travels with the frame that comes after it, so that the two cannot change places, and mouse motion of
 * frames that are never sent is added to the next one.
 */
final class Mailbox {
    static final int SLOTS = 4;

    private final FrameSlot[] idle = new FrameSlot[SLOTS];
    private int idleCount;
    private FrameSlot waiting;
    private long lastSeq;
    private long dropped;
    private ResetReason pendingReset;
    private long resetNs;
    private boolean hasReset;
    private double carriedDx;
    private double carriedDy;

    Mailbox() {
        for (int i = 0; i < SLOTS; i++) {
            idle[idleCount++] = new FrameSlot();
        }
    }

    /** An empty slot with a new number, or null when all are in use. */
    synchronized FrameSlot borrow() {
        if (idleCount == 0) {
            return null;
        }
        FrameSlot slot = idle[--idleCount];
        slot.clear(++lastSeq);
        return slot;
    }

    /** Makes this the frame that waits, unless it is older than the one there is or than the last reset. */
    synchronized void offer(FrameSlot slot) {
        boolean outdated = hasReset && slot.capturedNs - resetNs < 0;
        if (outdated || waiting != null && waiting.seq > slot.seq) {
            drop(slot);
            return;
        }
        if (waiting != null) {
            slot.resetBefore = waiting.resetBefore;
            drop(waiting);
        }
        if (pendingReset != null) {
            slot.resetBefore = pendingReset;
            pendingReset = null;
        }
        slot.mouseDx += carriedDx;
        slot.mouseDy += carriedDy;
        carriedDx = 0;
        carriedDy = 0;
        waiting = slot;
    }

    private void drop(FrameSlot slot) {
        dropped++;
        giveBack(slot);
    }

    /** A slot that is not going to be sent. */
    synchronized void giveBack(FrameSlot slot) {
        carriedDx += slot.mouseDx;
        carriedDy += slot.mouseDy;
        free(slot);
    }

    /** A slot that was sent. */
    synchronized void free(FrameSlot slot) {
        if (idleCount == SLOTS) {
            throw new IllegalStateException("a slot came back twice");
        }
        slot.endLoan();
        idle[idleCount++] = slot;
    }

    /** What was captured before now is history: the waiting frame goes, and the next one tells of the reset. */
    synchronized void reset(ResetReason reason, long nowNs) {
        pendingReset = reason;
        resetNs = nowNs;
        hasReset = true;
        if (waiting != null) {
            FrameSlot old = waiting;
            waiting = null;
            drop(old);
        }
    }

    /** A new session has no past: forgets resets that nobody was told of. */
    synchronized void forgetReset() {
        pendingReset = null;
        if (waiting != null) {
            waiting.resetBefore = null;
        }
    }

    /** The frame that waits, which is then the caller's, or null. */
    synchronized FrameSlot take() {
        FrameSlot slot = waiting;
        waiting = null;
        return slot;
    }

    synchronized boolean frameWaits() {
        return waiting != null;
    }

    synchronized long dropped() {
        return dropped;
    }
}
