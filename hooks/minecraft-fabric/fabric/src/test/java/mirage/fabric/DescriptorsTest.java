package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the loader reads. */
class DescriptorsTest {
    private static JsonObject resource(String name) throws IOException {
        try (Reader reader = new InputStreamReader(
                DescriptorsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, JsonObject.class);
        }
    }

    @Test
    void theDescriptionNamesWhatIsThere() throws Exception {
        JsonObject mod = resource("/fabric.mod.json");
        assertEquals("mirage", mod.get("id").getAsString());
        assertTrue(mod.get("version").getAsString().matches("\\d+\\.\\d+\\.\\d+"), "the version was put in");
        assertEquals("client", mod.get("environment").getAsString());
        JsonObject entries = mod.getAsJsonObject("entrypoints");
        for (Map.Entry<String, JsonElement> entry : entries.entrySet()) {
            for (JsonElement name : entry.getValue().getAsJsonArray()) {
                Class.forName(name.getAsString()).getConstructor();
            }
        }
        assertFalse(DescriptorsTest.class.getResource("/" + mod.get("icon").getAsString()) == null);
    }

    @Test
    void theShippedMixinDoesNotRequireItsTarget() throws IOException {
        JsonObject mixins = resource("/mirage.client.mixins.json");
        assertFalse(mixins.get("required").getAsBoolean());
        assertEquals(0, mixins.getAsJsonObject("injectors").get("defaultRequire").getAsInt());
        JsonArray names = mixins.getAsJsonArray("client");
        assertEquals(1, names.size());
        String path = mixins.get("package").getAsString().replace('.', '/') + "/" + names.get(0).getAsString();
        assertFalse(DescriptorsTest.class.getResource("/" + path + ".class") == null, path);
    }
}
