package net.minecraft.client.gui.components;

import net.minecraft.client.gui.Font;
import net.minecraft.network.chat.Component;

/** Text on a page. */
public abstract class AbstractStringWidget extends AbstractWidget {
    private final Font font;

    /** Place and size, GUI units. */
    public AbstractStringWidget(int x, int y, int width, int height, Component message, Font font) {
        super(x, y, width, height, message);
        this.font = font;
    }

    /** The font. */
    protected final Font getFont() {
        return font;
    }
}
