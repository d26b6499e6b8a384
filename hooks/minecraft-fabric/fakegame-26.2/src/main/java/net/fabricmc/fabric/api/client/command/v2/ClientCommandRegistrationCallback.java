package net.fabricmc.fabric.api.client.command.v2;

import com.mojang.brigadier.CommandDispatcher;
import net.fabricmc.fabric.api.event.Event;
import net.fabricmc.fabric.api.event.EventFactory;
import net.minecraft.commands.CommandBuildContext;

/** Commands of mods. */
@FunctionalInterface
public interface ClientCommandRegistrationCallback {
    /** A world is being joined; register now. */
    Event<ClientCommandRegistrationCallback> EVENT = EventFactory.createArrayBacked(
            ClientCommandRegistrationCallback.class, all -> (dispatcher, context) -> {
                for (ClientCommandRegistrationCallback one : all) {
                    one.register(dispatcher, context);
                }
            });

    /** Registers. */
    void register(CommandDispatcher<FabricClientCommandSource> dispatcher, CommandBuildContext context);
}
