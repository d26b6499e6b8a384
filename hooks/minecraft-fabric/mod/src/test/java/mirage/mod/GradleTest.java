package mirage.mod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files for Gradle, which needs the real game and so cannot run here, say the same as those for Maven. */
class GradleTest {
    private static final Pattern INCLUDE =
        Pattern.compile("include\\(implementation\\(\"([^:]+):([^:]+):\\$\\{(\\w+)}\"\\)\\)");
    private static final Pattern NAMED = Pattern.compile("(\\w+): '([^']*)'");

    private static String file(String name) throws IOException {
        return Files.readString(Places.HOOK.resolve(name));
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(Places.HOOK.resolve("gradle.properties"))) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void versionsAreThoseOfMaven() throws IOException {
        Properties gradle = properties();
        Pom maven = Pom.ofAll();
        assertEquals(maven.value("version"), gradle.getProperty("mod_version"));
        for (String library : List.of("jeromq", "jnacl", "msgpack")) {
            assertEquals(maven.value(library + ".version"), gradle.getProperty(library + "_version"), library);
        }
    }

    @Test
    void theJarsThatMavenNestsAreNestedByGradle() throws IOException {
        Set<String> byGradle = new TreeSet<>();
        Matcher matcher = INCLUDE.matcher(file("build.gradle"));
        while (matcher.find()) {
            String version = properties().getProperty(matcher.group(3));
            byGradle.add("META-INF/jars/" + matcher.group(2) + "-" + version + ".jar");
        }
        try (ShippedMod mod = new ShippedMod(Places.MOD_CLASSES)) {
            assertEquals(new TreeSet<>(mod.nestedJars()), byGradle);
        }
    }

    @Test
    void theGameIsOfAVersionThatTheModTakes() throws IOException {
        Properties gradle = properties();
        String game = gradle.getProperty("minecraft_version");
        assertTrue(Set.of("26.2", "26.3").contains(game), game);
        assertTrue(gradle.getProperty("fabric_api_version").endsWith("+" + game));
        assertTrue(file("gradle.properties").contains("minecraft_version=26.3, "), "says what to write for 26.3");
        try (ShippedMod mod = new ShippedMod(Places.MOD_CLASSES)) {
            assertEquals(">=26.2 <26.4", mod.description().getAsJsonObject("depends").get("minecraft").getAsString());
        }
    }

    @Test
    void javaIsTheSame() throws IOException {
        String gradle = file("build.gradle");
        assertTrue(gradle.contains("options.release = " + Pom.ofAll().value("maven.compiler.release") + "\n"));
        Matcher matcher = Pattern.compile("JavaLanguageVersion\\.of\\((\\d+)\\)").matcher(gradle);
        assertTrue(matcher.find());
        try (ShippedMod mod = new ShippedMod(Places.MOD_CLASSES)) {
            assertEquals(">=" + matcher.group(1),
                mod.description().getAsJsonObject("depends").get("java").getAsString());
        }
    }

    @Test
    void theTemplateOfTheGraphicsGetsTheSameNames() throws IOException {
        Matcher choice = Pattern.compile("\\? \\[(.*?)\\] : \\[(.*?)\\]", Pattern.DOTALL).matcher(file("build.gradle"));
        assertTrue(choice.find());
        assertEquals(Pom.of("gfx-26.2").filters(), named(choice.group(1)));
        assertEquals(Pom.of("gfx-26.3").filters(), named(choice.group(2)));

        Set<String> wanted = new TreeSet<>();
        Matcher token = Pattern.compile("@(\\w+)@")
            .matcher(file("gfx/Gfx.java.in") + file("gfx/DepthPass.java.in") + file("gfx/Mesh.java.in"));
        while (token.find()) {
            wanted.add(token.group(1));
        }
        assertEquals(wanted, named(choice.group(1)).keySet());
    }

    private static Map<String, String> named(String groovy) {
        Map<String, String> named = new TreeMap<>();
        Matcher matcher = NAMED.matcher(groovy);
        while (matcher.find()) {
            named.put(matcher.group(1), matcher.group(2));
        }
        return named;
    }

    @Test
    void noRepositoryHasItsAddressHere() throws IOException {
        assertFalse(file("settings.gradle").contains("://"));
        assertFalse(file("build.gradle").contains("://"));
    }
}
