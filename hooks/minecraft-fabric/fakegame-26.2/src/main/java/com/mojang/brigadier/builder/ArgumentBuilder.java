package com.mojang.brigadier.builder;

import com.mojang.brigadier.Command;
import com.mojang.brigadier.tree.CommandNode;
import java.util.ArrayList;
import java.util.List;

/** Makes a part of a command. */
public abstract class ArgumentBuilder<S, T extends ArgumentBuilder<S, T>> {
    private final List<CommandNode<S>> children = new ArrayList<>();
    private Command<S> command;

    /** This. */
    protected abstract T getThis();

    /** What may follow. */
    public T then(ArgumentBuilder<S, ?> next) {
        children.add(next.build());
        return getThis();
    }

    /** What is done when the command ends here. */
    public T executes(Command<S> what) {
        command = what;
        return getThis();
    }

    /** What is done when the command ends here. */
    public Command<S> getCommand() {
        return command;
    }

    /** The part. */
    public abstract CommandNode<S> build();

    /** Gives a part its followers. */
    protected <N extends CommandNode<S>> N fill(N node) {
        children.forEach(node::addChild);
        return node;
    }
}
