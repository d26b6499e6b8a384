package mirage.mod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** The jar is one that Fabric loads: it says of itself what is true, and has all that it needs and nothing else. */
class JarIT {
    private static final long MOST_BYTES = 3_000_000;
    private static final int JAVA_17 = 61;
    private static final Map<String, String> ENTRY_POINTS = Map.of(
        "client", "net/fabricmc/api/ClientModInitializer",
        "modmenu", "com/terraformersmc/modmenu/api/ModMenuApi");

    private static ShippedMod jar;
    private static ClassFiles classes;

    @BeforeAll
    static void open() throws IOException {
        jar = new ShippedMod(Places.jar());
        classes = new ClassFiles();
        for (String name : jar.files()) {
            if (name.endsWith(".class")) {
                classes.add(jar.read(name));
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void saysWhatItIsAndWhatItNeeds() throws IOException {
        JsonObject mod = jar.description();
        assertEquals(1, mod.get("schemaVersion").getAsInt());
        String text = new String(jar.read("fabric.mod.json"), StandardCharsets.UTF_8);
        mod.keySet().forEach(key -> assertEquals(2, text.split("\n  \"" + key + "\":").length, key + " is said once"));
        assertEquals("mirage", mod.get("id").getAsString());
        assertEquals(Pom.ofAll().value("version"), mod.get("version").getAsString());
        assertEquals("client", mod.get("environment").getAsString());
        assertEquals("MIT", mod.get("license").getAsString());
        assertEquals(Map.of("fabricloader", ">=0.19.0", "fabric-api", "*", "minecraft", ">=26.2 <26.4", "java", ">=25"),
            texts(mod.getAsJsonObject("depends")));
        assertEquals(Map.of("modmenu", "*"), texts(mod.getAsJsonObject("suggests")));
        assertTrue(jar.has(mod.get("icon").getAsString()));
        assertTrue(jar.has("LICENSE_mirage"));
    }

    @Test
    void entryPointsAreWhatTheLoaderWants() throws IOException {
        assertEquals(ENTRY_POINTS.keySet(), jar.description().getAsJsonObject("entrypoints").keySet());
        for (String purpose : ENTRY_POINTS.keySet()) {
            List<String> names = jar.entryPoints(purpose);
            assertEquals(1, names.size(), purpose);
            String name = names.get(0).replace('.', '/');
            assertTrue(classes.has(name), name);
            Set<String> parents = new TreeSet<>();
            classes.collectOutside(name, NamesCheck::isOfTheGame, parents);
            assertTrue(parents.contains(ENTRY_POINTS.get(purpose)), name + " is a " + parents);
            MethodNode made = classes.node(name).methods.stream()
                .filter(method -> method.name.equals("<init>") && method.desc.equals("()V")).findAny().orElseThrow();
            assertTrue((made.access & classes.node(name).access & Opcodes.ACC_PUBLIC) != 0, name + " is public");
        }
    }

    @Test
    void mixinsAreThereAndNoneMayKeepTheGameFromStarting() throws IOException {
        assertEquals(List.of("mirage.client.mixins.json"), jar.mixinConfigs());
        JsonObject mixins = jar.json("mirage.client.mixins.json");
        assertEquals("JAVA_17", mixins.get("compatibilityLevel").getAsString());
        assertFalse(mixins.get("required").getAsBoolean());
        assertEquals(0, mixins.getAsJsonObject("injectors").get("defaultRequire").getAsInt());
        assertFalse(mixins.has("mixins") || mixins.has("server"), "the mod is for clients only");
        String folder = mixins.get("package").getAsString().replace('.', '/') + "/";
        Set<String> listed = new TreeSet<>();
        mixins.getAsJsonArray("client").forEach(name -> listed.add(folder + name.getAsString()));
        Set<String> there = new TreeSet<>(classes.files().keySet());
        there.removeIf(name -> !name.startsWith(folder));
        assertEquals(listed, there, "a class of the package that is no mixin cannot be loaded");
    }

    @Test
    void nestedJarsAreMods(@TempDir Path folder) throws IOException {
        Set<String> there = new TreeSet<>(jar.files());
        there.removeIf(name -> !name.endsWith(".jar"));
        assertEquals(new TreeSet<>(jar.nestedJars()), there);
        assertEquals(3, there.size());
        Set<String> ids = new HashSet<>(Set.of("mirage"));
        for (String name : there) {
            Path file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
            Files.write(file, jar.read(name));
            try (ShippedMod nested = new ShippedMod(file)) {
                JsonObject mod = nested.description();
                String id = mod.get("id").getAsString();
                assertEquals(1, mod.get("schemaVersion").getAsInt(), name);
                assertTrue(id.matches("[a-z][a-z0-9-_]{1,63}"), id);
                assertTrue(ids.add(id), id);
                assertEquals(mod.get("name").getAsString() + "-" + mod.get("version").getAsString() + ".jar",
                    file.getFileName().toString());
                assertFalse(nested.files().stream().anyMatch(inner -> inner.endsWith(".jar")), name);
                checkClasses(nested);
            }
        }
    }

    private static void checkClasses(ShippedMod nested) throws IOException {
        int count = 0;
        for (String name : nested.files()) {
            boolean forNewerJava = name.startsWith("META-INF/versions/") || name.equals("module-info.class");
            if (name.endsWith(".class") && !forNewerJava) {
                count++;
                assertFalse(NamesCheck.isOfTheGame(name) || name.startsWith("mirage/"), name);
                assertTrue(nested.read(name)[7] <= JAVA_17, name);
            }
        }
        assertTrue(count >= 5, nested.path() + " has classes");
    }

    @Test
    void hasTheTextsOfEveryLanguage() throws IOException {
        for (String language : List.of("en_us", "de_de", "es_es", "zh_cn")) {
            Map<String, String> texts = texts(jar.json("assets/mirage/lang/" + language + ".json"));
            assertTrue(texts.size() > 50, language + " texts: " + texts.size());
        }
        assertEquals(4, jar.files().stream().filter(name -> name.startsWith("assets/mirage/lang/")).count());
    }

    private static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            texts.put(entry.getKey(), entry.getValue().getAsString());
        }
        return texts;
    }

    @Test
    void hasItsOwnClassesOnly() throws IOException {
        Set<String> strange = new TreeSet<>(classes.files().keySet());
        strange.removeIf(name -> name.matches("mirage/(api|core|fabric)/.*"));
        assertEquals(Set.of(), strange);
        Set<String> wanted = new TreeSet<>();
        try (ShippedMod folder = new ShippedMod(Places.MOD_CLASSES)) {
            wanted.addAll(folder.files());
        }
        Set<String> there = new TreeSet<>(jar.files());
        there.removeIf(name -> name.equals("META-INF/MANIFEST.MF") || name.startsWith("META-INF/maven/"));
        assertEquals(wanted, there);
    }

    @Test
    void isSmall() throws IOException {
        assertTrue(Files.size(jar.path()) < MOST_BYTES, "bytes: " + Files.size(jar.path()));
    }

    @Test
    void tellsNothingOfTheMachineThatMadeIt() throws IOException {
        Set<String> secrets = new TreeSet<>(Set.of(Places.HOOK.toRealPath().toString(),
            Places.HOOK.resolve("../..").toRealPath() + "/", System.getProperty("user.home") + "/"));
        secrets.remove("//");
        for (String name : jar.files()) {
            String content = new String(jar.read(name), StandardCharsets.ISO_8859_1);
            secrets.forEach(secret -> assertFalse(content.contains(secret), name + " has " + secret));
        }
        String manifest = new String(jar.read("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8);
        assertFalse(manifest.contains("Built-By"), manifest);
    }

    @Test
    void timesInItAreFixedSoThatTheSameSourcesGiveTheSameBytes() throws IOException {
        Instant wanted = Instant.parse(Pom.ofAll().value("project.build.outputTimestamp"));
        try (ZipFile zip = new ZipFile(jar.path().toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                assertEquals(LocalDateTime.ofInstant(wanted, ZoneOffset.UTC), entry.getTimeLocal(), entry.getName());
            }
        }
    }
}
