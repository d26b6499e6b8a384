package com.mojang.blaze3d.platform;

import fakegame.State;

/** The game's window. */
public final class Window {
    /** Width of the image, pixels; 0 while minimised on some systems. */
    public int getWidth() {
        return State.get().windowWidth;
    }

    /** Height of the image, pixels. */
    public int getHeight() {
        return State.get().windowHeight;
    }

    /** Width in GUI units. */
    public int getGuiScaledWidth() {
        return (getWidth() + getGuiScale() - 1) / getGuiScale();
    }

    /** Height in GUI units. */
    public int getGuiScaledHeight() {
        return (getHeight() + getGuiScale() - 1) / getGuiScale();
    }

    /** Pixels a GUI unit. */
    public int getGuiScale() {
        return State.get().guiScale;
    }

    /** Whether the window is minimised. */
    public boolean isIconified() {
        return State.get().iconified;
    }
}
