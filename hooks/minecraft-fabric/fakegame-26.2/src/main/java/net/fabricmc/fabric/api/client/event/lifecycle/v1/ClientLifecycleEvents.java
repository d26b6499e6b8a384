package net.fabricmc.fabric.api.client.event.lifecycle.v1;

import net.fabricmc.fabric.api.event.Event;
import net.fabricmc.fabric.api.event.EventFactory;
import net.minecraft.client.Minecraft;

/** The game's start and end. */
public final class ClientLifecycleEvents {
    /** The game ends. */
    public static final Event<ClientStopping> CLIENT_STOPPING = EventFactory.createArrayBacked(ClientStopping.class,
            all -> client -> {
                for (ClientStopping one : all) {
                    one.onClientStopping(client);
                }
            });

    private ClientLifecycleEvents() {
    }

    /** Listens. */
    @FunctionalInterface
    public interface ClientStopping {
        /** The game ends. */
        void onClientStopping(Minecraft client);
    }
}
