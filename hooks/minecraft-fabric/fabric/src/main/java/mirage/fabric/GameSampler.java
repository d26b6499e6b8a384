package mirage.fabric;

import java.util.Optional;
import mirage.core.game.GameState;
import net.minecraft.client.Minecraft;
import net.minecraft.client.multiplayer.ClientLevel;
import net.minecraft.client.player.LocalPlayer;
import net.minecraft.core.Holder;
import net.minecraft.resources.ResourceKey;
import net.minecraft.world.level.Level;

/** Reads the player and the world into a {@link GameState}. Client thread; allocates only where a name changes. */
final class GameSampler {
    private Holder<?> lastBiome;
    private String biome = "";
    private ResourceKey<Level> lastDimension;
    private String dimension = "";

    /** Fills {@code out}; false, and {@code out} as it was, where there is no world. */
    boolean read(Minecraft minecraft, GameState out) {
        ClientLevel level = minecraft.level;
        LocalPlayer player = minecraft.player;
        if (level == null || player == null) {
            return false;
        }
        out.health = player.getHealth();
        out.maxHealth = player.getMaxHealth();
        out.food = player.getFoodData().getFoodLevel();
        out.x = player.getX();
        out.y = player.getY();
        out.z = player.getZ();
        out.onGround = player.onGround();
        out.raining = level.isRaining();
        out.thundering = level.isThundering();
        out.clock(level.getDefaultClockTime());
        out.biome = biome(level.getBiome(player.blockPosition()));
        out.dimension = dimension(level.dimension());
        return true;
    }

    /** The game has one holder for each biome, so its identity tells whether the name is still right. */
    private String biome(Holder<?> now) {
        if (now != lastBiome) {
            Optional<? extends ResourceKey<?>> key = now.unwrapKey();
            biome = key.isPresent() ? key.get().identifier().toString() : "";
            lastBiome = now;
        }
        return biome;
    }

    private String dimension(ResourceKey<Level> now) {
        if (now != lastDimension) {
            dimension = now.identifier().toString();
            lastDimension = now;
        }
        return dimension;
    }
}
