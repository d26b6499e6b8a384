package net.fabricmc.fabric.api.client.command.v2;

import com.mojang.brigadier.arguments.ArgumentType;
import com.mojang.brigadier.builder.LiteralArgumentBuilder;
import com.mojang.brigadier.builder.RequiredArgumentBuilder;

/** Makes commands. */
public final class ClientCommands {
    private ClientCommands() {
    }

    /** A fixed word. */
    public static LiteralArgumentBuilder<FabricClientCommandSource> literal(String word) {
        return LiteralArgumentBuilder.literal(word);
    }

    /** A value. */
    public static <T> RequiredArgumentBuilder<FabricClientCommandSource, T> argument(String name,
            ArgumentType<T> type) {
        return RequiredArgumentBuilder.argument(name, type);
    }
}
