package mirage.mod;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the mod may use of one version of the game, of Fabric and of the game's libraries. A type may be named if it is
 * on the list by itself, if a member of it is, if a member on the list takes or gives it, or if it holds such a type.
 */
final class NameList {
    private static final Pattern TYPE = Pattern.compile("L([^;]+);");

    private final Set<References.Member> members = new HashSet<>();
    private final Set<String> types = new HashSet<>();

    private NameList() {
    }

    /** The list of a version as {@code 26.2}, with the libraries that come with every version. */
    static NameList of(String version) throws IOException {
        NameList list = new NameList();
        list.read("/names-" + version + ".txt");
        list.read("/names-libraries.txt");
        return list;
    }

    private void read(String resource) throws IOException {
        try (InputStream in = NameList.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
        }
    }

    private void add(String line) {
        String[] parts = line.split(" ");
        addType(parts[0]);
        if (parts.length == 1) {
            return;
        }
        if (parts.length != 3) {
            throw new IllegalArgumentException("want a type, or owner, name and descriptor: " + line);
        }
        members.add(new References.Member(parts[0], parts[1], parts[2]));
        Matcher matcher = TYPE.matcher(parts[2]);
        while (matcher.find()) {
            addType(matcher.group(1));
        }
    }

    private void addType(String type) {
        types.add(type);
        if (type.contains("$")) {
            addType(type.substring(0, type.lastIndexOf('$')));
        }
    }

    boolean has(References.Member member) {
        return members.contains(member);
    }

    boolean hasType(String internalName) {
        return types.contains(internalName);
    }

    int size() {
        return members.size();
    }
}
