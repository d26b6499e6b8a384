package net.minecraft.client.multiplayer;

import net.minecraft.world.level.Level;

/** The world as the player's program knows it. */
public class ClientLevel extends Level {
}
