package mirage.core.session;

import java.nio.ByteBuffer;
import mirage.core.wire.PixelFormat;

/**
 * The frames that were sent on this connection and have no answer yet, oldest first. Session thread only.
 *
 * <p>Also knows when ZeroMQ is done with a buffer. It says so nowhere, but a connection keeps order: when the daemon
 * speaks about a frame, that frame and all before it have left this machine.
 */
final class InFlight {
    static final int MOST = 64;

    private final Sent[] ring = new Sent[MOST];
    private final DirectBuffers buffers;
    private int first;
    private int count;

    InFlight(DirectBuffers buffers) {
        this.buffers = buffers;
        for (int i = 0; i < MOST; i++) {
            ring[i] = new Sent();
        }
    }

    /** What is remembered of a frame; used again. */
    static final class Sent {
        long seq;
        int width;
        int height;
        PixelFormat format;
        boolean bottomUp;
        long capturedNs;
        boolean hasPose;
        double x;
        double y;
        double z;
        double yawDeg;
        double pitchDeg;
        double rollDeg;
        double fovYDeg;
        private ByteBuffer pixels;
        private ByteBuffer depth;

        void describe(FrameSlot slot, PixelFormat sentAs, boolean sentBottomUp) {
            seq = slot.seq;
            width = slot.width;
            height = slot.height;
            format = sentAs;
            bottomUp = sentBottomUp;
            capturedNs = slot.capturedNs;
            hasPose = slot.hasPose;
            x = slot.x;
            y = slot.y;
            z = slot.z;
            yawDeg = slot.yawDeg;
            pitchDeg = slot.pitchDeg;
            rollDeg = slot.rollDeg;
            fovYDeg = slot.fovYDeg;
        }
    }

    /**
     * Remembers a frame that was just given to ZeroMQ, with the buffers that it holds for now (or null).
     * When there are too many, the oldest is forgotten, and its buffers are left to the garbage collector.
     */
    void add(FrameSlot slot, PixelFormat sentAs, boolean bottomUp, ByteBuffer pixels, ByteBuffer depth) {
        if (count == MOST) {
            Sent oldest = ring[first];
            oldest.pixels = null;
            oldest.depth = null;
            first = (first + 1) % MOST;
            count--;
        }
        Sent sent = ring[(first + count) % MOST];
        sent.describe(slot, sentAs, bottomUp);
        sent.pixels = pixels;
        sent.depth = depth;
        count++;
    }

    /**
     * The daemon spoke about this frame: forgets it and all before it, and takes their buffers back.
     *
     * @return what is known of the frame, valid until the next {@link #add}; null if it was not sent or is answered
     */
    Sent answered(long seq) {
        int last = -1;
        for (int i = 0; i < count; i++) {
            if (ring[(first + i) % MOST].seq == seq) {
                last = i;
            }
        }
        if (last < 0) {
            return null;
        }
        Sent found = null;
        for (int i = 0; i <= last; i++) {
            found = ring[first];
            takeBack(found);
            first = (first + 1) % MOST;
            count--;
        }
        return found;
    }

    private void takeBack(Sent sent) {
        if (sent.pixels != null) {
            buffers.giveBack(sent.pixels);
            sent.pixels = null;
        }
        if (sent.depth != null) {
            buffers.giveBack(sent.depth);
            sent.depth = null;
        }
    }

    int size() {
        return count;
    }
}
