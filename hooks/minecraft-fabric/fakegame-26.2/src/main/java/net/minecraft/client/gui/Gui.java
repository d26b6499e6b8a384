package net.minecraft.client.gui;

import fakegame.HudPainter;
import net.minecraft.client.DeltaTracker;
import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.screens.Screen;
import net.minecraft.client.renderer.state.gui.GuiRenderState;

/** Screens and HUD. */
public class Gui {
    /** The HUD. */
    public final Hud hud = new Hud();
    private final Minecraft minecraft;
    private final GuiRenderState state;
    private Screen screen;

    /** Writes what it draws into {@code state}. */
    public Gui(Minecraft minecraft, GuiRenderState state) {
        this.minecraft = minecraft;
        this.state = state;
    }

    /** The open screen, or null. */
    public Screen screen() {
        return screen;
    }

    /** Opens a screen; null closes. */
    public void setScreen(Screen newScreen) {
        if (screen != null) {
            screen.removed();
        }
        screen = newScreen;
        if (newScreen != null) {
            newScreen.init(minecraft.getWindow().getGuiScaledWidth(), minecraft.getWindow().getGuiScaledHeight());
        }
    }

    /** Collects what is to be drawn this frame: the HUD where a world is shown, then the screen. */
    public void extractRenderState(DeltaTracker delta, boolean withLevel, boolean resourcesLoaded) {
        state.reset();
        var graphics = new GuiGraphicsExtractor(minecraft, state, 0, 0);
        if (withLevel) {
            HudPainter.extract(graphics, delta, hud.isHidden());
        }
        if (screen != null) {
            state.nextStratum();
            screen.extractRenderStateWithTooltipAndSubtitles(graphics, 0, 0, 0);
        }
    }
}
