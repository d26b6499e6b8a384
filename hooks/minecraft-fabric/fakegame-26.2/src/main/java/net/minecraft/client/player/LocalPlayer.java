package net.minecraft.client.player;

import fakegame.State;
import net.minecraft.network.chat.Component;
import net.minecraft.world.entity.player.Player;

/** The player of this program. */
public class LocalPlayer extends Player {
    /** A line in the chat. */
    public void sendSystemMessage(Component message) {
        State.get().chat.add(message.getString());
    }

    /** A line above the hotbar. */
    public void sendOverlayMessage(Component message) {
        State.get().actionBar = message.getString();
    }
}
