package net.minecraft.client.renderer.state;

import net.minecraft.client.renderer.state.gui.GuiRenderState;
import net.minecraft.client.renderer.state.level.LevelRenderState;

/** All that a frame is drawn from. */
public class GameRenderState {
    /** The world. */
    public final LevelRenderState levelRenderState = new LevelRenderState();
    /** The GUI. */
    public final GuiRenderState guiRenderState = new GuiRenderState();
}
