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
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loader reads, and the Gradle files, which nothing here runs: compared as text with what Maven does. */
class DescriptorsTest {
    private static final Path HOOK = Path.of("..");

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

    @ParameterizedTest
    @ValueSource(strings = {"26.2", "26.3"})
    void gradlePutsTheSameNamesIntoTheTemplateAsMaven(String version) throws IOException {
        Map<String, String> maven = new TreeMap<>();
        Matcher filter = Pattern.compile("<filter token=\"(\\w+)\" value=\"([^\"]*)\"/>")
            .matcher(Files.readString(HOOK.resolve("gfx-" + version + "/pom.xml")));
        while (filter.find()) {
            maven.put(filter.group(1), filter.group(2));
        }
        String gradle = Files.readString(HOOK.resolve("build.gradle"));
        int start = gradle.indexOf("version: '" + version + "'");
        Matcher token = Pattern.compile("(\\w+): '([^']*)'")
            .matcher(gradle.substring(start, gradle.indexOf(']', start)));
        Map<String, String> inGradle = new TreeMap<>();
        while (token.find()) {
            inGradle.put(token.group(1), token.group(2));
        }
        assertEquals(maven, inGradle);
        String template = Files.readString(HOOK.resolve("gfx/Gfx.java.in"));
        Matcher used = Pattern.compile("@([a-z]+)@").matcher(template);
        while (used.find()) {
            assertTrue(maven.containsKey(used.group(1)), used.group());
        }
    }

    @Test
    void gradleAndMavenShipTheSameLibraries() throws IOException {
        Properties gradle = new Properties();
        gradle.load(new StringReader(Files.readString(HOOK.resolve("gradle.properties"))));
        String pom = Files.readString(HOOK.resolve("pom.xml"));
        for (String name : new String[] {"jeromq", "jnacl", "msgpack"}) {
            Matcher version = Pattern.compile("<" + name + "\\.version>([^<]+)<").matcher(pom);
            assertTrue(version.find(), name);
            assertEquals(version.group(1), gradle.getProperty(name + "_version"), name);
            assertTrue(Files.readString(HOOK.resolve("build.gradle")).contains("${" + name + "_version}"), name);
        }
        assertTrue(pom.contains("<version>" + gradle.getProperty("mod_version") + "</version>"));
    }
}
