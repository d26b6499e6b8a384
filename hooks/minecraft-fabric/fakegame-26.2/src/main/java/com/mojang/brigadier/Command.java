package com.mojang.brigadier;

import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;

/** What a command does. */
@FunctionalInterface
public interface Command<S> {
    /** Does it; the number says how well, 1 for once. */
    int run(CommandContext<S> context) throws CommandSyntaxException;
}
