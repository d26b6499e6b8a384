package mirage.core.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * Turns the bytes of a header into maps, lists and scalars. Trusts no length that stands in the bytes: nothing larger
 * than the header itself is ever allocated.
 *
 * <p>Integers become Long, or BigInteger beyond it; floats Double; nil null; bin and extensions {@link #OPAQUE}.
 */
final class HeaderParser {
    /** Stands for bytes and extension types, which no field of the protocol holds. */
    static final Object OPAQUE = new Object();
    /** A key of a map that was no text maps to this key. */
    static final String ODD_KEY = "\0";

    private static final MessagePack.UnpackerConfig STRICT = new MessagePack.UnpackerConfig()
        .withActionOnMalformedString(CodingErrorAction.REPORT)
        .withActionOnUnmappableString(CodingErrorAction.REPORT);

    private final MessageUnpacker unpacker;
    private final int length;

    private HeaderParser(byte[] header) {
        unpacker = STRICT.newUnpacker(header);
        length = header.length;
    }

    /** The one map that the header is. Throws {@link WireException}, and nothing else, whatever the bytes. */
    static Map<?, ?> parse(byte[] header) {
        if (header.length > Limits.MAX_HEADER_BYTES) {
            throw new WireException("too_large", "The header has " + header.length + " bytes; at most "
                + Limits.MAX_HEADER_BYTES + " are allowed.",
                "Keep texts short, and send pixels as a part of their own.");
        }
        HeaderParser parser = new HeaderParser(header);
        Object value;
        try {
            value = parser.value(0);
        } catch (IOException | MessagePackException | ArithmeticException broken) {
            throw WireException.malformed();
        }
        if (parser.left() != 0) {
            throw WireException.malformed();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw WireException.invalid("header", "must be a map");
    }

    private Object value(int depth) throws IOException {
        MessageFormat format = unpacker.getNextFormat();
        switch (format.getValueType()) {
            case NIL:
                unpacker.unpackNil();
                return null;
            case BOOLEAN:
                return unpacker.unpackBoolean();
            case INTEGER:
                if (format == MessageFormat.UINT64) {
                    BigInteger big = unpacker.unpackBigInteger();
                    return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
                }
                return unpacker.unpackLong();
            case FLOAT:
                return unpacker.unpackDouble();
            case STRING:
                return text();
            case ARRAY:
                return list(deeper(depth));
            case MAP:
                return map(deeper(depth));
            default:
                unpacker.skipValue();
                return OPAQUE;
        }
    }

    private static int deeper(int depth) {
        if (depth >= Limits.MAX_DEPTH) {
            throw WireException.malformed();
        }
        return depth + 1;
    }

    private String text() throws IOException {
        return unpacker.unpackString();
    }

    private List<Object> list(int depth) throws IOException {
        int count = atMostWhatIsLeft(unpacker.unpackArrayHeader());
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(value(depth));
        }
        return list;
    }

    private Map<String, Object> map(int depth) throws IOException {
        int count = atMostWhatIsLeft(unpacker.unpackMapHeader());
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = value(depth);
            Object value = value(depth);
            map.put(key instanceof String text ? text : ODD_KEY, value);  // the last of two counts
        }
        return map;
    }

    /** Every value takes a byte at least. */
    private int atMostWhatIsLeft(int count) {
        if (count < 0 || count > left()) {
            throw WireException.malformed();
        }
        return count;
    }

    private long left() {
        return length - unpacker.getTotalReadBytes();
    }
}
