package net.minecraft.client.gui;

import fakegame.gl.QuadElement;
import fakegame.gl.TextElement;
import net.minecraft.client.Minecraft;
import net.minecraft.client.renderer.state.gui.GuiRenderState;
import net.minecraft.network.chat.Component;
import org.joml.Matrix3x2f;
import org.joml.Matrix3x2fStack;

/** Takes what the GUI wants drawn; it is drawn after the world. Sizes in GUI units, colours ARGB. */
public class GuiGraphicsExtractor {
    private final Minecraft minecraft;
    private final GuiRenderState state;
    private final Matrix3x2fStack pose = new Matrix3x2fStack(16);

    /** Collects into {@code state}. */
    public GuiGraphicsExtractor(Minecraft minecraft, GuiRenderState state, int mouseX, int mouseY) {
        this.minecraft = minecraft;
        this.state = state;
    }

    /** Width of the GUI. */
    public int guiWidth() {
        return minecraft.getWindow().getGuiScaledWidth();
    }

    /** Height of the GUI. */
    public int guiHeight() {
        return minecraft.getWindow().getGuiScaledHeight();
    }

    /** What everything is transformed with. */
    public Matrix3x2fStack pose() {
        return pose;
    }

    /** Starts a new layer above all so far. */
    public void nextStratum() {
        state.nextStratum();
    }

    /** A rectangle from corner to corner. */
    public void fill(int x0, int y0, int x1, int y1, int color) {
        state.addGuiElement(new QuadElement(new Matrix3x2f(pose), x0, y0, x1, y1, color));
    }

    /** Text; its left upper corner is given. */
    public void text(Font font, String text, int x, int y, int color, boolean shadow) {
        if (shadow) {
            int dark = (color & 0xFCFCFC) >> 2 | color & 0xFF000000;
            state.addGuiElement(new TextElement(new Matrix3x2f(pose), text, x + 1, y + 1, dark));
        }
        state.addGuiElement(new TextElement(new Matrix3x2f(pose), text, x, y, color));
    }

    /** Text with a shadow. */
    public void text(Font font, String text, int x, int y, int color) {
        text(font, text, x, y, color, true);
    }

    /** Text with a shadow. */
    public void text(Font font, Component text, int x, int y, int color) {
        text(font, text.getString(), x, y, color, true);
    }

    /** Text; its left upper corner is given. */
    public void text(Font font, Component text, int x, int y, int color, boolean shadow) {
        text(font, text.getString(), x, y, color, shadow);
    }

    /** Text with a shadow; the middle of its upper edge is given. */
    public void centeredText(Font font, Component text, int x, int y, int color) {
        text(font, text.getString(), x - font.width(text.getString()) / 2, y, color, true);
    }
}
