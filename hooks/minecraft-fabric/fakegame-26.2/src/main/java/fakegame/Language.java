package fakegame;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts of the mod in English, where its language file is on the class path. */
public final class Language {
    private Language() {
    }

    /** The text of a key with values put in; the key itself where there is none. */
    public static String translate(String key, Object... values) {
        JsonElement text = Texts.MIRAGE.get(key);
        if (text == null) {
            return key;
        }
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i] instanceof net.minecraft.network.chat.Component c ? c.getString() : values[i];
        }
        return String.format(java.util.Locale.ROOT, text.getAsString(), plain);
    }

    private static final class Texts {
        static final JsonObject MIRAGE = read("/assets/mirage/lang/en_us.json");

        private static JsonObject read(String path) {
            try (var in = Language.class.getResourceAsStream(path)) {
                return in == null ? new JsonObject() : JsonParser
                        .parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)).getAsJsonObject();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
