package mirage.core.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The protocol's golden vectors, which all languages share. */
final class Vectors {
    private static final Path FOLDER = Path.of(System.getProperty("mirage.root", "../../.."), "tests", "vectors");

    private Vectors() {
    }

    /** The vectors of one file that this side sends. */
    static List<JsonObject> of(String file, String from) {
        JsonArray all;
        try {
            all = JsonParser.parseString(Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8))
                .getAsJsonArray();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        List<JsonObject> found = new ArrayList<>();
        for (JsonElement one : all) {
            if (one.getAsJsonObject().get("from").getAsString().equals(from)) {
                found.add(one.getAsJsonObject());
            }
        }
        return found;
    }

    static byte[] bytes(JsonElement hex) {
        return HexFormat.of().parseHex(hex.getAsString());
    }

    /** The bytes of a vector, with what it repeats behind them. */
    static byte[] bytes(JsonObject vector) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(vector.get("hex")));
        if (vector.has("then")) {
            JsonObject then = vector.getAsJsonObject("then");
            byte[] again = bytes(then.get("hex"));
            for (int i = 0; i < then.get("times").getAsInt(); i++) {
                out.writeBytes(again);
            }
        }
        return out.toByteArray();
    }

    static String name(JsonObject vector) {
        return vector.get("name").getAsString();
    }
}
