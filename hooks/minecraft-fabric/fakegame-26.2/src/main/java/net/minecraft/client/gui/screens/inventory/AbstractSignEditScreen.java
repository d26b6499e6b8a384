package net.minecraft.client.gui.screens.inventory;

import net.minecraft.client.gui.screens.Screen;
import net.minecraft.network.chat.Component;

/** Where a sign is written. */
public abstract class AbstractSignEditScreen extends Screen {
    /** With a heading. */
    protected AbstractSignEditScreen(Component title) {
        super(title);
    }
}
