package mirage.fabric;

import java.util.ArrayDeque;
import java.util.Queue;
import net.minecraft.client.Minecraft;
import net.minecraft.network.chat.Component;

/** Lines in the player's own chat; nobody else sees them. Client thread. */
final class Chat {
    private static final int MOST_WAITING = 8;
    private static final Queue<Component> WAITING = new ArrayDeque<>();

    private Chat() {
    }

    /** Shows a line of the language files; without a world, and so without a chat, it waits for one. */
    static void tell(String key, Object... values) {
        if (WAITING.size() == MOST_WAITING) {
            WAITING.remove();
        }
        WAITING.add(Component.translatable(key, values));
        flush(Minecraft.getInstance());
    }

    /** Shows what waits, if there is a world. */
    static void flush(Minecraft minecraft) {
        while (minecraft != null && minecraft.player != null && !WAITING.isEmpty()) {
            minecraft.player.sendSystemMessage(WAITING.remove());
        }
    }
}
