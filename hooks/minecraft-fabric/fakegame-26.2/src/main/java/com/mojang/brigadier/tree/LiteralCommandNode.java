package com.mojang.brigadier.tree;

import com.mojang.brigadier.Command;
import com.mojang.brigadier.StringReader;
import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;
import com.mojang.brigadier.suggestion.SuggestionsBuilder;

/** A fixed word. */
public class LiteralCommandNode<S> extends CommandNode<S> {
    private final String word;

    /** With what is done when the command ends here. */
    public LiteralCommandNode(String word, Command<S> command) {
        super(command);
        this.word = word;
    }

    @Override
    public String getName() {
        return word;
    }

    @Override
    public boolean isArgument() {
        return false;
    }

    @Override
    public void parse(StringReader reader, CommandContext<S> context) throws CommandSyntaxException {
        if (!reader.readUnquotedString().equals(word)) {
            throw new CommandSyntaxException("Expected " + word);
        }
    }

    @Override
    public void listSuggestions(CommandContext<S> context, SuggestionsBuilder builder) {
        if (word.startsWith(builder.getRemaining())) {
            builder.suggest(word);
        }
    }
}
