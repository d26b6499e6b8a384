package net.minecraft.client.gui.components;

import net.minecraft.client.input.InputWithModifiers;
import net.minecraft.network.chat.Component;

/** A button. */
public abstract class Button extends AbstractButton {
    private final OnPress onPress;

    /** Place and size, GUI units. */
    protected Button(int x, int y, int width, int height, Component message, OnPress onPress) {
        super(x, y, width, height, message);
        this.onPress = onPress;
    }

    /** Starts a button. */
    public static Builder builder(Component message, OnPress onPress) {
        return new Builder(message, onPress);
    }

    @Override
    public void onPress(InputWithModifiers input) {
        onPress.onPress(this);
    }

    /** What a button does. */
    public interface OnPress {
        /** It was pressed. */
        void onPress(Button button);
    }

    /** Makes a button. */
    public static class Builder {
        private final Component message;
        private final OnPress onPress;
        private int x;
        private int y;
        private int width = 150;
        private int height = 20;

        /** With text. */
        public Builder(Component message, OnPress onPress) {
            this.message = message;
            this.onPress = onPress;
        }

        /** Place and size, GUI units. */
        public Builder bounds(int left, int top, int newWidth, int newHeight) {
            x = left;
            y = top;
            width = newWidth;
            height = newHeight;
            return this;
        }

        /** The button. */
        public Button build() {
            return new Button(x, y, width, height, message, onPress) { };
        }
    }
}
