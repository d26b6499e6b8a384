package mirage.fabric;

import java.util.ArrayDeque;
import java.util.Queue;
import net.minecraft.client.Minecraft;
import net.minecraft.network.chat.Component;

/** Lines in the player's own chat; nobody else sees them. Client thread. */
final class Chat {
    private static final int MOST_WAITING = 8;
    /** Letters of a word or sentence that comes from elsewhere, such as from a daemon. */
    private static final int MOST_LETTERS = 400;
    private static final Queue<Component> WAITING = new ArrayDeque<>();

    private Chat() {
    }

    /** Shows a line of the language files; without a world, and so without a chat, it waits for one. */
    static void tell(String key, Object... values) {
        if (WAITING.size() == MOST_WAITING) {
            WAITING.remove();
        }
        Object[] fit = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            fit[i] = values[i] instanceof String words ? plain(words) : values[i];
        }
        WAITING.add(Component.translatable(key, fit));
        flush(Minecraft.getInstance());
    }

    /** Others' words as one line of bounded length, without the signs that the game takes for colours. */
    static String plain(String words) {
        StringBuilder out = new StringBuilder();
        int letters = 0;
        for (int i = 0; i < words.length();) {
            int point = words.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\u00A7') {
                continue;
            }
            if (letters++ == MOST_LETTERS) {
                return out.append('\u2026').toString();
            }
            boolean breaks = Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
            out.appendCodePoint(breaks ? ' ' : point);
        }
        return out.toString();
    }

    /** Shows what waits, if there is a world. */
    static void flush(Minecraft minecraft) {
        while (minecraft != null && minecraft.player != null && !WAITING.isEmpty()) {
            minecraft.player.sendSystemMessage(WAITING.remove());
        }
    }
}
