package mirage.core.session;

/** The restyled frames, and the newest one that has not been taken yet. Any thread; a lock is held for moments only. */
final class StyledBox {
    static final int FRAMES = 3;

    private final StyledFrame[] idle = new StyledFrame[FRAMES];
    private int idleCount;
    private StyledFrame newest;
    private long overtaken;

    StyledBox() {
        for (int i = 0; i < FRAMES; i++) {
            idle[idleCount++] = new StyledFrame();
        }
    }

    /** A frame to fill: an idle one, or the newest if nobody came for it; null when the game holds all. */
    synchronized StyledFrame toFill() {
        if (idleCount > 0) {
            return idle[--idleCount];
        }
        StyledFrame old = newest;
        newest = null;
        if (old != null) {
            overtaken++;
        }
        return old;
    }

    /** The frame is whole; newer than all before. */
    synchronized void publish(StyledFrame frame) {
        if (newest != null) {
            overtaken++;
            giveBack(newest);
        }
        newest = frame;
    }

    /** The newest frame, which is then the caller's until it is given back, or null. */
    synchronized StyledFrame take() {
        StyledFrame frame = newest;
        newest = null;
        return frame;
    }

    synchronized void giveBack(StyledFrame frame) {
        if (idleCount == FRAMES) {
            throw new IllegalStateException("a frame came back twice");
        }
        idle[idleCount++] = frame;
    }

    synchronized long overtaken() {
        return overtaken;
    }
}
