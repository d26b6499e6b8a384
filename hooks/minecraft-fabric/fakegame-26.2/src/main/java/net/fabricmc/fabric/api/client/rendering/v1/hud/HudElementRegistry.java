package net.fabricmc.fabric.api.client.rendering.v1.hud;

import fakegame.HudPainter;
import net.minecraft.resources.Identifier;

/** The HUD's parts in order. */
public interface HudElementRegistry {
    /** Below all others; drawn even when the HUD is hidden. */
    static void addFirst(Identifier id, HudElement element) {
        HudPainter.addFirst(id, element);
    }

    /** Above all others; drawn even when the HUD is hidden. */
    static void addLast(Identifier id, HudElement element) {
        HudPainter.addLast(id, element);
    }
}
