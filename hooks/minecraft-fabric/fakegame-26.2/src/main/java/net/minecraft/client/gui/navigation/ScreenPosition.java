package net.minecraft.client.gui.navigation;

/** A point, GUI units. */
public record ScreenPosition(int x, int y) {
}
