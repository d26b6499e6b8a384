package com.mojang.brigadier.arguments;

import com.mojang.brigadier.StringReader;
import com.mojang.brigadier.exceptions.CommandSyntaxException;

/** A kind of value. */
public interface ArgumentType<T> {
    /** Reads a value. */
    T parse(StringReader reader) throws CommandSyntaxException;
}
