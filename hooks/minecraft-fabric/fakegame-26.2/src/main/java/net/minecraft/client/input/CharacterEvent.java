package net.minecraft.client.input;

/** A character that was typed. */
public record CharacterEvent(int codepoint) {
}
