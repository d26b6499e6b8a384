package mirage.core.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import mirage.core.wire.ClientMessage.Attach;
import mirage.core.wire.ClientMessage.Bye;
import mirage.core.wire.ClientMessage.Event;
import mirage.core.wire.ClientMessage.Frame;
import mirage.core.wire.ClientMessage.Hello;
import mirage.core.wire.ClientMessage.Prompt;
import mirage.core.wire.ClientMessage.Reset;
import mirage.core.wire.ClientMessage.Watch;
import mirage.core.wire.DaemonMessage.Styled;

/**
 * MessagePack to message records and back. What comes out is a checked message or a {@link WireException}, whatever
 * went in.
 *
 * <p>An instance belongs to one thread: it packs into one buffer, used again for every message. Decoding has no state.
 */
public final class Codec {
    private final Packer packer = new Packer();

    /**
     * The header of a message, in the canonical bytes: fields in the documented order, floats as float64, the rest in
     * its shortest form. The array is the caller's own.
     *
     * @throws WireException for a message that the daemon would refuse
     */
    public byte[] encode(ClientMessage message) {
        packer.begin();
        try {
            if (message instanceof Frame frame) {
                FrameEncoder.encode(packer, frame);
            } else {
                encodeControl(message);
            }
            byte[] header = packer.bytes();
            if (header.length > Limits.MAX_HEADER_BYTES) {
                throw new WireException("too_large", "The message has " + header.length + " bytes; at most "
                    + Limits.MAX_HEADER_BYTES + " are allowed.", "Keep texts short.");
            }
            return header;
        } catch (IOException impossible) {  // the packer writes into memory
            throw new UncheckedIOException(impossible);
        }
    }

    private void encodeControl(ClientMessage message) throws IOException {
        if (message instanceof Hello hello) {
            packer.type("hello", 4);
            packer.integer("version", Limits.PROTOCOL_VERSION);
            packer.text("name", Texts.checkPlain("name", hello.name(), 0, Limits.MAX_NAME));
            packer.array("features", checked("features", hello.features().size(), Limits.MAX_FIELDS));
            for (String feature : hello.features()) {
                packer.text(Texts.checkPlain("features", feature, 0, Limits.MAX_NAME));
            }
        } else if (message instanceof Attach attach) {
            packer.type("attach", 2);
            packer.text("token", Texts.checkPlain("token", attach.token(), 0, Limits.MAX_NAME));
        } else if (message instanceof Prompt prompt) {
            prompt(prompt);
        } else if (message instanceof Event event) {
            EventEncoder.encode(packer, event);
        } else if (message instanceof Reset reset) {
            packer.type("reset", 2);
            packer.text("reason", reset.reason().wireName());
        } else if (message instanceof Watch) {
            packer.type("watch", 1);
        } else if (message instanceof Bye bye) {
            packer.type("bye", 2);
            packer.text("reason", Texts.checkPlain("reason", bye.reason(), 0, Limits.MAX_NAME));
        } else {
            throw new IllegalArgumentException("no such message: " + message);
        }
    }

    private void prompt(Prompt prompt) throws IOException {
        PromptRequest request = prompt.request();  // its constructor has checked it
        packer.type("prompt", 6);
        packer.text("text", request.text());
        packer.number("strength", request.strength());
        packer.number("blend_ms", request.blendMs());
        packer.integerOrNil("seed", request.seed());
        if (prompt.session() != null) {
            Checks.count("session", prompt.session());
        }
        packer.integerOrNil("session", prompt.session());
    }

    static int checked(String field, int size, int most) {
        if (size > most) {
            throw WireException.invalid(field, "must hold at most " + most);
        }
        return size;
    }

    /**
     * The message that a daemon sent.
     *
     * @throws WireException for anything that is not a whole, valid message of a daemon
     */
    public static DaemonMessage decode(byte[] header) {
        return DaemonDecoder.decode(header);
    }

    /**
     * Checks the parts behind a header.
     *
     * @param message   the decoded header
     * @param parts     how many parts follow it
     * @param lastBytes length of the last of them, or 0
     * @throws WireException with the code {@code payload} when they are not what the header says
     */
    public static void checkParts(DaemonMessage message, int parts, long lastBytes) {
        Styled styled = message instanceof Styled one ? one : null;
        if (parts != (styled == null ? 0 : 1)) {
            throw new WireException("payload", parts + " part(s) came after a header which has another number of them.",
                "Send the header, and pixels after a `styled` only.");
        }
        if (styled != null && !styled.format().allows(styled.width(), styled.height(), lastBytes)) {
            throw new WireException("payload", styled.width() + "x" + styled.height() + " "
                + styled.format().wireName() + " cannot have " + lastBytes + " bytes.",
                "Send rows without padding, and the true size in the header.");
        }
    }
}
