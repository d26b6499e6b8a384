package net.minecraft.commands;

/** What commands may look up while they are made. */
public interface CommandBuildContext {
}
