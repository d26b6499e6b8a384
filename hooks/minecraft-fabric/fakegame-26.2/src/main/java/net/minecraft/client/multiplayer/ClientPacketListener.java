package net.minecraft.client.multiplayer;

/** The connection to a server. */
public class ClientPacketListener {
}
