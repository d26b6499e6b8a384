package net.minecraft.client.renderer.state.gui;

import net.minecraft.client.gui.navigation.ScreenRectangle;

/** Something on the screen. */
public interface ScreenArea {
    /** Where, or null for nowhere. */
    ScreenRectangle bounds();
}
