package mirage.core.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Writes fields into one buffer that is used again and again; one thread at a time. */
final class Packer {
    /** Names of fields never change, so their bytes are made once. */
    private static final Map<String, byte[]> NAMES = new ConcurrentHashMap<>();

    private final MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();

    void begin() {
        packer.clear();
    }

    byte[] bytes() {
        return packer.toByteArray();
    }

    void type(String type, int fields) throws IOException {
        packer.packMapHeader(fields);
        name("type");
        name(type);
    }

    /** A word of the protocol: a field's name, or a value out of a fixed set. */
    void name(String name) throws IOException {
        byte[] utf8 = NAMES.get(name);
        if (utf8 == null) {
            utf8 = NAMES.computeIfAbsent(name, word -> word.getBytes(StandardCharsets.UTF_8));
        }
        packer.packRawStringHeader(utf8.length);
        packer.writePayload(utf8);
    }

    void integer(String field, long value) throws IOException {
        name(field);
        packer.packLong(value);
    }

    void integerOrNil(String field, Long value) throws IOException {
        if (value == null) {
            nil(field);
        } else {
            integer(field, value);
        }
    }

    void number(String field, double value) throws IOException {
        name(field);
        packer.packDouble(value);
    }

    void number(double value) throws IOException {
        packer.packDouble(value);
    }

    void flag(String field, boolean value) throws IOException {
        name(field);
        packer.packBoolean(value);
    }

    void flag(boolean value) throws IOException {
        packer.packBoolean(value);
    }

    void text(String field, String value) throws IOException {
        name(field);
        packer.packString(value);
    }

    void text(String value) throws IOException {
        packer.packString(value);
    }

    void integer(long value) throws IOException {
        packer.packLong(value);
    }

    void nil() throws IOException {
        packer.packNil();
    }

    void nil(String field) throws IOException {
        name(field);
        packer.packNil();
    }

    void map(String field, int fields) throws IOException {
        name(field);
        packer.packMapHeader(fields);
    }

    void array(String field, int size) throws IOException {
        name(field);
        packer.packArrayHeader(size);
    }
}
