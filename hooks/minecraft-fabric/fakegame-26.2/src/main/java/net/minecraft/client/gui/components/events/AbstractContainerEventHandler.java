package net.minecraft.client.gui.components.events;

import java.util.List;
import net.minecraft.client.input.CharacterEvent;
import net.minecraft.client.input.KeyEvent;

/** Gives keys to the part that has the keyboard. */
public abstract class AbstractContainerEventHandler implements GuiEventListener {
    private GuiEventListener focused;

    /** The parts. */
    public abstract List<? extends GuiEventListener> children();

    /** The part that has the keyboard, or null. */
    public GuiEventListener getFocused() {
        return focused;
    }

    /** Gives the keyboard to a part. */
    public void setFocused(GuiEventListener part) {
        if (focused != null) {
            focused.setFocused(false);
        }
        focused = part;
        if (part != null) {
            part.setFocused(true);
        }
    }

    @Override
    public void setFocused(boolean value) {
        // Only parts take the keyboard.
    }

    @Override
    public boolean isFocused() {
        return focused != null;
    }

    @Override
    public boolean keyPressed(KeyEvent event) {
        return focused != null && focused.keyPressed(event);
    }

    @Override
    public boolean charTyped(CharacterEvent event) {
        return focused != null && focused.charTyped(event);
    }
}
