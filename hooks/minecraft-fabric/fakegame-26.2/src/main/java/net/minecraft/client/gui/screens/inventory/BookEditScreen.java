package net.minecraft.client.gui.screens.inventory;

import net.minecraft.client.gui.screens.Screen;
import net.minecraft.network.chat.Component;

/** Where a book is written. */
public class BookEditScreen extends Screen {
    /** With a heading. */
    protected BookEditScreen(Component title) {
        super(title);
    }
}
