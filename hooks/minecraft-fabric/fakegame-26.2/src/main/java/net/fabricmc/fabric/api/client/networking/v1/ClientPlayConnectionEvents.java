package net.fabricmc.fabric.api.client.networking.v1;

import net.fabricmc.fabric.api.event.Event;
import net.fabricmc.fabric.api.event.EventFactory;
import net.fabricmc.fabric.api.networking.v1.PacketSender;
import net.minecraft.client.Minecraft;
import net.minecraft.client.multiplayer.ClientPacketListener;

/** Joining and leaving worlds. */
public final class ClientPlayConnectionEvents {
    /** A world was joined. */
    public static final Event<Join> JOIN = EventFactory.createArrayBacked(Join.class,
            all -> (listener, sender, client) -> {
                for (Join one : all) {
                    one.onPlayReady(listener, sender, client);
                }
            });
    /** A world was left. */
    public static final Event<Disconnect> DISCONNECT = EventFactory.createArrayBacked(Disconnect.class,
            all -> (listener, client) -> {
                for (Disconnect one : all) {
                    one.onPlayDisconnect(listener, client);
                }
            });

    private ClientPlayConnectionEvents() {
    }

    /** Listens. */
    @FunctionalInterface
    public interface Join {
        /** A world was joined. */
        void onPlayReady(ClientPacketListener listener, PacketSender sender, Minecraft client);
    }

    /** Listens. */
    @FunctionalInterface
    public interface Disconnect {
        /** A world was left. */
        void onPlayDisconnect(ClientPacketListener listener, Minecraft client);
    }
}
