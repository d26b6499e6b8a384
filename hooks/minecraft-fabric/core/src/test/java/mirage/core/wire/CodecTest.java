package mirage.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class CodecTest {
    private final Codec codec = new Codec();

    @Property(tries = 2000)
    void anyBytesGiveAMessageOrAWireException(@ForAll @Size(max = 200) byte[] bytes) {
        decodeOrRefuse(bytes);
    }

    @Property(tries = 2000)
    void damagedMessagesGiveAMessageOrAWireException(@ForAll @IntRange(max = 9) int which, @ForAll int place,
                                                      @ForAll byte value) {
        byte[] bytes = Vectors.bytes(Vectors.of("canonical.json", "daemon").get(which));
        bytes[Math.floorMod(place, bytes.length)] = value;
        decodeOrRefuse(bytes);
    }

    @Test
    void everyShortenedMessageIsRefused() {
        for (var vector : Vectors.of("canonical.json", "daemon")) {
            byte[] whole = Vectors.bytes(vector);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThrows(WireException.class, () -> Codec.decode(part));
            }
        }
    }

    private static void decodeOrRefuse(byte[] bytes) {
        try {
            Codec.decode(bytes);
        } catch (WireException fine) {
            assertEquals(fine.code(), fine.code().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void theLastOfTwoEqualKeysCounts() throws IOException {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(3).packString("type").packString("credit").packString("frames").packInt(1)
            .packString("frames").packInt(3);
        assertEquals(new DaemonMessage.Credit(3), Codec.decode(packer.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e10})
    void aPoseOutOfRangeIsNotSent(double bad) {
        assertEquals("invalid", refused(frame(2, 2, new Pose(bad, 0, 0, 0, 0, 0, 70))));
    }

    @Test
    void framesOutOfRangeAreNotSent() {
        assertEquals("size", refused(frame(0, 2, null)));
        assertEquals("size", refused(frame(8193, 2, null)));
        assertEquals("size", refused(frame(8192, 8192, null)));
        assertEquals("invalid", refused(frame(2, 2, new Pose(0, 0, 0, 0, 0, 0, 180))));
    }

    @Test
    void promptsAreCheckedWhenTheyAreMade() {
        assertEquals("prompt", code(() -> PromptRequest.of("x".repeat(2001))));
        assertEquals("prompt", code(() -> PromptRequest.of("\u001b[2J")));
        assertEquals("prompt", code(() -> PromptRequest.of("half \ud83c")));
        assertEquals("invalid", code(() -> new PromptRequest("x", 1.5, 0, null)));
        assertEquals("invalid", code(() -> new PromptRequest("x", Double.NaN, 0, null)));
        assertEquals("invalid", code(() -> new PromptRequest("x", 1, -1, null)));
        assertEquals("invalid", code(() -> new PromptRequest("x", 1, 0, 1L << 32)));
        String longest = "\ud83c\udf84".repeat(2000);  // 2000 characters of two units each
        assertEquals(longest, PromptRequest.of(longest).text());
        assertNull(PromptRequest.of("a\tb\nc").seed());
    }

    @Test
    void eventsHoldScalarsOnly() {
        assertEquals("invalid", refused(new ClientMessage.Event("", Map.of())));
        assertEquals("invalid", refused(new ClientMessage.Event("x", Map.of("a", new Object()))));
        assertEquals("invalid", refused(new ClientMessage.Event("x", Map.of("a", List.of()))));
        assertEquals("invalid", refused(new ClientMessage.Event("x", Map.of("a", Double.NaN))));
        assertEquals("invalid", refused(new ClientMessage.Event("x", Map.of("a", 1L << 53))));
        assertEquals("invalid", refused(new ClientMessage.Event("x\n", Map.of())));
        Map<String, Object> many = new HashMap<>();
        for (int i = 0; i < 65; i++) {
            many.put("f" + i, i);
        }
        assertEquals("invalid", refused(new ClientMessage.Event("x", many)));
    }

    @Test
    void keysAndTextsAreChecked() {
        assertEquals("invalid", refused(new ClientMessage.Hello("a\u202eb", List.of())));
        assertEquals("invalid", refused(new ClientMessage.Attach("x".repeat(201))));
        assertEquals("invalid", refused(withKeys(List.of("Key W"))));
        assertEquals("invalid", refused(withKeys(List.of(""))));
        assertEquals("invalid", refused(withKeys(Collections.nCopies(65, "KeyW"))));
    }

    @Test
    void anEventTooLongForAHeaderIsNotSent() {
        Map<String, Object> texts = new HashMap<>();
        for (int i = 0; i < 64; i++) {
            texts.put("f" + i, "x".repeat(2000));
        }
        assertEquals("too_large", refused(new ClientMessage.Event("x", texts)));
    }

    private static ClientMessage.Frame frame(int width, int height, Pose pose) {
        return new ClientMessage.Frame(1, width, height, PixelFormat.RGBA8, false, 0, 0, pose, null, null);
    }

    private static ClientMessage.Frame withKeys(List<String> keys) {
        return new ClientMessage.Frame(1, 2, 2, PixelFormat.RGBA8, false, 0, 0, null,
            new ClientMessage.Controls(keys, 0, 0, null), null);
    }

    private String refused(ClientMessage message) {
        return code(() -> codec.encode(message));
    }

    private static String code(org.junit.jupiter.api.function.Executable action) {
        return assertThrows(WireException.class, action).code();
    }
}
