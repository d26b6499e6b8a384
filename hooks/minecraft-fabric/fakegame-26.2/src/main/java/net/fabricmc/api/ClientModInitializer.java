package net.fabricmc.api;

/** Where a mod starts. */
@FunctionalInterface
public interface ClientModInitializer {
    /** The game is being made; register now. */
    void onInitializeClient();
}
