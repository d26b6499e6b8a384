package net.fabricmc.fabric.api.client.message.v1;

import net.fabricmc.fabric.api.event.Event;
import net.fabricmc.fabric.api.event.EventFactory;
import net.minecraft.network.chat.Component;

/** Lines that arrive. */
public final class ClientReceiveMessageEvents {
    /** A line of the server arrives; all listeners must allow it to be shown. */
    public static final Event<AllowGame> ALLOW_GAME = EventFactory.createArrayBacked(AllowGame.class,
            all -> (message, overlay) -> {
                boolean allow = true;
                for (AllowGame one : all) {
                    allow &= one.allowReceiveGameMessage(message, overlay);
                }
                return allow;
            });
    /** A line of the server is shown. */
    public static final Event<Game> GAME = EventFactory.createArrayBacked(Game.class, all -> (message, overlay) -> {
        for (Game one : all) {
            one.onReceiveGameMessage(message, overlay);
        }
    });

    private ClientReceiveMessageEvents() {
    }

    /** Decides. */
    @FunctionalInterface
    public interface AllowGame {
        /** Whether the line may be shown. */
        boolean allowReceiveGameMessage(Component message, boolean overlay);
    }

    /** Listens. */
    @FunctionalInterface
    public interface Game {
        /** A line arrived; {@code overlay}: above the hotbar. */
        void onReceiveGameMessage(Component message, boolean overlay);
    }
}
