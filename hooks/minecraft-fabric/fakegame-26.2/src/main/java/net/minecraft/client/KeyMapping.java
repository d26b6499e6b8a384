package net.minecraft.client;

import com.mojang.blaze3d.platform.InputConstants;
import fakegame.Keyboard;
import net.minecraft.network.chat.Component;
import net.minecraft.resources.Identifier;

/** A key that does something. */
public class KeyMapping {
    private final String name;
    private final int code;

    /** {@code code}: the number of the default key. */
    public KeyMapping(String name, int code, Category category) {
        this.name = name;
        this.code = code;
        Keyboard.add(this, code);
    }

    /** Whether it was pressed since asked last; one press a call. */
    public boolean consumeClick() {
        return Keyboard.consumeClick(this);
    }

    /** Whether it is held. */
    public boolean isDown() {
        return Keyboard.isDown(this);
    }

    /** Its name in the language files. */
    public String getName() {
        return name;
    }

    /** The bound key's name. */
    public String saveString() {
        return Keyboard.nameOf(code);
    }

    /** The bound key for people. */
    public Component getTranslatedKeyMessage() {
        String key = saveString();
        return Component.literal(key.substring(key.lastIndexOf('.') + 1).toUpperCase(java.util.Locale.ROOT));
    }

    /** Binds another key; a test's way to change the controls. */
    public void setKey(InputConstants.Key key) {
        Keyboard.add(this, key.getValue());
    }

    /** A heading in the controls screen. */
    public record Category(Identifier id) {
        /** A heading of a mod's own. */
        public static Category register(Identifier id) {
            return new Category(id);
        }
    }
}
