package mirage.core.config;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonIOException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mirage.core.config.JsonTree.Node;

/**
 * Settings as a file that people can read and change. A file that is damaged, or holds a wrong value, is kept beside as
 * {@code .bad}; wrong values alone fall back to their defaults, and what was wrong is told. Calls block for as long as
 * the disk does.
 */
public final class SettingsFile {
    private static final long MOST_BYTES = 1 << 20;
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    /**
     * What a file gave.
     *
     * @param settings always usable
     * @param problems what was wrong, each with its line, in words for the player; empty if all was well
     */
    public record Loaded(Settings settings, List<String> problems) {}

    private SettingsFile() {}

    /** Reads a file; a missing one gives the defaults. */
    public static Loaded load(Path path) {
        String name = path.getFileName().toString();
        Loaded loaded;
        try {
            if (Files.size(path) > MOST_BYTES) {
                loaded = new Loaded(Settings.DEFAULTS, List.of(name + " is larger than a megabyte and was not read"));
            } else {
                loaded = parse(name, Files.readString(path));
            }
        } catch (NoSuchFileException error) {
            return new Loaded(Settings.DEFAULTS, List.of());
        } catch (CharacterCodingException error) {
            loaded = new Loaded(Settings.DEFAULTS, List.of(name + " is not UTF-8 text: save it as UTF-8"));
        } catch (IOException error) {
            loaded = new Loaded(Settings.DEFAULTS, List.of(name + " cannot be read: " + error.getMessage()));
        }
        return loaded.problems().isEmpty() ? loaded : withCopyKept(path, loaded);
    }

    /** Reads settings from a text; {@code file} names it in problems. */
    public static Loaded parse(String file, String json) {
        List<String> problems = new ArrayList<>();
        try {
            Node root = JsonTree.read(json);
            Object settings = Records.read(Settings.DEFAULTS, root, "", file, problems);
            return new Loaded((Settings) settings, List.copyOf(problems));
        } catch (JsonTree.Damaged error) {
            String line = error.line() > 0 ? ", line " + error.line() : "";
            return new Loaded(Settings.DEFAULTS, List.of(file + line + ": " + error.getMessage()));
        }
    }

    /** The text of the file. */
    public static String write(Settings settings) {
        return GSON.toJson(settings) + "\n";
    }

    /**
     * Saves so that a crash leaves the old file or the new one, never half of it. The folder is made if need be.
     *
     * @throws IOException if the disk will not
     */
    public static void save(Path path, Settings settings) throws IOException {
        Path whole = path.toAbsolutePath();
        Files.createDirectories(whole.getParent());
        Path fresh = whole.resolveSibling(whole.getFileName() + ".new");
        try {
            Files.writeString(fresh, write(settings));
        } catch (JsonIOException error) {
            throw new IOException("the settings cannot be written", error);
        }
        try {
            Files.move(fresh, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException error) {
            Files.move(fresh, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The settings with one value changed.
     *
     * @param name group and field, such as {@code overlay.opacity}
     * @param value of the field's type: a String, a Boolean, a Number (whole where the field is), or a list of texts
     * @throws IllegalArgumentException if there is no such setting, or the value will not do, in words for the player
     */
    public static Settings with(Settings settings, String name, Object value) {
        String[] path = name.split("\\.", -1);
        if (path.length != 2) {
            throw new IllegalArgumentException("there is no setting " + name + "; one is overlay.opacity");
        }
        Object group = Records.get(settings, path[0]);
        if (!(group instanceof Record)) {
            throw new IllegalArgumentException("there is no setting " + name + "; one is overlay.opacity");
        }
        return (Settings) Records.with(settings, path[0], Records.with((Record) group, path[1], value));
    }

    /** The value of one setting, such as {@code overlay.opacity}; null if there is none of that name. */
    public static Object get(Settings settings, String name) {
        int dot = name.indexOf('.');
        Object group = dot < 0 ? null : Records.get(settings, name.substring(0, dot));
        return group instanceof Record record ? Records.get(record, name.substring(dot + 1)) : null;
    }

    /** All settings by name, {@code group.field}, in the file's order. */
    public static Map<String, Object> all(Settings settings) {
        return Records.flat(settings);
    }

    private static Loaded withCopyKept(Path path, Loaded loaded) {
        Path bad = path.resolveSibling(path.getFileName() + ".bad");
        List<String> problems = new ArrayList<>(loaded.problems());
        try {
            Files.copy(path, bad, StandardCopyOption.REPLACE_EXISTING);
            problems.add("your file is kept as " + bad.getFileName());
        } catch (IOException error) {
            problems.add("your file could not be kept as " + bad.getFileName() + ": " + error.getMessage());
        }
        return new Loaded(loaded.settings(), List.copyOf(problems));
    }
}
