package mirage.core.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import mirage.core.view.CameraPose;
import mirage.core.view.DepthLens;
import mirage.core.wire.PixelFormat;
import mirage.core.wire.ResetReason;

/**
 * A frame on its way to the daemon, reused for ever. The fields are plain: one thread owns a slot at a time, from
 * {@link Session#borrow} until {@link Session#offer} or {@link Session#giveBack(FrameSlot)}.
 */
public final class FrameSlot {
    /** The frame's number; {@link Session#borrow} sets it, and it grows. */
    public long seq;
    /** Pixels. */
    public int width;
    /** Pixels. */
    public int height;
    /** Whether the first row is the lowest, as OpenGL reads it. */
    public boolean bottomUp;
    /** How {@link #pixels} are laid out; never {@link PixelFormat#JPEG}. */
    public PixelFormat format = PixelFormat.RGBA8;
    /** The first width x height x bytes-per-pixel of them count. The session may put another buffer here. */
    public ByteBuffer pixels = ByteBuffer.allocateDirect(0);
    /** Null, or float32 little-endian metres along each pixel's ray, rows in the order of the frame's. */
    public ByteBuffer depth;
    /** Values in a row of {@link #depth}. */
    public int depthWidth;
    /** Rows of {@link #depth}. */
    public int depthHeight;
    /**
     * If it is usable, {@link #depth} holds the game's own depth values, floats in the machine's order, and they become
     * metres on their way to the daemon.
     */
    public final DepthLens lens = new DepthLens();
    /** Metres east, if {@link #hasPose}. */
    public double x;
    /** Metres up. */
    public double y;
    /** Metres south. */
    public double z;
    /** 0 is north, 90 east. */
    public double yawDeg;
    /** 0 is level, 90 straight up. */
    public double pitchDeg;
    /** 0 is upright. */
    public double rollDeg;
    /** Vertical field of view. */
    public double fovYDeg;
    /** Whether the seven fields before this one hold the camera of the frame. */
    public boolean hasPose;
    /** Held keys, a bit set over {@link mirage.core.game.KeyNames}. */
    public long keys;
    /** Mouse counts to the right since the frame captured before. */
    public double mouseDx;
    /** Mouse counts down since the frame captured before. */
    public double mouseDy;
    /** When the picture was made, by {@link System#nanoTime}. */
    public long capturedNs;
    /** How long reading it back took, in milliseconds. */
    public float captureMs;

    private ByteBuffer own;
    private Lender lender;
    /** The buffer of the depth of frames before, for the next one. */
    private ByteBuffer depthRoom;

    /** A reset that has to be told before this frame, or null. */
    ResetReason resetBefore;

    /** Whose memory a slot's pixels may be in; see {@link FrameSlot#lend}. */
    public interface Lender {
        /** Nobody reads the memory any more. Any thread, and at most once a loan. */
        void takeBack();
    }

    /** The camera that the frame was drawn with. */
    public void setPose(CameraPose pose) {
        x = pose.x;
        y = pose.y;
        z = pose.z;
        yawDeg = pose.yawDeg;
        pitchDeg = pose.pitchDeg;
        rollDeg = pose.rollDeg;
        fovYDeg = pose.fovYDeg;
        hasPose = true;
    }

    /**
     * Puts somebody else's memory behind {@link #pixels} until the slot is sent or given back, so that whoever captures
     * need not copy. It is only read.
     *
     * @param memory direct, its position 0 and its limit at the end of the frame
     * @param from hears when it is over
     */
    public void lend(ByteBuffer memory, Lender from) {
        own = pixels;
        pixels = memory;
        lender = from;
    }

    /** Whether {@link #pixels} is another's, to be copied. */
    boolean isLent() {
        return lender != null;
    }

    /** The slot's way is over. */
    void endLoan() {
        Lender from = lender;
        if (from != null) {
            pixels = own;
            own = null;
            lender = null;
            from.takeBack();
        }
    }

    /**
     * Makes room.
     *
     * @param bytes what the frame needs
     * @return {@link #pixels}, its position 0 and its limit {@code bytes}; what it holds is arbitrary
     */
    public ByteBuffer ensurePixels(int bytes) {
        if (pixels.capacity() < bytes) {
            pixels = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        pixels.clear().limit(bytes);
        return pixels;
    }

    /**
     * Makes room for depth and sets {@link #depth} and its size.
     *
     * @param newWidth values in a row
     * @param newHeight rows
     * @return {@link #depth}, its position 0 and its limit at the end; what it holds is arbitrary
     */
    public ByteBuffer ensureDepth(int newWidth, int newHeight) {
        int bytes = newWidth * newHeight * Float.BYTES;
        if (depthRoom == null || depthRoom.capacity() < bytes) {
            depthRoom = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        depthRoom.clear().limit(bytes);
        depth = depthRoom;
        depthWidth = newWidth;
        depthHeight = newHeight;
        return depth;
    }

    void clear(long newSeq) {
        seq = newSeq;
        width = 0;
        height = 0;
        bottomUp = false;
        format = PixelFormat.RGBA8;
        depth = null;
        lens.clear();
        hasPose = false;
        keys = 0;
        mouseDx = 0;
        mouseDy = 0;
        capturedNs = 0;
        captureMs = 0;
        resetBefore = null;
    }
}
