package mirage.mod;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The mod as it is shipped: the jar, or the folder that the jar is made of. */
final class ShippedMod implements AutoCloseable {
    private final Path path;
    private final FileSystem zip;
    private final Path root;

    /** A jar or a folder. */
    ShippedMod(Path path) throws IOException {
        this.path = path;
        zip = Files.isDirectory(path) ? null : FileSystems.newFileSystem(path);
        root = zip == null ? path : zip.getPath("/");
    }

    Path path() {
        return path;
    }

    /** All files, with slashes. */
    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                .map(file -> root.relativize(file).toString().replace('\\', '/')).sorted().toList();
        }
    }

    boolean has(String name) {
        return Files.isRegularFile(root.resolve(name));
    }

    byte[] read(String name) throws IOException {
        return Files.readAllBytes(root.resolve(name));
    }

    JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(root.resolve(name))).getAsJsonObject();
    }

    /** {@code fabric.mod.json}. */
    JsonObject description() throws IOException {
        return json("fabric.mod.json");
    }

    /** The classes that start the mod for a purpose such as {@code client}. */
    List<String> entryPoints(String purpose) throws IOException {
        return texts(description().getAsJsonObject("entrypoints").getAsJsonArray(purpose), null);
    }

    /** The mixin configurations' resources. */
    List<String> mixinConfigs() throws IOException {
        return texts(description().getAsJsonArray("mixins"), "config");
    }

    /** The nested jars' files. */
    List<String> nestedJars() throws IOException {
        return texts(description().getAsJsonArray("jars"), "file");
    }

    private static List<String> texts(Iterable<JsonElement> array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(element ->
            texts.add((field == null ? element : element.getAsJsonObject().get(field)).getAsString()));
        return texts;
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
