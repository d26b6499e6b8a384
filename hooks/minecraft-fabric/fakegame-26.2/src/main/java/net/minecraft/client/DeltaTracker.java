package net.minecraft.client;

/** Time between frames. */
public interface DeltaTracker {
    /** How far between two ticks, 0 to 1. */
    float getGameTimeDeltaPartialTick(boolean ignoreFreeze);
}
