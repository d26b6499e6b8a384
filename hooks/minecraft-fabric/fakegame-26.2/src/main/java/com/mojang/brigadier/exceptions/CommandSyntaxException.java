package com.mojang.brigadier.exceptions;

/** A command that cannot be understood. */
public class CommandSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public CommandSyntaxException(String message) {
        super(message);
    }
}
