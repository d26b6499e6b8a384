package net.minecraft.client.gui.components;

import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.gui.components.events.GuiEventListener;
import net.minecraft.client.gui.narration.NarratableEntry;
import net.minecraft.network.chat.Component;

/** A part of a page. */
public abstract class AbstractWidget implements Renderable, GuiEventListener, NarratableEntry {
    /** Whether it can be used. */
    public boolean active = true;
    /** Whether it is shown. */
    public boolean visible = true;
    /** Width, GUI units. */
    protected int width;
    /** Height, GUI units. */
    protected int height;
    private int x;
    private int y;
    private Component message;
    private boolean focused;

    /** Place and size, GUI units. */
    public AbstractWidget(int x, int y, int width, int height, Component message) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.message = message;
    }

    @Override
    public final void extractRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick) {
        if (visible) {
            extractWidgetRenderState(graphics, mouseX, mouseY, partialTick);
        }
    }

    /** Collects what it draws. */
    protected abstract void extractWidgetRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY,
            float partialTick);

    /** Its text. */
    public Component getMessage() {
        return message;
    }

    /** Changes its text. */
    public void setMessage(Component text) {
        message = text;
    }

    /** Left edge. */
    public int getX() {
        return x;
    }

    /** Upper edge. */
    public int getY() {
        return y;
    }

    /** Moves it. */
    public void setX(int left) {
        x = left;
    }

    /** Moves it. */
    public void setY(int top) {
        y = top;
    }

    /** Width. */
    public int getWidth() {
        return width;
    }

    /** Height. */
    public int getHeight() {
        return height;
    }

    @Override
    public boolean isFocused() {
        return focused;
    }

    @Override
    public void setFocused(boolean value) {
        focused = value;
    }
}
