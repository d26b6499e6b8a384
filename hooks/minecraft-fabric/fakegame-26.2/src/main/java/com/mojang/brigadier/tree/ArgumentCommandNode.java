package com.mojang.brigadier.tree;

import com.mojang.brigadier.Command;
import com.mojang.brigadier.StringReader;
import com.mojang.brigadier.arguments.ArgumentType;
import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;
import com.mojang.brigadier.suggestion.SuggestionProvider;
import com.mojang.brigadier.suggestion.SuggestionsBuilder;

/** A value. */
public class ArgumentCommandNode<S, T> extends CommandNode<S> {
    private final String name;
    private final ArgumentType<T> type;
    private final SuggestionProvider<S> suggestions;

    /** With what is done when the command ends here. */
    public ArgumentCommandNode(String name, ArgumentType<T> type, Command<S> command,
            SuggestionProvider<S> suggestions) {
        super(command);
        this.name = name;
        this.type = type;
        this.suggestions = suggestions;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean isArgument() {
        return true;
    }

    @Override
    public void parse(StringReader reader, CommandContext<S> context) throws CommandSyntaxException {
        context.put(name, type.parse(reader));
    }

    @Override
    public void listSuggestions(CommandContext<S> context, SuggestionsBuilder builder) throws CommandSyntaxException {
        if (suggestions != null) {
            builder.add(suggestions.getSuggestions(context, builder).join());
        }
    }
}
