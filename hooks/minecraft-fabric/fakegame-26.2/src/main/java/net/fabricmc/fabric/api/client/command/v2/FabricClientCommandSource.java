package net.fabricmc.fabric.api.client.command.v2;

import net.minecraft.client.Minecraft;
import net.minecraft.client.player.LocalPlayer;
import net.minecraft.network.chat.Component;

/** Who gave a command. */
public interface FabricClientCommandSource {
    /** Answers. */
    void sendFeedback(Component message);

    /** Says what is wrong. */
    void sendError(Component message);

    /** The game. */
    Minecraft getClient();

    /** The player. */
    LocalPlayer getPlayer();
}
