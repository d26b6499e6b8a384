package mirage.core.rules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mirage.core.config.JsonTree;
import mirage.core.config.JsonTree.Node;
import mirage.core.game.GameState;
import mirage.core.game.GameState.Weather;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptText;

/** Reads a rules file; {@code rules.example.json} shows all that it may hold. An unknown key is an error. */
public final class RulesFile {
    /** Rules in a file at most. */
    public static final int MOST_RULES = 200;

    private static final long MOST_BYTES = 1 << 20;
    private static final int DEFAULT_FOR_TICKS = 20;
    private static final int DEFAULT_BLEND_TICKS = 20;
    private static final int DEFAULT_HOLD_TICKS = 40;
    private static final Set<String> RULE_KEYS = Set.of(
            "name", "comment", "when", "prompt", "strength", "blendTicks", "priority", "forTicks", "holdTicks");
    private static final Set<String> WHEN_KEYS =
            Set.of("biome", "dimension", "health", "food", "y", "timeOfDay", "weather", "event");

    private final String file;
    private int rule;

    private RulesFile(String file) {
        this.file = file;
    }

    /** Reads a file; blocks for as long as the disk does. A missing file has no rules. */
    public static Rules load(Path path) throws RulesException {
        String name = path.getFileName().toString();
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new RulesException(name, 0, 0, "the file is larger than a megabyte; this cannot be rules");
            }
            return parse(name, Files.readString(path));
        } catch (NoSuchFileException error) {
            return new Rules(List.of());
        } catch (CharacterCodingException error) {
            throw new RulesException(name, 0, 0, "the file is not UTF-8 text: save it as UTF-8");
        } catch (IOException error) {
            throw new RulesException(name, 0, 0, "the file cannot be read: " + error.getMessage());
        }
    }

    /** Reads rules from a text; {@code file} names it in errors. */
    public static Rules parse(String file, String json) throws RulesException {
        try {
            return new RulesFile(file).rules(JsonTree.read(json));
        } catch (JsonTree.Damaged error) {
            throw new RulesException(file, error.line(), 0, error.getMessage());
        }
    }

    private Rules rules(Node root) throws RulesException {
        Map<String, Node> fields = object(root, "the file");
        known(fields, Set.of("comment", "rules"), "the file");
        Node list = fields.get("rules");
        if (list == null || list.elements() == null) {
            throw wrong(list == null ? root : list, "\"rules\" is missing or no list: write {\"rules\": [ ... ]}");
        }
        if (list.elements().size() > MOST_RULES) {
            throw wrong(list, "there are more than " + MOST_RULES + " rules");
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : list.elements()) {
            rule++;
            Rule read = rule(node);
            if (!names.add(read.name())) {
                throw wrong(node, "another rule is called \"" + read.name() + "\" too: give it a name of its own");
            }
            rules.add(read);
        }
        return new Rules(rules);
    }

    private Rule rule(Node node) throws RulesException {
        Map<String, Node> fields = object(node, "a rule");
        known(fields, RULE_KEYS, "a rule");
        Node prompt = fields.get("prompt");
        if (prompt == null) {
            throw wrong(node, "\"prompt\" is missing: write the style, or \"\" for the game as it is");
        }
        Node when = fields.get("when");
        if (when == null) {
            throw wrong(node, "\"when\" is missing: say when the rule applies, such as {\"weather\": \"rain\"}");
        }
        String text;
        try {
            text = PromptText.clean(text(prompt, "prompt"));
        } catch (IllegalArgumentException error) {
            throw wrong(prompt, error.getMessage());
        }
        Condition condition = condition(when);
        if (condition.event() == null && fields.containsKey("holdTicks")) {
            throw wrong(fields.get("holdTicks"), "\"holdTicks\" goes with an \"event\"; use \"forTicks\" here");
        }
        return new Rule(
                fields.containsKey("name") ? text(fields.get("name"), "name") : "rule " + rule,
                condition,
                text,
                number(fields, "strength", 1.0, 0, 1),
                whole(fields, "blendTicks", DEFAULT_BLEND_TICKS, 0, Prompt.MOST_TICKS),
                whole(fields, "priority", 0, -1000, 1000),
                whole(fields, "forTicks", DEFAULT_FOR_TICKS, 0, Prompt.MOST_TICKS),
                whole(fields, "holdTicks", DEFAULT_HOLD_TICKS, 1, Prompt.MOST_TICKS));
    }

    private Condition condition(Node node) throws RulesException {
        Map<String, Node> fields = object(node, "\"when\"");
        known(fields, WHEN_KEYS, "\"when\"");
        if (fields.isEmpty()) {
            throw wrong(node, "\"when\" is empty, so the rule would always apply: set that style as your own prompt");
        }
        return new Condition(
                names(fields.get("biome"), "biome"),
                names(fields.get("dimension"), "dimension"),
                range(fields.get("health"), "health"),
                range(fields.get("food"), "food"),
                range(fields.get("y"), "y"),
                timeOfDay(fields.get("timeOfDay")),
                weather(fields.get("weather")),
                fields.containsKey("event") ? text(fields.get("event"), "event") : null);
    }

    private List<Condition.Name> names(Node node, String key) throws RulesException {
        List<Condition.Name> names = new ArrayList<>();
        for (Node element : oneOrMore(node)) {
            String text = text(element, key).strip().toLowerCase(Locale.ROOT);
            int star = text.indexOf('*');
            if (text.startsWith("#")) {
                throw wrong(element, "tags (#...) are known to the server only: list names, or use minecraft:snowy_*");
            }
            if (text.isEmpty() || star >= 0 && star != text.length() - 1) {
                throw wrong(element, "\"" + text + "\" must be a name like minecraft:desert, with a * only at its end");
            }
            String name = star < 0 ? text : text.substring(0, star);
            names.add(new Condition.Name(name.contains(":") || name.isEmpty() ? name : "minecraft:" + name, star >= 0));
        }
        return List.copyOf(names);
    }

    private Condition.Range range(Node node, String key) throws RulesException {
        if (node == null) {
            return null;
        }
        Map<String, Node> fields = object(node, "\"" + key + "\"");
        known(fields, Set.of("min", "max"), "\"" + key + "\"");
        double least = number(fields, "min", Double.NEGATIVE_INFINITY, -1e9, 1e9);
        double most = number(fields, "max", Double.POSITIVE_INFINITY, -1e9, 1e9);
        if (fields.isEmpty() || least > most) {
            throw wrong(node, "\"" + key + "\" needs a \"min\", a \"max\" or both, and min at most max");
        }
        return new Condition.Range(least, most);
    }

    private Condition.TimeSpan timeOfDay(Node node) throws RulesException {
        if (node == null) {
            return null;
        }
        Map<String, Node> fields = object(node, "\"timeOfDay\"");
        known(fields, Set.of("from", "to"), "\"timeOfDay\"");
        int from = whole(fields, "from", -1, 0, GameState.DAY_TICKS);
        int to = whole(fields, "to", -1, 0, GameState.DAY_TICKS);
        if (from < 0 || to < 0 || from == to) {
            throw wrong(node, "\"timeOfDay\" needs \"from\" and \"to\", two different ticks of the day, 0 to 24000:"
                    + " 0 is sunrise, 6000 noon, 18000 midnight; from 13000 to 1000 goes over midnight");
        }
        return new Condition.TimeSpan(from, to);
    }

    private Set<Weather> weather(Node node) throws RulesException {
        Set<Weather> found = EnumSet.noneOf(Weather.class);
        for (Node element : oneOrMore(node)) {
            String word = text(element, "weather").strip().toLowerCase(Locale.ROOT);
            int before = found.size();
            for (Weather weather : Weather.values()) {
                if (weather.word().equals(word)) {
                    found.add(weather);
                }
            }
            if (found.size() == before) {
                throw wrong(
                        element, "the weather is \"clear\", \"rain\" or \"thunder\", each once; not \"" + word + "\"");
            }
        }
        return found;
    }

    private static List<Node> oneOrMore(Node node) {
        return node == null ? List.of() : node.elements() != null ? node.elements() : List.of(node);
    }

    private Map<String, Node> object(Node node, String what) throws RulesException {
        if (node.fields() == null) {
            throw wrong(node, what + " must be an object {...}, not " + node.kind());
        }
        return node.fields();
    }

    private void known(Map<String, Node> fields, Set<String> keys, String what) throws RulesException {
        for (Map.Entry<String, Node> field : fields.entrySet()) {
            if (!keys.contains(field.getKey())) {
                throw wrong(field.getValue(), what + " knows no \"" + field.getKey() + "\"; it may hold "
                        + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    private String text(Node node, String key) throws RulesException {
        if (node.value() instanceof String text && PromptText.isPlain(text)) {
            return text;
        }
        throw wrong(node, "\"" + key + "\" must be a text of one line in quotes, not "
                + (node.value() instanceof String ? "one with control characters" : node.kind()));
    }

    private double number(Map<String, Node> fields, String key, double otherwise, double least, double most)
            throws RulesException {
        Node node = fields.get(key);
        if (node == null) {
            return otherwise;
        }
        if (node.value() instanceof Double value && value >= least && value <= most) {
            return value;
        }
        throw wrong(node, String.format(
                Locale.ROOT, "\"%s\" must be a number from %.0f to %.0f, not %s", key, least, most,
                node.value() instanceof Double ? node.value() : node.kind()));
    }

    private int whole(Map<String, Node> fields, String key, int otherwise, int least, int most) throws RulesException {
        double value = number(fields, key, otherwise, least, most);
        if (value != Math.rint(value)) {
            throw wrong(fields.get(key), "\"" + key + "\" must be a whole number, not " + value);
        }
        return (int) value;
    }

    private RulesException wrong(Node node, String what) {
        return new RulesException(file, node.line(), rule, what);
    }
}
