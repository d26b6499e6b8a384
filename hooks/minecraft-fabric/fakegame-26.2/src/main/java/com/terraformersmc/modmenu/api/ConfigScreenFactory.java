package com.terraformersmc.modmenu.api;

import net.minecraft.client.gui.screens.Screen;

/** Makes a settings page. */
@FunctionalInterface
public interface ConfigScreenFactory<S extends Screen> {
    /** The page; {@code parent} is shown again after it. */
    S create(Screen parent);
}
