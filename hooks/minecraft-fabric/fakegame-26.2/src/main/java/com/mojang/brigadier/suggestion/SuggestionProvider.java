package com.mojang.brigadier.suggestion;

import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;
import java.util.concurrent.CompletableFuture;

/** Says what could be typed. */
@FunctionalInterface
public interface SuggestionProvider<S> {
    /** What could be typed here. */
    CompletableFuture<Suggestions> getSuggestions(CommandContext<S> context, SuggestionsBuilder builder)
            throws CommandSyntaxException;
}
