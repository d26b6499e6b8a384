package net.fabricmc.fabric.api.client.keymapping.v1;

import fakegame.Keyboard;
import net.minecraft.client.KeyMapping;

/** Keys of mods. */
public final class KeyMappingHelper {
    private KeyMappingHelper() {
    }

    /** Puts a key into the controls. */
    public static KeyMapping registerKeyMapping(KeyMapping key) {
        Keyboard.register(key);
        return key;
    }
}
