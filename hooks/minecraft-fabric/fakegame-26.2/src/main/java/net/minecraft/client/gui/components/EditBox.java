package net.minecraft.client.gui.components;

import fakegame.Keyboard;
import java.util.function.Consumer;
import net.minecraft.client.gui.Font;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.input.CharacterEvent;
import net.minecraft.client.input.KeyEvent;
import net.minecraft.network.chat.Component;

/** A line to type in; the cursor is always at the end. */
public class EditBox extends AbstractWidget {
    private final Font font;
    private String value = "";
    private int maxLength = 32;
    private Consumer<String> responder;
    private Component hint;

    /** Place and size, GUI units. */
    public EditBox(Font font, int x, int y, int width, int height, Component message) {
        super(x, y, width, height, message);
        this.font = font;
    }

    /** The most letters. */
    public void setMaxLength(int letters) {
        maxLength = letters;
        if (value.length() > letters) {
            setValue(value.substring(0, letters));
        }
    }

    /** Its text. */
    public String getValue() {
        return value;
    }

    /** Changes its text. */
    public void setValue(String text) {
        value = text.length() > maxLength ? text.substring(0, maxLength) : text;
        if (responder != null) {
            responder.accept(value);
        }
    }

    /** Who is told of each change. */
    public void setResponder(Consumer<String> listener) {
        responder = listener;
    }

    /** What is shown while it is empty. */
    public void setHint(Component text) {
        hint = text;
    }

    /** Puts the cursor at the end. */
    public void moveCursorToEnd(boolean select) {
        // It is there already.
    }

    @Override
    public boolean keyPressed(KeyEvent event) {
        if (Keyboard.is(event.key(), "key.keyboard.backspace")) {
            if (!value.isEmpty()) {
                setValue(value.substring(0, value.length() - 1));
            }
            return true;
        }
        return false;
    }

    @Override
    public boolean charTyped(CharacterEvent event) {
        if (!isFocused() || !active) {
            return false;
        }
        setValue(value + Character.toString(event.codepoint()));
        return true;
    }

    @Override
    protected void extractWidgetRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick) {
        graphics.fill(getX(), getY(), getX() + width, getY() + height, isFocused() ? 0xFFFFFFFF : 0xFFA0A0A0);
        graphics.fill(getX() + 1, getY() + 1, getX() + width - 1, getY() + height - 1, 0xFF000000);
        String shown = value.isEmpty() && hint != null ? hint.getString() : value;
        int letters = Math.max(0, (width - 8) / 7);
        graphics.text(font, shown.substring(Math.max(0, shown.length() - letters)), getX() + 4,
                getY() + (height - 8) / 2, value.isEmpty() ? 0xFF808080 : 0xFFE0E0E0);
    }
}
