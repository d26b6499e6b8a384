package mirage.core.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VectorsTest {
    @TestFactory
    Stream<DynamicTest> encodesEveryClientMessageToTheSameBytes() {
        Codec codec = new Codec();  // one for all: what it wrote before must not show
        return Vectors.of("canonical.json", "client").stream().map(vector ->
            DynamicTest.dynamicTest(Vectors.name(vector), () -> {
                ClientMessage message = Messages.client(vector.getAsJsonObject("fields"));
                assertEquals(vector.get("hex").getAsString(), HexFormat.of().formatHex(codec.encode(message)));
            }));
    }

    @TestFactory
    Stream<DynamicTest> decodesEveryDaemonMessage() {
        return Vectors.of("canonical.json", "daemon").stream().map(vector ->
            DynamicTest.dynamicTest(Vectors.name(vector), () -> {
                DaemonMessage message = Codec.decode(Vectors.bytes(vector));
                assertSame(vector.getAsJsonObject("fields"), Messages.json(message), "$");
            }));
    }

    @TestFactory
    Stream<DynamicTest> takesWhatTheProtocolLetsOthersWrite() {
        Map<String, DaemonMessage> canonical = new HashMap<>();
        for (JsonObject vector : Vectors.of("canonical.json", "daemon")) {
            canonical.put(Vectors.name(vector), Codec.decode(Vectors.bytes(vector)));
        }
        return Vectors.of("accepted.json", "daemon").stream().map(vector ->
            DynamicTest.dynamicTest(Vectors.name(vector), () ->
                assertEquals(canonical.get(vector.get("same_as").getAsString()),
                    Codec.decode(Vectors.bytes(vector)))));
    }

    @TestFactory
    Stream<DynamicTest> refusesWithTheSameCode() {
        return Vectors.of("rejected.json", "daemon").stream().map(vector ->
            DynamicTest.dynamicTest(Vectors.name(vector), () -> {
                WireException refused =
                    assertThrows(WireException.class, () -> Codec.decode(Vectors.bytes(vector)));
                assertEquals(vector.get("code").getAsString(), refused.code());
            }));
    }

    /** What a client could get wrong is, where it is not about one kind of message, wrong from a daemon too. */
    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoHeaderAtAll() {
        return Vectors.of("rejected.json", "client").stream()
            .filter(vector -> List.of("malformed", "too_large").contains(vector.get("code").getAsString()))
            .map(vector -> DynamicTest.dynamicTest(Vectors.name(vector), () -> {
                WireException refused =
                    assertThrows(WireException.class, () -> Codec.decode(Vectors.bytes(vector)));
                assertEquals(vector.get("code").getAsString(), refused.code());
            }));
    }

    @TestFactory
    Stream<DynamicTest> checksTheParts() {
        return Vectors.of("multipart.json", "daemon").stream().map(vector ->
            DynamicTest.dynamicTest(Vectors.name(vector), () -> {
                JsonArray parts = vector.getAsJsonArray("parts");
                DaemonMessage message = Codec.decode(Vectors.bytes(parts.get(0)));
                int behind = parts.size() - 1;
                long last = behind == 0 ? 0 : Vectors.bytes(parts.get(behind)).length;
                JsonElement code = vector.get("code");
                if (code.isJsonNull()) {
                    Codec.checkParts(message, behind, last);
                } else {
                    WireException refused =
                        assertThrows(WireException.class, () -> Codec.checkParts(message, behind, last));
                    assertEquals(code.getAsString(), refused.code());
                }
            }));
    }

    @Test
    void readsEnoughVectors() {
        assertTrue(Vectors.of("canonical.json", "client").size() >= 15);
        assertTrue(Vectors.of("canonical.json", "daemon").size() >= 10);
        assertTrue(Vectors.of("accepted.json", "daemon").size() >= 20);
        assertTrue(Vectors.of("rejected.json", "daemon").size() >= 8);
        assertTrue(Vectors.of("multipart.json", "daemon").size() >= 3);
    }

    @Test
    void givesEachMessageAnArrayOfItsOwn() {
        Codec codec = new Codec();
        byte[] first = codec.encode(new ClientMessage.Bye("one"));
        byte[] copy = first.clone();
        codec.encode(new ClientMessage.Bye("two, longer"));
        assertArrayEquals(copy, first);
    }

    private static void assertSame(JsonElement wanted, JsonElement found, String path) {
        if (wanted.isJsonObject()) {
            assertEquals(wanted.getAsJsonObject().keySet(), found.getAsJsonObject().keySet(), path);
            for (String key : wanted.getAsJsonObject().keySet()) {
                assertSame(wanted.getAsJsonObject().get(key), found.getAsJsonObject().get(key), path + "." + key);
            }
        } else if (wanted.isJsonArray()) {
            assertEquals(wanted.getAsJsonArray().size(), found.getAsJsonArray().size(), path);
            for (int i = 0; i < wanted.getAsJsonArray().size(); i++) {
                assertSame(wanted.getAsJsonArray().get(i), found.getAsJsonArray().get(i), path + "[" + i + "]");
            }
        } else if (wanted.isJsonPrimitive() && wanted.getAsJsonPrimitive().isNumber()) {
            assertEquals(wanted.getAsDouble(), found.getAsDouble(), 0.0, path);
        } else {
            assertEquals(wanted, found, path);
        }
    }
}
