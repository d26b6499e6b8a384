package net.minecraft.client;

import com.mojang.blaze3d.platform.InputConstants;
import net.minecraft.resources.Identifier;

/** The player's settings. */
public class Options {
    private static final KeyMapping.Category CATEGORY =
            new KeyMapping.Category(Identifier.fromNamespaceAndPath("minecraft", "movement"));
    /** Forwards. */
    public final KeyMapping keyUp = key("key.forward", "key.keyboard.w");
    /** Backwards. */
    public final KeyMapping keyDown = key("key.back", "key.keyboard.s");
    /** To the left. */
    public final KeyMapping keyLeft = key("key.left", "key.keyboard.a");
    /** To the right. */
    public final KeyMapping keyRight = key("key.right", "key.keyboard.d");
    /** Jump. */
    public final KeyMapping keyJump = key("key.jump", "key.keyboard.space");
    /** Sneak. */
    public final KeyMapping keyShift = key("key.sneak", "key.keyboard.left.shift");
    /** Sprint. */
    public final KeyMapping keySprint = key("key.sprint", "key.keyboard.left.control");
    /** Attack. */
    public final KeyMapping keyAttack = key("key.attack", "key.mouse.left");
    /** Use. */
    public final KeyMapping keyUse = key("key.use", "key.mouse.right");
    /** Drop. */
    public final KeyMapping keyDrop = key("key.drop", "key.keyboard.q");
    /** Inventory. */
    public final KeyMapping keyInventory = key("key.inventory", "key.keyboard.e");

    private static KeyMapping key(String name, String key) {
        return new KeyMapping(name, InputConstants.getKey(key).getValue(), CATEGORY);
    }
}
