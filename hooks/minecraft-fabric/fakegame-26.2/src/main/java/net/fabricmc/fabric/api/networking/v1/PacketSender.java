package net.fabricmc.fabric.api.networking.v1;

/** Sends to the server. */
public interface PacketSender {
}
