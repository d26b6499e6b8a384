package mirage.core.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import mirage.core.wire.ClientMessage;
import mirage.core.wire.Codec;
import mirage.core.wire.Limits;
import mirage.core.wire.PixelFormat;
import mirage.core.wire.Pose;
import mirage.core.wire.WireException;

/** Turns frame slots into messages. Session thread only. */
final class Sender {
    private static final int BUFFERS = 12;

    private final Shared shared;
    private final Codec codec = new Codec();
    private final DirectBuffers buffers = new DirectBuffers(BUFFERS);
    private Jpeg jpeg;

    Sender(Shared shared) {
        this.shared = shared;
    }

    InFlight newInFlight() {
        return new InFlight(buffers);
    }

    Codec codec() {
        return codec;
    }

    /** The decoder and encoder of jpegs; made when the first is needed. */
    Jpeg jpeg() {
        if (jpeg == null) {
            jpeg = new Jpeg();
        }
        return jpeg;
    }

    /**
     * Sends a frame and gives its slot back, whatever happens.
     *
     * @return whether it used a credit
     * @throws WireException for a frame that the daemon would refuse; it is dropped
     */
    boolean send(FrameSlot slot, Sockets sockets, InFlight inFlight, boolean loopback) {
        try {
            long bytes = (long) slot.width * slot.height * slot.format.bytesPerPixel();
            if (slot.format == PixelFormat.JPEG || bytes > slot.pixels.capacity()) {
                throw new WireException("payload", "A frame of " + slot.width + "x" + slot.height
                    + " was given without its pixels.", "Fill `pixels` before the frame is offered.");
            }
            boolean compress = shared.payload == Session.Payload.JPEG
                || shared.payload == Session.Payload.AUTO && !loopback;
            return compress ? sendJpeg(slot, sockets, inFlight) : sendRaw(slot, (int) bytes, sockets, inFlight);
        } finally {
            shared.mailbox.free(slot);
        }
    }

    private boolean sendRaw(FrameSlot slot, int bytes, Sockets sockets, InFlight inFlight) {
        byte[] header = header(slot, slot.format, slot.bottomUp);
        ByteBuffer pixels;
        if (!slot.isLent() && slot.pixels.capacity() == bytes) {  // hand the buffer over instead of copying it
            pixels = slot.pixels;
            slot.pixels = buffers.take(bytes);
        } else {
            pixels = buffers.take(bytes);
            pixels.put(slot.pixels.clear().limit(bytes));
        }
        ByteBuffer depth = depth(slot);
        if (!sockets.send(header, depth, pixels)) {
            return false;  // the buffers may be half in use; the connection is going, and so are they
        }
        inFlight.add(slot, slot.format, slot.bottomUp, pixels, depth);
        return true;
    }

    private boolean sendJpeg(FrameSlot slot, Sockets sockets, InFlight inFlight) {
        byte[] header = header(slot, PixelFormat.JPEG, false);  // the encoder puts the top row first
        ByteBuffer coded;
        try {
            coded = jpeg().encode(slot.pixels, slot.format, slot.width, slot.height, slot.bottomUp,
                shared.jpegQuality);
        } catch (IOException error) {
            throw new WireException("jpeg", "The frame could not be compressed: " + error.getMessage(), "");
        }
        ByteBuffer own = ByteBuffer.wrap(Arrays.copyOf(coded.array(), coded.limit()));
        ByteBuffer depth = depth(slot);
        if (!sockets.send(header, depth, own)) {
            return false;
        }
        inFlight.add(slot, PixelFormat.JPEG, false, null, depth);
        return true;
    }

    private ByteBuffer depth(FrameSlot slot) {
        if (slot.depth == null) {
            return null;
        }
        ByteBuffer depth = buffers.take(slot.depthWidth * slot.depthHeight * Float.BYTES);
        if (slot.lens.isUsable()) {
            slot.lens.toMetres(slot.depth, depth, slot.depthWidth, slot.depthHeight);
            return depth;
        }
        depth.put(slot.depth.duplicate().clear().limit(depth.capacity()));
        return depth;
    }

    private byte[] header(FrameSlot slot, PixelFormat format, boolean bottomUp) {
        double ageMs = Math.min(Math.max(0, shared.nowNs() - slot.capturedNs) / 1e6, Limits.MAX_DURATION_MS);
        Pose pose = slot.hasPose ? new Pose(slot.x, slot.y, slot.z, slot.yawDeg, slot.pitchDeg, slot.rollDeg,
            slot.fovYDeg) : null;
        ClientMessage.DepthSize depth = null;
        if (slot.depth != null) {
            depth = new ClientMessage.DepthSize(slot.depthWidth, slot.depthHeight);
            if ((long) slot.depthWidth * slot.depthHeight * Float.BYTES > slot.depth.capacity()) {
                throw new WireException("payload", "A frame was given with less depth than it says.",
                    "Fill `depth` before the frame is offered.");
            }
        }
        ClientMessage.Controls controls = new ClientMessage.Controls(shared.keyNames.apply(slot.keys),
            slot.mouseDx, slot.mouseDy, null);
        return codec.encode(new ClientMessage.Frame(slot.seq, slot.width, slot.height, format, bottomUp,
            slot.captureMs, ageMs, pose, controls, depth));
    }
}
