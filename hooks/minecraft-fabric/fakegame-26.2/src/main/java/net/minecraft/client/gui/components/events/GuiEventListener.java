package net.minecraft.client.gui.components.events;

import net.minecraft.client.input.CharacterEvent;
import net.minecraft.client.input.KeyEvent;

/** Something that hears keys. */
public interface GuiEventListener {
    /** A key went down; true when it was used. */
    default boolean keyPressed(KeyEvent event) {
        return false;
    }

    /** A character was typed; true when it was used. */
    default boolean charTyped(CharacterEvent event) {
        return false;
    }

    /** Takes or loses the keyboard. */
    void setFocused(boolean focused);

    /** Whether it has the keyboard. */
    boolean isFocused();
}
