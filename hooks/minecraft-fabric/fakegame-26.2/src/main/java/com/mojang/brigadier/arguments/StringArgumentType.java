package com.mojang.brigadier.arguments;

import com.mojang.brigadier.StringReader;
import com.mojang.brigadier.context.CommandContext;

/** Text. */
public final class StringArgumentType implements ArgumentType<String> {
    private final int kind;

    private StringArgumentType(int kind) {
        this.kind = kind;
    }

    /** A word. */
    public static StringArgumentType word() {
        return new StringArgumentType(0);
    }

    /** A word, or text in quotes. */
    public static StringArgumentType string() {
        return new StringArgumentType(1);
    }

    /** All that is left. */
    public static StringArgumentType greedyString() {
        return new StringArgumentType(2);
    }

    /** A value that was read. */
    public static String getString(CommandContext<?> context, String name) {
        return context.getArgument(name, String.class);
    }

    @Override
    public String parse(StringReader reader) {
        if (kind == 2) {
            String rest = reader.getRemaining();
            reader.setCursor(reader.getCursor() + rest.length());
            return rest;
        }
        return kind == 1 ? reader.readString() : reader.readUnquotedString();
    }
}
