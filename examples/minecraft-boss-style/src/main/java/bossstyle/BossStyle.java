package bossstyle;

import java.util.Objects;
import mirage.api.MirageApi;
import net.fabricmc.api.ClientModInitializer;
import net.fabricmc.fabric.api.client.event.lifecycle.v1.ClientTickEvents;
import net.minecraft.client.Minecraft;

/** Sets a style while the player is near death or in the Nether, and hands the screen back after. Client thread. */
public final class BossStyle implements ClientModInitializer {
    private static final String SOURCE = "boss_style";
    /** Above the player's own style, so that the moment is seen. */
    private static final int PRIORITY = MirageApi.PRIORITY_PLAYER + 10;
    private static final int BLEND_TICKS = 30;
    /** Health points; two to a heart. */
    private static final float LOW_HEALTH = 6f;

    private String asked;

    /** For the loader, which finds it by name. */
    public BossStyle() {
    }

    @Override
    public void onInitializeClient() {
        ClientTickEvents.END_CLIENT_TICK.register(this::tick);
    }

    private void tick(Minecraft minecraft) {
        boolean playing = minecraft.player != null && minecraft.level != null;
        String wanted = playing
            ? styleFor(minecraft.player.getHealth(), minecraft.level.dimension().identifier().toString())
            : null;
        if (Objects.equals(wanted, asked)) {
            return;
        }
        asked = wanted;
        if (wanted == null) {
            MirageApi.release(SOURCE);
        } else {
            MirageApi.setPrompt(SOURCE, wanted, 1.0, BLEND_TICKS, PRIORITY);
        }
    }

    /** The style for a moment of the game; null: none, the player's own holds. */
    static String styleFor(float health, String dimension) {
        if (health > 0f && health <= LOW_HEALTH) {
            return "haunted mansion, blood red sky";
        }
        return dimension.equals("minecraft:the_nether") ? "oil painting of a volcano" : null;
    }
}
