package net.minecraft.client.gui.screens;

import net.minecraft.network.chat.Component;

/** Where chat is typed. */
public class ChatScreen extends Screen {
    /** With text to start from. */
    public ChatScreen(String initial, boolean isDraft) {
        super(Component.translatable("chat_screen.title"));
    }

    @Override
    public boolean isPauseScreen() {
        return false;
    }
}
