package com.mojang.brigadier;

import com.mojang.brigadier.builder.LiteralArgumentBuilder;
import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;
import com.mojang.brigadier.suggestion.Suggestions;
import com.mojang.brigadier.suggestion.SuggestionsBuilder;
import com.mojang.brigadier.tree.CommandNode;
import com.mojang.brigadier.tree.LiteralCommandNode;
import java.util.concurrent.CompletableFuture;

/** All commands. */
public class CommandDispatcher<S> {
    private final CommandNode<S> root = new LiteralCommandNode<>("", null);

    /** Adds a command. */
    public LiteralCommandNode<S> register(LiteralArgumentBuilder<S> command) {
        LiteralCommandNode<S> node = command.build();
        root.addChild(node);
        return node;
    }

    /** Runs a command; says what is wrong when none fits. */
    public int execute(String input, S source) throws CommandSyntaxException {
        var context = new CommandContext<>(source, input);
        CommandNode<S> node = walk(new StringReader(input), context, true);
        if (node.getCommand() == null) {
            throw new CommandSyntaxException("Unknown or incomplete command: " + input);
        }
        return node.getCommand().run(context);
    }

    /** What could come at the end of an unfinished command. */
    public CompletableFuture<Suggestions> getCompletionSuggestions(String input, S source)
            throws CommandSyntaxException {
        int start = input.lastIndexOf(' ') + 1;
        var context = new CommandContext<>(source, input);
        CommandNode<S> node = start == 0 ? root : walk(new StringReader(input.substring(0, start - 1)), context, false);
        var all = new SuggestionsBuilder(input, start);
        for (CommandNode<S> child : node.getChildren()) {
            child.listSuggestions(context, all);
        }
        return all.buildFuture();
    }

    private CommandNode<S> walk(StringReader reader, CommandContext<S> context, boolean whole)
            throws CommandSyntaxException {
        CommandNode<S> node = root;
        while (reader.canRead()) {
            int start = reader.getCursor();
            CommandNode<S> next = null;
            CommandSyntaxException wrong = null;
            for (CommandNode<S> child : node.getChildren()) {
                try {
                    reader.setCursor(start);
                    child.parse(reader, context);
                    next = child;
                    break;
                } catch (CommandSyntaxException e) {
                    wrong = wrong == null || child.isArgument() ? e : wrong;
                }
            }
            if (next == null) {
                throw wrong != null && whole ? wrong
                        : new CommandSyntaxException("Unknown or incomplete command at: " + reader.getRemaining());
            }
            node = next;
            if (reader.canRead()) {
                reader.setCursor(reader.getCursor() + 1);
            }
        }
        return node;
    }
}
