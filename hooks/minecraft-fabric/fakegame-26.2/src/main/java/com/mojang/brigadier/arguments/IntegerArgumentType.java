package com.mojang.brigadier.arguments;

import com.mojang.brigadier.StringReader;
import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;

/** A whole number. */
public final class IntegerArgumentType implements ArgumentType<Integer> {
    private final int min;
    private final int max;

    private IntegerArgumentType(int min, int max) {
        this.min = min;
        this.max = max;
    }

    /** Any. */
    public static IntegerArgumentType integer() {
        return integer(Integer.MIN_VALUE);
    }

    /** Not below {@code min}. */
    public static IntegerArgumentType integer(int min) {
        return integer(min, Integer.MAX_VALUE);
    }

    /** Between two, both included. */
    public static IntegerArgumentType integer(int min, int max) {
        return new IntegerArgumentType(min, max);
    }

    /** A value that was read. */
    public static int getInteger(CommandContext<?> context, String name) {
        return context.getArgument(name, Integer.class);
    }

    @Override
    public Integer parse(StringReader reader) throws CommandSyntaxException {
        String word = reader.readUnquotedString();
        try {
            int value = Integer.parseInt(word);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new CommandSyntaxException("Invalid integer '" + word + "'");
        }
        throw new CommandSyntaxException("Integer must be between " + min + " and " + max + ", found " + word);
    }
}
