package net.fabricmc.fabric.api.client.rendering.v1.hud;

import net.minecraft.client.DeltaTracker;
import net.minecraft.client.gui.GuiGraphicsExtractor;

/** A part of the HUD. */
@FunctionalInterface
public interface HudElement {
    /** Collects what it draws this frame. */
    void extractRenderState(GuiGraphicsExtractor graphics, DeltaTracker delta);
}
