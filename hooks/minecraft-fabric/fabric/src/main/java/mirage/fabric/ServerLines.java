package mirage.fabric;

import java.util.List;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;
import mirage.core.prompt.ServerPrompts;
import net.minecraft.client.Minecraft;
import net.minecraft.client.multiplayer.ServerData;
import net.minecraft.network.chat.Component;

/**
 * Styles that a server or a datapack asks for by a line of chat whose insertion says {@code mirage:TEXT}:
 * {@code tellraw @a {"text":"","insertion":"mirage:frozen winter"}}. What may be asked, and by whom, is decided in
 * {@link ServerPrompts}. Client thread.
 */
final class ServerLines {
    /** A second. */
    private static final int BLEND_TICKS = 20;
    /** Parts of a line looked at; a hostile line may have many, and nest them deep. */
    private static final int MOST_PARTS = 64;
    private static final int MOST_DEPTH = 8;

    private final PromptDesk desk;
    private final Preferences preferences;
    private final ServerPrompts prompts = new ServerPrompts();
    private int partsLeft;

    /** Styles go to this desk, if these preferences allow the server. */
    ServerLines(PromptDesk desk, Preferences preferences) {
        this.desk = desk;
        this.preferences = preferences;
    }

    /** The address of the world that is played, as the settings keep it. */
    static String here(Minecraft minecraft) {
        ServerData server = minecraft.getCurrentServer();
        if (server == null || server.ip == null || server.ip.isBlank()) {
            return ServerPrompts.OWN_WORLD;
        }
        try {
            String address = ServerPrompts.normalise(server.ip);
            // A host of that name must not get what the player's own worlds were allowed.
            return address.equals(ServerPrompts.OWN_WORLD) ? "[" + address + "]" : address;
        } catch (IllegalArgumentException strange) {
            return "server"; // no address that could be allowed by mistake
        }
    }

    /**
     * Looks at a line of chat.
     *
     * @return whether to show it: a line that carries a style and no words is not worth an empty line
     */
    boolean hear(Component message, String server) {
        partsLeft = MOST_PARTS;
        String insertion = find(message, 0);
        if (insertion == null) {
            return true;
        }
        switch (prompts.offer(insertion, server, preferences.allowedServers())) {
            case NOT_ALLOWED -> Chat.tell("mirage.server.asks", server);
            case REFUSED -> Chat.tell("mirage.server.unfit", prompts.problem());
            default -> { }
        }
        return !message.getString().isBlank();
    }

    /** Lets what was asked for hold when it is time. */
    void tick(long nowNs) {
        String text = prompts.due(nowNs);
        if (text == null) {
            return;
        }
        if (text.isEmpty()) {
            desk.release(Prompt.SOURCE_SERVER);
        } else {
            desk.set(Prompt.SOURCE_SERVER, Prompt.PRIORITY_SERVER, text, 1.0, BLEND_TICKS);
        }
    }

    /** The world was left, or its server is allowed no longer: what it asked for goes. */
    void leave() {
        prompts.left();
        desk.release(Prompt.SOURCE_SERVER);
    }

    private String find(Component part, int depth) {
        if (partsLeft-- <= 0 || depth > MOST_DEPTH) {
            return null;
        }
        String insertion = part.getStyle().getInsertion();
        if (insertion != null && insertion.startsWith(ServerPrompts.PREFIX)) {
            return insertion;
        }
        List<Component> siblings = part.getSiblings();
        for (int i = 0; i < siblings.size(); i++) {
            String found = find(siblings.get(i), depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
