package com.mojang.brigadier.context;

import java.util.HashMap;
import java.util.Map;

/** A command that is run. */
public class CommandContext<S> {
    private final S source;
    private final String input;
    private final Map<String, Object> arguments = new HashMap<>();

    /** Given by {@code source} as {@code input}. */
    public CommandContext(S source, String input) {
        this.source = source;
        this.input = input;
    }

    /** Who gave it. */
    public S getSource() {
        return source;
    }

    /** All of it. */
    public String getInput() {
        return input;
    }

    /** Keeps a value that was read. */
    public void put(String name, Object value) {
        arguments.put(name, value);
    }

    /** A value by its name; an error if there is none. */
    public <V> V getArgument(String name, Class<V> type) {
        Object value = arguments.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No such argument '" + name + "' exists on this command");
        }
        return type.cast(value);
    }
}
