package net.minecraft.world.level;

import fakegame.Keys;
import fakegame.State;
import net.minecraft.core.BlockPos;
import net.minecraft.core.Holder;
import net.minecraft.resources.ResourceKey;
import net.minecraft.world.level.biome.Biome;

/** A world. */
public abstract class Level {
    private final ResourceKey<Level> dimension = Keys.key(State.get().dimension);

    /** The biome at a block. */
    public Holder<Biome> getBiome(BlockPos position) {
        return Keys.holder(State.get().biome);
    }

    /** Which world. */
    public ResourceKey<Level> dimension() {
        return dimension;
    }

    /** Time of the world's clock, ticks; 24000 a day. */
    public long getDefaultClockTime() {
        return State.get().clockTime;
    }

    /** Ticks since the world was made. */
    public long getGameTime() {
        return State.get().gameTime;
    }

    /** Whether it rains. */
    public boolean isRaining() {
        return State.get().raining;
    }

    /** Whether it thunders. */
    public boolean isThundering() {
        return State.get().thundering;
    }
}
