package net.fabricmc.fabric.api.client.event.lifecycle.v1;

import net.fabricmc.fabric.api.event.Event;
import net.fabricmc.fabric.api.event.EventFactory;
import net.minecraft.client.Minecraft;

/** Ticks. */
public final class ClientTickEvents {
    /** After each tick. */
    public static final Event<EndTick> END_CLIENT_TICK = EventFactory.createArrayBacked(EndTick.class,
            all -> client -> {
                for (EndTick one : all) {
                    one.onEndTick(client);
                }
            });

    private ClientTickEvents() {
    }

    /** Listens. */
    @FunctionalInterface
    public interface EndTick {
        /** A tick ended. */
        void onEndTick(Minecraft client);
    }
}
