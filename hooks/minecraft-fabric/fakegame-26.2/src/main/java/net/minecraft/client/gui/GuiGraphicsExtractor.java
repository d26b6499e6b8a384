package net.minecraft.client.gui;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import fakegame.gl.QuadElement;
import fakegame.gl.TextElement;
import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.render.TextureSetup;
import net.minecraft.client.renderer.RenderPipelines;
import net.minecraft.client.renderer.state.gui.GuiRenderState;
import net.minecraft.network.chat.Component;
import net.minecraft.resources.Identifier;
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
        add(RenderPipelines.GUI, TextureSetup.noTexture(), x0, y0, x1, y1, 0, 0, 1, 1, color);
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

    /** A part of a texture at its own size; u, v, w, h in the texture's pixels. */
    public void blit(RenderPipeline pipeline, Identifier texture, int x, int y, float u, float v, int width, int height,
            int textureWidth, int textureHeight) {
        blit(pipeline, texture, x, y, u, v, width, height, width, height, textureWidth, textureHeight, -1);
    }

    /** The same, coloured. */
    public void blit(RenderPipeline pipeline, Identifier texture, int x, int y, float u, float v, int width, int height,
            int textureWidth, int textureHeight, int color) {
        blit(pipeline, texture, x, y, u, v, width, height, width, height, textureWidth, textureHeight, color);
    }

    /** A part of a texture at any size. */
    public void blit(RenderPipeline pipeline, Identifier texture, int x, int y, float u, float v, int width, int height,
            int regionWidth, int regionHeight, int textureWidth, int textureHeight) {
        blit(pipeline, texture, x, y, u, v, width, height, regionWidth, regionHeight, textureWidth, textureHeight, -1);
    }

    /** The same, coloured. */
    public void blit(RenderPipeline pipeline, Identifier texture, int x, int y, float u, float v, int width, int height,
            int regionWidth, int regionHeight, int textureWidth, int textureHeight, int color) {
        var image = minecraft.getTextureManager().getTexture(texture);
        add(pipeline, TextureSetup.singleTexture(image.getTextureView(), image.getSampler()), x, y, x + width,
                y + height, u / textureWidth, v / textureHeight, (u + regionWidth) / textureWidth,
                (v + regionHeight) / textureHeight, color);
    }

    private void add(RenderPipeline pipeline, TextureSetup texture, float x0, float y0, float x1, float y1, float u0,
            float v0, float u1, float v1, int color) {
        state.addGuiElement(new QuadElement(pipeline, texture, new Matrix3x2f(pose), x0, y0, x1, y1, u0, v0, u1, v1,
                color));
    }
}
