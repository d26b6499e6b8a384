package mirage.core.game;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The game's names of keys ({@code key.keyboard.w}, {@code key.mouse.left}) as W3C {@code event.code} names, which the
 * protocol carries, and a set of held keys as the bits of a long. The names are the same in all versions of the game,
 * whatever numbers its window library uses.
 */
public final class KeyNames {
    private static final String KEYBOARD = "key.keyboard.";
    private static final String MOUSE = "key.mouse.";

    /** The keys that have a bit, in the order of the bits: those that games are played with. */
    private static final String[] BITS = {
        "KeyW", "KeyA", "KeyS", "KeyD", "Space", "ShiftLeft", "ControlLeft", "AltLeft",
        "Mouse0", "Mouse1", "Mouse2", "Mouse3", "Mouse4",
        "KeyB", "KeyC", "KeyE", "KeyF", "KeyG", "KeyH", "KeyI", "KeyJ", "KeyK", "KeyL", "KeyM", "KeyN", "KeyO",
        "KeyP", "KeyQ", "KeyR", "KeyT", "KeyU", "KeyV", "KeyX", "KeyY", "KeyZ",
        "Digit0", "Digit1", "Digit2", "Digit3", "Digit4", "Digit5", "Digit6", "Digit7", "Digit8", "Digit9",
        "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight",
        "ShiftRight", "ControlRight", "AltRight", "Tab", "Enter", "Escape", "CapsLock", "Backquote",
        "F3", "F5", "PageUp", "PageDown", "Comma", "Period", "Slash",
    };

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Map<String, Integer> BIT_OF_CODE = new HashMap<>();

    static {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            CODES.put(KEYBOARD + letter, "Key" + Character.toUpperCase(letter));
        }
        for (int digit = 0; digit <= 9; digit++) {
            CODES.put(KEYBOARD + digit, "Digit" + digit);
            CODES.put(KEYBOARD + "keypad." + digit, "Numpad" + digit);
        }
        for (int number = 1; number <= 24; number++) {
            CODES.put(KEYBOARD + "f" + number, "F" + number);
        }
        for (String side : new String[] {"left", "right"}) {
            String end = Character.toUpperCase(side.charAt(0)) + side.substring(1);
            CODES.put(KEYBOARD + side + ".shift", "Shift" + end);
            CODES.put(KEYBOARD + side + ".control", "Control" + end);
            CODES.put(KEYBOARD + side + ".alt", "Alt" + end);
            CODES.put(KEYBOARD + side + ".win", "Meta" + end);
            CODES.put(KEYBOARD + side + ".bracket", "Bracket" + end);
        }
        String[] plain = {
            "space", "Space", "tab", "Tab", "enter", "Enter", "escape", "Escape", "backspace", "Backspace",
            "delete", "Delete", "insert", "Insert", "home", "Home", "end", "End", "page.up", "PageUp",
            "page.down", "PageDown", "up", "ArrowUp", "down", "ArrowDown", "left", "ArrowLeft", "right", "ArrowRight",
            "caps.lock", "CapsLock", "scroll.lock", "ScrollLock", "num.lock", "NumLock", "pause", "Pause",
            "print.screen", "PrintScreen", "menu", "ContextMenu", "apostrophe", "Quote", "backslash", "Backslash",
            "comma", "Comma", "equal", "Equal", "grave.accent", "Backquote", "minus", "Minus", "period", "Period",
            "semicolon", "Semicolon", "slash", "Slash", "world.1", "IntlBackslash", "world.2", "IntlRo",
            "keypad.add", "NumpadAdd", "keypad.decimal", "NumpadDecimal", "keypad.divide", "NumpadDivide",
            "keypad.enter", "NumpadEnter", "keypad.equal", "NumpadEqual", "keypad.multiply", "NumpadMultiply",
            "keypad.subtract", "NumpadSubtract",
        };
        for (int i = 0; i < plain.length; i += 2) {
            CODES.put(KEYBOARD + plain[i], plain[i + 1]);
        }
        // The game counts left, right, middle and on from 4; W3C counts left, middle, right and on from 3.
        CODES.put(MOUSE + "left", "Mouse0");
        CODES.put(MOUSE + "middle", "Mouse1");
        CODES.put(MOUSE + "right", "Mouse2");
        for (int button = 4; button <= 8; button++) {
            CODES.put(MOUSE + button, "Mouse" + (button - 1));
        }
        for (int bit = 0; bit < BITS.length; bit++) {
            BIT_OF_CODE.put(BITS[bit], bit);
        }
    }

    private KeyNames() {}

    /** The W3C code of a key by the game's name, or null for an unknown key. */
    public static String code(String gameName) {
        String code = CODES.get(gameName);
        return code != null ? code : CODES.get(gameName.toLowerCase(Locale.ROOT));
    }

    /** The bit of a key by the game's name, 0 to 63, or -1 if it has none. Better looked up once than each frame. */
    public static int bit(String gameName) {
        String code = code(gameName);
        Integer bit = code == null ? null : BIT_OF_CODE.get(code);
        return bit == null ? -1 : bit;
    }

    /** The set of keys {@code held} with the key of this name added, if it has a bit. */
    public static long with(long held, String gameName) {
        int bit = bit(gameName);
        return bit < 0 ? held : held | 1L << bit;
    }

    /** The W3C code of a bit, 0 to {@link #bits} - 1. */
    public static String codeAt(int bit) {
        return BITS[bit];
    }

    /** How many bits are in use, at most 64. */
    public static int bits() {
        return BITS.length;
    }

    /** The W3C codes of the held keys, in the order of the bits. */
    public static String[] codes(long held) {
        String[] codes = new String[Long.bitCount(held)];
        long rest = held;
        for (int i = 0; i < codes.length; i++) {
            codes[i] = BITS[Long.numberOfTrailingZeros(rest)];
            rest &= rest - 1;
        }
        return codes;
    }
}
