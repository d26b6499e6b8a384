package com.mojang.brigadier.arguments;

import com.mojang.brigadier.StringReader;
import com.mojang.brigadier.context.CommandContext;
import com.mojang.brigadier.exceptions.CommandSyntaxException;

/** A number. */
public final class FloatArgumentType implements ArgumentType<Float> {
    private final float min;
    private final float max;

    private FloatArgumentType(float min, float max) {
        this.min = min;
        this.max = max;
    }

    /** Any. */
    public static FloatArgumentType floatArg() {
        return floatArg(-Float.MAX_VALUE);
    }

    /** Not below {@code min}. */
    public static FloatArgumentType floatArg(float min) {
        return floatArg(min, Float.MAX_VALUE);
    }

    /** Between two, both included. */
    public static FloatArgumentType floatArg(float min, float max) {
        return new FloatArgumentType(min, max);
    }

    /** A value that was read. */
    public static float getFloat(CommandContext<?> context, String name) {
        return context.getArgument(name, Float.class);
    }

    @Override
    public Float parse(StringReader reader) throws CommandSyntaxException {
        String word = reader.readUnquotedString();
        float value;
        try {
            value = Float.parseFloat(word);
        } catch (NumberFormatException e) {
            throw new CommandSyntaxException("Invalid float '" + word + "'");
        }
        if (!(value >= min && value <= max)) {
            throw new CommandSyntaxException("Float must be between " + min + " and " + max + ", found " + word);
        }
        return value;
    }
}
