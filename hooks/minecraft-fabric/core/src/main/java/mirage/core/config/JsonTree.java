package mirage.core.config;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON that people wrote and keeps the line of every value, so that an error can say where. No comments. */
public final class JsonTree {
    private static final int MOST_DEPTH = 16;
    private static final Pattern LINE = Pattern.compile("at line (\\d+) column");

    /**
     * A value and the line, from 1, on which it stands (0 where unknown).
     *
     * @param value a {@code Map<String, Node>} in the file's order, {@code List<Node>}, {@code String}, {@code Double},
     *     {@code Boolean} or null
     */
    public record Node(Object value, int line) {
        /** The fields, or null if this is no object. */
        @SuppressWarnings("unchecked")
        public Map<String, Node> fields() {
            return value instanceof Map ? (Map<String, Node>) value : null;
        }

        /** The elements, or null if this is no list. */
        @SuppressWarnings("unchecked")
        public List<Node> elements() {
            return value instanceof List ? (List<Node>) value : null;
        }

        /** What it is, for an error: "a text", "a number", ... */
        public String kind() {
            if (value == null) {
                return "null";
            }
            return value instanceof Map ? "an object {...}"
                    : value instanceof List ? "a list [...]"
                    : value instanceof String ? "a text"
                    : value instanceof Double ? "a number" : value.toString();
        }
    }

    /** The text is no JSON; the message says what and where, in plain words. */
    public static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Damaged(int line, String message) {
            super(message);
            this.line = line;
        }

        /** The line from 1, or 0 where unknown. */
        public int line() {
            return line;
        }
    }

    private JsonTree() {}

    /** Reads one JSON value and nothing behind it. */
    public static Node read(String text) throws Damaged {
        JsonReader reader = new JsonReader(new StringReader(text));
        try {
            Node root = node(reader, 0);
            if (!isAtEnd(reader)) {
                throw new Damaged(line(reader.toString()), "there is more behind the last closing bracket: remove it");
            }
            return root;
        } catch (EOFException error) {
            throw new Damaged(lines(text), "the file ends too early: a closing } or ] or a quote is missing");
        } catch (MalformedJsonException error) {
            int line = Math.max(line(String.valueOf(error.getMessage())), line(reader.toString()));
            throw new Damaged(line, "this is no JSON: look for a missing or superfluous comma, quote or bracket here"
                    + " or on the line before (comments are not allowed)");
        } catch (IOException | NumberFormatException | IllegalStateException error) {
            throw new Damaged(line(reader.toString()), "this cannot be read: " + error.getMessage());
        }
    }

    private static boolean isAtEnd(JsonReader reader) throws IOException {
        try {
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (MalformedJsonException error) {
            return false; // a strict reader takes a second value for damage
        }
    }

    private static Node node(JsonReader reader, int depth) throws IOException, Damaged {
        JsonToken token = reader.peek();
        int line = line(reader.toString());
        if (depth > MOST_DEPTH) {
            throw new Damaged(line, "brackets are nested deeper than " + MOST_DEPTH);
        }
        switch (token) {
            case BEGIN_OBJECT:
                return new Node(fields(reader, depth), line);
            case BEGIN_ARRAY:
                List<Node> elements = new ArrayList<>();
                reader.beginArray();
                while (reader.hasNext()) {
                    elements.add(node(reader, depth + 1));
                }
                reader.endArray();
                return new Node(elements, line);
            case STRING:
                return new Node(reader.nextString(), line);
            case NUMBER:
                return new Node(reader.nextDouble(), line);
            case BOOLEAN:
                return new Node(reader.nextBoolean(), line);
            default:
                reader.nextNull();
                return new Node(null, line);
        }
    }

    private static Map<String, Node> fields(JsonReader reader, int depth) throws IOException, Damaged {
        Map<String, Node> fields = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            Node value = node(reader, depth + 1);
            if (fields.put(name, value) != null) {
                throw new Damaged(value.line(), "\"" + name + "\" stands here a second time: remove one");
            }
        }
        reader.endObject();
        return fields;
    }

    private static int line(String where) {
        Matcher found = LINE.matcher(where);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }
}
