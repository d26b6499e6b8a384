package net.minecraft.client.gui.narration;

/** Something that can be read aloud. */
public interface NarratableEntry {
}
