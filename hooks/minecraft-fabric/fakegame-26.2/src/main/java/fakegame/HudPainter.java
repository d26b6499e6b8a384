package fakegame;

import java.util.LinkedHashMap;
import java.util.Map;
import net.fabricmc.fabric.api.client.rendering.v1.hud.HudElement;
import net.minecraft.client.DeltaTracker;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.resources.Identifier;

/** The HUD's parts in order: the mods' first ones, the game's own, the mods' last ones. */
public final class HudPainter {
    private static final Map<Identifier, HudElement> FIRST = new LinkedHashMap<>();
    private static final Map<Identifier, HudElement> LAST = new LinkedHashMap<>();

    private HudPainter() {
    }

    /** Below all others. */
    public static void addFirst(Identifier id, HudElement element) {
        add(FIRST, id, element);
    }

    /** Above all others. */
    public static void addLast(Identifier id, HudElement element) {
        add(LAST, id, element);
    }

    private static void add(Map<Identifier, HudElement> list, Identifier id, HudElement element) {
        if (FIRST.containsKey(id) || LAST.containsKey(id)) {
            throw new IllegalArgumentException("Layer with identifier " + id + " already exists");
        }
        list.put(id, element);
    }

    /** Collects the HUD of this frame. */
    public static void extract(GuiGraphicsExtractor graphics, DeltaTracker delta, boolean hidden) {
        // A part that was added first is below those added first after it.
        FIRST.values().forEach(part -> draw(part, graphics, delta));
        if (!hidden) {
            draw(HudPainter::hotbar, graphics, delta);
        }
        LAST.values().forEach(part -> draw(part, graphics, delta));
    }

    private static void draw(HudElement part, GuiGraphicsExtractor graphics, DeltaTracker delta) {
        part.extractRenderState(graphics, delta);
        graphics.nextStratum();
    }

    private static void hotbar(GuiGraphicsExtractor graphics, DeltaTracker delta) {
        int left = graphics.guiWidth() / 2 - 91;
        int top = graphics.guiHeight() - 22;
        graphics.fill(left, top, left + 182, top + 22, 0xFF202020);
        for (int slot = 0; slot < 9; slot++) {
            graphics.fill(left + 2 + slot * 20, top + 2, left + 20 + slot * 20, top + 20, 0xFF8B8B8B);
        }
        int hearts = Math.round(State.get().health / 2);
        for (int heart = 0; heart < hearts; heart++) {
            graphics.fill(left + heart * 8, top - 10, left + heart * 8 + 7, top - 3, 0xFFE01010);
        }
    }
}
