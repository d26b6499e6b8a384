package net.minecraft.client.gui.components;

import net.minecraft.client.gui.GuiGraphicsExtractor;

/** Something to draw. */
public interface Renderable {
    /** Collects what it draws this frame; the mouse in GUI units. */
    void extractRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick);
}
