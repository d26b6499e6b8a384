package net.minecraft.client.multiplayer;

/** A server of the list. */
public class ServerData {
    /** Address as the player typed it. */
    public String ip;

    /** For the game. */
    protected ServerData(String ip) {
        this.ip = ip;
    }
}
