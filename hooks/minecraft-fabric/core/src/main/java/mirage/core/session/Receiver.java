package mirage.core.session;

import java.nio.ByteBuffer;
import mirage.core.wire.DaemonMessage.Styled;
import mirage.core.wire.PixelFormat;
import mirage.core.wire.WireException;

/** Turns `styled` messages into frames for the game. Session thread only. */
final class Receiver {
    private final Shared shared;
    private final Sender sender;
    private long newestSeq = -1;

    Receiver(Shared shared, Sender sender) {
        this.shared = shared;
        this.sender = sender;
    }

    /**
     * Takes an answer in. One that nobody asked for, or that a newer one has overtaken, is dropped.
     *
     * @param header whose parts have been checked
     * @throws WireException for an answer that does not fit its frame
     */
    void take(Styled header, ByteBuffer pixels, InFlight inFlight) {
        InFlight.Sent sent = inFlight.answered(header.seq());
        if (sent == null || header.seq() <= newestSeq) {
            shared.late.incrementAndGet();
            return;
        }
        boolean fits = header.width() == sent.width && header.height() == sent.height
            && header.format() == sent.format && header.bottomUp() == sent.bottomUp;
        if (!fits) {
            throw new WireException("size", "The daemon answered a frame of " + sent.width + "x" + sent.height + " "
                + sent.format.wireName() + " with another kind of picture.",
                "Install the same release of Mirage and of the mod.");
        }
        StyledFrame frame = shared.styled.toFill();
        if (frame == null) {
            shared.late.incrementAndGet();
            return;
        }
        boolean whole = false;
        try {
            fill(frame, header, sent, pixels);
            whole = true;
        } finally {
            if (!whole) {
                shared.styled.giveBack(frame);
            }
        }
        newestSeq = header.seq();
        shared.shown.incrementAndGet();
        shared.styled.publish(frame);
    }

    private void fill(StyledFrame frame, Styled header, InFlight.Sent sent, ByteBuffer pixels) {
        ByteBuffer rgba = frame.ensurePixels(header.width() * header.height() * 4);
        if (header.format() == PixelFormat.JPEG) {
            sender.jpeg().decode(pixels, header.width(), header.height(), rgba);
        } else {
            Pixels.toRgba(header.format(), pixels, rgba, header.width() * header.height());
        }
        frame.seq = header.seq();
        frame.promptId = header.promptId();
        frame.width = header.width();
        frame.height = header.height();
        frame.steps = header.steps();
        frame.bottomUp = header.bottomUp();
        frame.stages = header.stages();
        frame.capturedNs = sent.capturedNs;
        frame.receivedNs = shared.nowNs();
        frame.hasPose = sent.hasPose;  // our own numbers, which no daemon can get wrong
        frame.x = sent.x;
        frame.y = sent.y;
        frame.z = sent.z;
        frame.yawDeg = sent.yawDeg;
        frame.pitchDeg = sent.pitchDeg;
        frame.rollDeg = sent.rollDeg;
        frame.fovYDeg = sent.fovYDeg;
    }
}
