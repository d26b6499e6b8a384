package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mirage.core.prompt.Presets;
import mirage.core.session.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
    private static final Path LANGUAGES = Path.of("src/main/resources/assets/mirage/lang");
    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?(.)");
    private static final Pattern QUOTED_KEY = Pattern.compile("\"((?:key\\.)?mirage\\.[a-z_.]+[a-z])\"");

    private static Map<String, String> read(String language) throws IOException {
        return new Gson().fromJson(Files.readString(LANGUAGES.resolve(language + ".json")),
            new TypeToken<Map<String, String>>() { }.getType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"de_de", "es_es", "zh_cn"})
    void everyLanguageSaysTheSameThings(String language) throws IOException {
        Map<String, String> english = read("en_us");
        Map<String, String> other = read(language);
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(other.keySet()));
        for (Map.Entry<String, String> entry : english.entrySet()) {
            String words = other.get(entry.getKey());
            assertFalse(words.isBlank(), entry.getKey());
            assertEquals(placeholders(entry.getValue()), placeholders(words), entry.getKey());
        }
    }

    /** The positions that a text names, such as [1, 2]; {@code %%} is a percent sign. */
    private static List<Integer> placeholders(String text) {
        List<Integer> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int next = 1;
        while (matcher.find()) {
            if (matcher.group(2).equals("%")) {
                continue;
            }
            assertTrue(matcher.group(2).equals(matcher.group(1) == null ? "s" : "$")
                || matcher.group(2).equals("s"), "the game knows only %s and %1$s: " + text);
            found.add(matcher.group(1) == null ? next++ : Integer.parseInt(matcher.group(1)));
        }
        found.sort(null);
        return found;
    }

    @Test
    void everyKeyInTheSourcesIsTranslated() throws IOException {
        Set<String> known = read("en_us").keySet();
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = QUOTED_KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1)) && !isPrefix(matcher.group(1), known)) {
                        missing.add(matcher.group(1));
                    }
                }
            }
        }
        missing.removeIf(key -> key.endsWith(".json") || key.startsWith("mirage.fabric."));
        assertEquals(Set.of(), missing);
    }

    private static boolean isPrefix(String key, Set<String> known) {
        return known.stream().anyMatch(longer -> longer.startsWith(key + "."));
    }

    @Test
    void whatIsPutTogetherIsTranslatedToo() throws IOException {
        Set<String> known = read("en_us").keySet();
        for (Presets.Preset preset : Presets.ALL) {
            assertTrue(known.contains("mirage.preset." + preset.id()), preset.id());
        }
        for (Status.State state : Status.State.values()) {
            assertTrue(known.contains("mirage.status." + state.name().toLowerCase(java.util.Locale.ROOT)));
        }
        for (String part : List.of("capture", "depth", "overlay", "tick", "server")) {
            assertTrue(known.contains("mirage.broken." + part), part);
        }
        for (String name : List.of(
                "enabled", "opacity", "fps", "reprojection", "flicker", "status", "private", "rules", "server",
                "depth")) {
            assertTrue(known.contains("mirage.config." + name), name);
        }
    }
}
