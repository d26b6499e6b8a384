package fakegame;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Keys by name with their numbers in GLFW and as SDL scancodes. */
final class KeyTable {
    private static final Map<String, Entry> ENTRIES = new HashMap<>();

    static {
        for (int i = 0; i < 26; i++) {
            add("keyboard." + (char) ('a' + i), 65 + i, 4 + i);
        }
        for (int i = 0; i < 10; i++) {
            add("keyboard." + i, 48 + i, i == 0 ? 39 : 29 + i);
        }
        for (int i = 1; i <= 12; i++) {
            add("keyboard.f" + i, 289 + i, 57 + i);
        }
        add("keyboard.space", 32, 44);
        add("keyboard.apostrophe", 39, 52);
        add("keyboard.comma", 44, 54);
        add("keyboard.minus", 45, 45);
        add("keyboard.period", 46, 55);
        add("keyboard.slash", 47, 56);
        add("keyboard.semicolon", 59, 51);
        add("keyboard.equal", 61, 46);
        add("keyboard.left.bracket", 91, 47);
        add("keyboard.backslash", 92, 49);
        add("keyboard.right.bracket", 93, 48);
        add("keyboard.grave.accent", 96, 53);
        add("keyboard.escape", 256, 41);
        add("keyboard.enter", 257, 40);
        add("keyboard.tab", 258, 43);
        add("keyboard.backspace", 259, 42);
        add("keyboard.insert", 260, 73);
        add("keyboard.delete", 261, 76);
        add("keyboard.right", 262, 79);
        add("keyboard.left", 263, 80);
        add("keyboard.down", 264, 81);
        add("keyboard.up", 265, 82);
        add("keyboard.page.up", 266, 75);
        add("keyboard.page.down", 267, 78);
        add("keyboard.home", 268, 74);
        add("keyboard.end", 269, 77);
        add("keyboard.caps.lock", 280, 57);
        add("keyboard.keypad.enter", 335, 88);
        add("keyboard.left.shift", 340, 225);
        add("keyboard.left.control", 341, 224);
        add("keyboard.left.alt", 342, 226);
        add("keyboard.right.shift", 344, 229);
        add("keyboard.right.control", 345, 228);
        add("keyboard.right.alt", 346, 230);
        // Buttons have numbers of their own; kept apart from keys here.
        add("mouse.left", -100, -101);
        add("mouse.right", -99, -103);
        add("mouse.middle", -98, -102);
    }

    private KeyTable() {
    }

    private static void add(String name, int glfw, int scancode) {
        ENTRIES.put("key." + name, new Entry(glfw, scancode));
    }

    static Entry of(String name) {
        if (name.equals("key.keyboard.unknown")) {
            return new Entry(-1, -1);
        }
        Entry entry = ENTRIES.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("Unknown key name: " + name);
        }
        return entry;
    }

    static String nameOf(Predicate<Entry> wanted) {
        return ENTRIES.entrySet().stream().filter(e -> wanted.test(e.getValue())).map(Map.Entry::getKey).findFirst()
                .orElse("key.keyboard.unknown");
    }

    record Entry(int glfw, int scancode) {
    }
}
