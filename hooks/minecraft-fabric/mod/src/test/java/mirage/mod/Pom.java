package mirage.mod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests want to know of the build's own files. */
final class Pom {
    private static final Pattern FILTER = Pattern.compile("<filter token=\"([^\"]+)\" value=\"([^\"]*)\"/>");

    private final String text;

    private Pom(Path file) throws IOException {
        text = Files.readString(file);
    }

    /** That of all modules together. */
    static Pom ofAll() throws IOException {
        return new Pom(Places.HOOK.resolve("pom.xml"));
    }

    /** That of a module. */
    static Pom of(String module) throws IOException {
        return new Pom(Places.HOOK.resolve(module).resolve("pom.xml"));
    }

    /** The first element of a name, as {@code version} or {@code jeromq.version}. */
    String value(String element) {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(element) + ">([^<]+)<").matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no <" + element + ">");
        }
        return matcher.group(1);
    }

    /** What a template's names become. */
    Map<String, String> filters() {
        Map<String, String> filters = new TreeMap<>();
        Matcher matcher = FILTER.matcher(text);
        while (matcher.find()) {
            filters.put(matcher.group(1), matcher.group(2));
        }
        return filters;
    }
}
