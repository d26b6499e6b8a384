package mirage.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private static Settings changed() {
        Settings settings = Settings.DEFAULTS;
        settings = SettingsFile.with(settings, "overlay.opacity", 0.75);
        settings = SettingsFile.with(settings, "capture.fps", 30);
        settings = SettingsFile.with(settings, "prompts.history", List.of("größe <b>", "a \"quoted\" 🏯"));
        settings = SettingsFile.with(settings, "prompts.allowedServers", List.of("Play.Example.org:25565"));
        return SettingsFile.with(settings, "connection.serverKey", "k".repeat(40));
    }

    private static String refusal(String name, Object value) {
        return assertThrows(
                IllegalArgumentException.class, () -> SettingsFile.with(Settings.DEFAULTS, name, value)).getMessage();
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        Path file = folder.resolve("deep/mirage.json");
        assertEquals(new SettingsFile.Loaded(Settings.DEFAULTS, List.of()), SettingsFile.load(file));
        for (Settings settings : new Settings[] {Settings.DEFAULTS, changed()}) {
            SettingsFile.save(file, settings);
            assertEquals(new SettingsFile.Loaded(settings, List.of()), SettingsFile.load(file));
        }
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertEquals(List.of(file), left.toList(), "no half-written file stays");
        }
        String text = Files.readString(file);
        assertTrue(text.contains("\n    \"opacity\": 0.75,\n"), text);
        assertTrue(text.contains("größe <b>"), "readable, not escaped");
    }

    @Test
    void aDamagedFileIsKeptAndTheDefaultsAreUsed() throws IOException {
        Path file = folder.resolve("mirage.json");
        Files.writeString(file, "{\n \"overlay\": {\n  \"opacity\": 0.5,,\n");
        SettingsFile.Loaded loaded = SettingsFile.load(file);
        assertEquals(Settings.DEFAULTS, loaded.settings());
        assertTrue(loaded.problems().get(0).startsWith("mirage.json, line 3: this is no JSON"), loaded.toString());
        assertEquals("your file is kept as mirage.json.bad", loaded.problems().get(1));
        assertEquals(Files.readString(file), Files.readString(folder.resolve("mirage.json.bad")));
        Files.write(file, new byte[] {'"', (byte) 0xC0, '"'});
        assertTrue(SettingsFile.load(file).problems().get(0).contains("UTF-8"));
    }

    @Test
    void aWrongValueFallsBackAloneAndIsTold() {
        SettingsFile.Loaded loaded = SettingsFile.parse("mirage.json", """
                {
                  "capture": {"fps": 30, "jpegQuality": 7},
                  "overlay": {
                    "opacity": 3,
                    "reprojection": "no",
                    "fadeStartMs": 300
                  },
                  "colour": 1,
                  "general": 5,
                  "prompts": {"history": ["ok", "bad\\u0007"], "last": "noir"}
                }
                """);
        assertEquals(30, loaded.settings().capture().fps());
        assertEquals(85, loaded.settings().capture().jpegQuality());
        assertEquals(1.0, loaded.settings().overlay().opacity());
        assertEquals(300, loaded.settings().overlay().fadeStartMs());
        assertEquals("noir", loaded.settings().prompts().last());
        String all = String.join("\n", loaded.problems());
        assertTrue(all.contains("line 2: capture: jpegQuality must be 30 to 100, not 7; the default is used"), all);
        assertTrue(all.contains("line 4: overlay: opacity must be 0 to 1, not 3"), all);
        assertTrue(all.contains("line 5: overlay.reprojection: reprojection must be true or false"), all);
        assertTrue(all.contains("line 8: there is no setting called \"colour\""), all);
        assertTrue(all.contains("line 9: general must be an object {...}, not a number"), all);
        assertTrue(all.contains("line 10: prompts: the prompt holds an invisible character"), all);
        assertEquals(6, loaded.problems().size());
    }

    @Test
    void valuesThatDependOnEachOtherAreReadTogether() {
        SettingsFile.Loaded loaded =
                SettingsFile.parse("f", "{\"overlay\": {\"fadeStartMs\": 900, \"fadeEndMs\": 1200}}");
        assertEquals(List.of(), loaded.problems());
        assertEquals(900, loaded.settings().overlay().fadeStartMs());
        assertEquals(1200.0, loaded.settings().overlay().limits().goneMs());
    }

    @Test
    void singleValuesAreChangedByNameAndChecked() {
        assertEquals(0.75, changed().overlay().opacity());
        assertEquals(List.of("play.example.org"), changed().prompts().allowedServers());
        assertEquals(1.0, SettingsFile.with(Settings.DEFAULTS, "overlay.opacity", 1).overlay().opacity());
        assertTrue(refusal("overlay.opacity", 1.5).contains("0 to 1"));
        assertTrue(refusal("overlay.opacity", "x").contains("a number"));
        assertTrue(refusal("capture.fps", 30.5).contains("a whole number"));
        assertTrue(refusal("capture.fps", 1e18).contains("a whole number"));
        assertTrue(refusal("overlay.fadeEndMs", 200).contains("more than fadeStartMs (250)"));
        assertTrue(refusal("connection.endpoint", "http://x").contains("tcp://127.0.0.1:7420"));
        assertTrue(refusal("connection.serverKey", "short").contains("40 characters"));
        assertTrue(refusal("prompts.history", List.of(1)).contains("a list of texts"));
        assertTrue(refusal("prompts.allowedServers", List.of("a b")).contains("play.example.org"));
        assertTrue(refusal("overlay.nothing", 1).contains("no setting"));
        assertTrue(refusal("overlay", 1).contains("overlay.opacity"));
        assertTrue(refusal("no.thing", 1).contains("overlay.opacity"));
    }

    @Test
    void allSettingsHaveNames() {
        Map<String, Object> all = SettingsFile.all(Settings.DEFAULTS);
        assertTrue(all.size() >= 27, all.toString());
        all.forEach((name, value) -> {
            assertEquals(value, SettingsFile.get(Settings.DEFAULTS, name));
            assertEquals(Settings.DEFAULTS, SettingsFile.with(Settings.DEFAULTS, name, value));
        });
        assertNull(SettingsFile.get(Settings.DEFAULTS, "overlay.nothing"));
        assertNull(SettingsFile.get(Settings.DEFAULTS, "overlay"));
        assertEquals(true, all.get("overlay.flickerGuard"), "on by default");
        assertEquals(false, all.get("capture.depth"), "off by default");
        assertEquals("tcp://127.0.0.1:7420", all.get("connection.endpoint"));
    }

    @Test
    void noTextBreaksTheReader() {
        String right = SettingsFile.write(changed());
        Random random = new Random(12);
        for (int i = 0; i < 3000; i++) {
            StringBuilder damaged = new StringBuilder(right);
            for (int hits = 1 + random.nextInt(5); hits > 0; hits--) {
                int at = random.nextInt(damaged.length());
                damaged.replace(at, at + random.nextInt(3), "{}[]\",:-9e\\nu\u0000".substring(random.nextInt(13)));
            }
            SettingsFile.parse("f", damaged.toString());
        }
    }
}
