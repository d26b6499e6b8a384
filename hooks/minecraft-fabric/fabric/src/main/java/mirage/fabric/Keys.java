package mirage.fabric;

import com.mojang.blaze3d.platform.InputConstants;
import net.fabricmc.fabric.api.client.keymapping.v1.KeyMappingHelper;
import net.minecraft.client.KeyMapping;
import net.minecraft.resources.Identifier;

/** The mod's keys; the player can change all of them in the game's own list. Client thread. */
final class Keys {
    private final KeyMapping prompt;
    private final KeyMapping compare;
    private final KeyMapping toggle;

    /** Registers them; once, while the game starts. */
    Keys() {
        KeyMapping.Category category = KeyMapping.Category.register(
            Identifier.fromNamespaceAndPath("mirage", "main"));
        prompt = register("key.mirage.prompt", "key.keyboard.m", category);
        compare = register("key.mirage.compare", "key.keyboard.v", category);
        toggle = register("key.mirage.toggle", "key.keyboard.b", category);
    }

    private static KeyMapping register(String name, String key, KeyMapping.Category category) {
        // By name: key numbers differ between the versions of the game.
        int code = InputConstants.getKey(key).getValue();
        return KeyMappingHelper.registerKeyMapping(new KeyMapping(name, code, category));
    }

    /** Whether the prompt screen was asked for since the last call. */
    boolean takePrompt() {
        return take(prompt);
    }

    /** Whether the style was switched on or off since the last call. */
    boolean takeToggle() {
        return take(toggle);
    }

    /** Whether the plain game is to be seen for as long as this is true. */
    boolean isComparing() {
        return compare.isDown();
    }

    private static boolean take(KeyMapping key) {
        boolean pressed = false;
        while (key.consumeClick()) {
            pressed = true;
        }
        return pressed;
    }
}
