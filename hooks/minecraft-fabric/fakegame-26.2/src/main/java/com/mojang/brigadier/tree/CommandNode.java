package com.mojang.brigadier.tree;

import com.mojang.brigadier.Command;
import com.mojang.brigadier.StringReader;
import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;
import com.mojang.brigadier.suggestion.SuggestionsBuilder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A part of a command. Fixed words are tried before values. */
public abstract class CommandNode<S> {
    private final Map<String, CommandNode<S>> children = new LinkedHashMap<>();
    private final Command<S> command;

    /** With what is done when the command ends here. */
    protected CommandNode(Command<S> command) {
        this.command = command;
    }

    /** What is done when the command ends here, or null. */
    public Command<S> getCommand() {
        return command;
    }

    /** What may follow, fixed words first. */
    public Collection<CommandNode<S>> getChildren() {
        return children.values().stream().sorted((a, b) -> Boolean.compare(a.isArgument(), b.isArgument())).toList();
    }

    /** Adds what may follow; another of the same name is joined with it. */
    public void addChild(CommandNode<S> node) {
        CommandNode<S> same = children.putIfAbsent(node.getName(), node);
        if (same != null) {
            node.getChildren().forEach(same::addChild);
        }
    }

    /** Its name. */
    public abstract String getName();

    /** Whether it is a value. */
    public abstract boolean isArgument();

    /** Reads it. */
    public abstract void parse(StringReader reader, CommandContext<S> context) throws CommandSyntaxException;

    /** Adds what could be typed here. */
    public abstract void listSuggestions(CommandContext<S> context, SuggestionsBuilder builder)
            throws CommandSyntaxException;
}
