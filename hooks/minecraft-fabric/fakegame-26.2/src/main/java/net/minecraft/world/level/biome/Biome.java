package net.minecraft.world.level.biome;

/** A kind of country. */
public final class Biome {
}
