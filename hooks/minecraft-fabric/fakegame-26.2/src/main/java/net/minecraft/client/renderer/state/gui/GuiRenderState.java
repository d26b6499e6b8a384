package net.minecraft.client.renderer.state.gui;

import fakegame.gl.GuiPainter;

/** What the GUI of a frame is drawn from. */
public class GuiRenderState {
    /** Adds a part above those that it overlaps; one without bounds is left out. */
    public void addGuiElement(GuiElementRenderState element) {
        if (element.bounds() != null) {
            GuiPainter.add(this, element);
        }
    }

    /** Starts a layer above all so far. */
    public void nextStratum() {
        GuiPainter.nextStratum(this);
    }

    /** Empties it. */
    public void reset() {
        GuiPainter.reset(this);
    }
}
