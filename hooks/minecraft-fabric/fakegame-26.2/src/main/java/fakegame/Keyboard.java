package fakegame;

import com.mojang.blaze3d.platform.InputConstants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.minecraft.client.KeyMapping;

/** Which keys are held, and what they do. */
public final class Keyboard {
    private static final Map<KeyMapping, Integer> CODES = new HashMap<>();
    private static final Map<KeyMapping, Integer> CLICKS = new HashMap<>();
    private static final Set<Integer> HELD = new HashSet<>();
    private static final List<KeyMapping> REGISTERED = new ArrayList<>();

    private Keyboard() {
    }

    /** Binds a key. */
    public static void add(KeyMapping key, int code) {
        CODES.put(key, code);
    }

    /** A mod's key. */
    public static void register(KeyMapping key) {
        if (REGISTERED.stream().anyMatch(other -> other.getName().equals(key.getName()))) {
            throw new IllegalArgumentException("key is registered twice: " + key.getName());
        }
        REGISTERED.add(key);
    }

    /** Names of the mods' keys. */
    public static List<String> registered() {
        return REGISTERED.stream().map(KeyMapping::getName).toList();
    }

    /** One press, if there is one. */
    public static boolean consumeClick(KeyMapping key) {
        int clicks = CLICKS.getOrDefault(key, 0);
        CLICKS.put(key, Math.max(0, clicks - 1));
        return clicks > 0;
    }

    /** Whether its key is held. */
    public static boolean isDown(KeyMapping key) {
        return HELD.contains(CODES.get(key));
    }

    /** Whether the number is that key's. */
    public static boolean is(int code, String name) {
        return InputConstants.getKey(name).getValue() == code;
    }

    /** The key's name. */
    public static String nameOf(int code) {
        return Version.keyName(code);
    }

    static void press(int code, boolean down) {
        if (!down) {
            HELD.remove(code);
        } else if (HELD.add(code)) {
            CODES.forEach((key, bound) -> {
                if (bound == code) {
                    CLICKS.merge(key, 1, Integer::sum);
                }
            });
        }
    }

    static void releaseAll() {
        HELD.clear();
        CLICKS.clear();
    }
}
