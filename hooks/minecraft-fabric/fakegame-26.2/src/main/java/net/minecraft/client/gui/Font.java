package net.minecraft.client.gui;

import fakegame.gl.TextElement;

/** The font. */
public class Font {
    /** Height of a line, GUI units. */
    public final int lineHeight = Integer.parseInt("9");

    /** Width of a text, GUI units. */
    public int width(String text) {
        return TextElement.width(text);
    }
}
