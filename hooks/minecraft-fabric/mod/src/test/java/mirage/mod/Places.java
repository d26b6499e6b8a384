package mirage.mod;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build lays what is tested; tests run in the module's folder. */
final class Places {
    /** All that goes into the jar, nested jars too. */
    static final Path MOD_CLASSES = Path.of("target", "classes");
    /** The hook's folder, which holds all modules. */
    static final Path HOOK = Path.of("..");

    private Places() {
    }

    /** The classes of the game's stand-in of a version as {@code 26.2}. */
    static Path fakeGame(String version) {
        Path folder = HOOK.resolve("fakegame-" + version).resolve(Path.of("target", "classes"));
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is missing: build the modules together, mvn package");
        }
        return folder;
    }

    /** The jar for the mods folder; only there after the phase {@code package}. */
    static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> jars = files.filter(path -> path.getFileName().toString().matches("mirage-minecraft-.*\\.jar"))
                .toList();
            assertEquals(1, jars.size(), "one jar is made: " + jars);
            return jars.get(0);
        }
    }
}
