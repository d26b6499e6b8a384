package mirage.core.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import mirage.core.wire.Stages;

/**
 * A restyled frame, reused for ever. One thread owns it at a time: whoever got it from {@link Session#takeStyled} until
 * {@link Session#giveBack(StyledFrame)}.
 */
public final class StyledFrame {
    /** The number of the frame that it was made from. */
    public long seq;
    /** The prompt that it shows; see {@link Session.Listener#prompted}. */
    public long promptId;
    /** Pixels. */
    public int width;
    /** Pixels. */
    public int height;
    /** Denoising steps taken; 0: the frame as it came. */
    public int steps;
    /** Whether the first row is the lowest. */
    public boolean bottomUp;
    /** Direct, rgba8 with alpha 255, whatever came over the wire; position 0, limit width x height x 4. */
    public ByteBuffer pixels = ByteBuffer.allocateDirect(0);
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
    /** Whether the frame that it was made from had a pose, which then stands in the seven fields before this one. */
    public boolean hasPose;
    /** When the frame that it was made from was captured, by this machine's {@link System#nanoTime}. */
    public long capturedNs;
    /** When the answer came, by the same clock. */
    public long receivedNs;
    /** What the daemon says about the time it took. */
    public Stages stages = Stages.NONE;

    ByteBuffer ensurePixels(int bytes) {
        if (pixels.capacity() < bytes) {
            pixels = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        pixels.clear().limit(bytes);
        return pixels;
    }
}
