package net.minecraft.client.gui;

import fakegame.State;

/** The HUD. */
public class Hud {
    /** Whether the player hid it (F1). */
    public boolean isHidden() {
        return State.get().hudHidden;
    }
}
