package mirage.fabric;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;
import mirage.core.session.Address;
import mirage.core.session.Session;
import mirage.core.session.Status;
import net.minecraft.client.Minecraft;
import net.minecraft.network.chat.Component;

/** What the player can do, by screens, commands and keys alike. Client thread. */
final class Actions {
    private final Preferences preferences;
    private final PromptDesk desk;
    private final Session session;
    private final RulesDesk rules;
    private final ServerLines server;
    private boolean started;
    private boolean screenWanted;

    /** Wires it up. */
    Actions(Preferences preferences, PromptDesk desk, Session session, RulesDesk rules, ServerLines server) {
        this.preferences = preferences;
        this.desk = desk;
        this.session = session;
        this.rules = rules;
        this.server = server;
    }

    Preferences preferences() {
        return preferences;
    }

    /**
     * Asks for a style as the player.
     *
     * @param text empty: the game as it is
     * @return the text as it was understood
     * @throws IllegalArgumentException for a text that is no prompt, in words
     */
    String prompt(String text) {
        int blendTicks = preferences.blendMs() / Prompt.TICK_MS;
        Prompt wanted = new Prompt(
            Prompt.SOURCE_PLAYER, Prompt.PRIORITY_PLAYER, text, preferences.strength(), blendTicks);
        if (wanted.text().isEmpty()) {
            desk.release(Prompt.SOURCE_PLAYER);
            preferences.remember("");
            preferences.save();
            return "";
        }
        desk.set(wanted, 0);
        preferences.remember(wanted.text());
        preferences.setEnabled(true);
        preferences.save();
        start();
        return wanted.text();
    }

    /** What the player asked for last, to go on from. */
    String playersText() {
        Prompt asked = desk.asked(Prompt.SOURCE_PLAYER);
        return asked == null ? preferences.lastPrompt() : asked.text();
    }

    List<String> history() {
        return preferences.history();
    }

    double strength() {
        return preferences.strength();
    }

    /** How much of the player's own style is seen, 0 to 1. */
    void strength(double strength) {
        preferences.setStrength(strength);
        Prompt asked = desk.asked(Prompt.SOURCE_PLAYER);
        if (asked != null) {
            desk.set(asked.withStrength(strength).withBlendTicks(0), 0);
        }
    }

    /** Begins to look for the daemon, once. */
    void start() {
        if (!started) {
            started = true;
            session.start();
        }
    }

    /**
     * Goes to a daemon.
     *
     * @param words {@code HOST:PORT}, and for another machine the daemon's public key behind it
     * @return the address
     * @throws IllegalArgumentException if it cannot be gone to, in words that say what to do
     */
    String connect(String words) {
        String[] parts = words.trim().split("\\s+", 2);
        String endpoint = parts[0].contains("://") ? parts[0] : "tcp://" + parts[0];
        boolean known = endpoint.equals(preferences.endpoint());
        String serverKey = parts.length == 2 ? parts[1] : known ? preferences.serverKey() : "";
        Address address = address(preferences, endpoint, serverKey);
        preferences.setConnection(address.endpoint(), serverKey);
        preferences.save();
        session.connect(address);
        start();
        if (address.publicKey() != null) {
            Chat.tell("mirage.key", address.publicKey());
        }
        return address.endpoint();
    }

    /** An address with the player's own keys, if the daemon's key is known. */
    static Address address(Preferences preferences, String endpoint, String serverKey) {
        if (serverKey.isEmpty()) {
            return Address.parse(endpoint, null, null, null);
        }
        try {
            PlayerKeys own = PlayerKeys.loadOrMake(preferences.keyFile());
            return Address.parse(endpoint, serverKey, own.publicKey(), own.secretKey());
        } catch (IOException error) {
            throw new IllegalArgumentException("your keys cannot be used: " + error.getMessage(), error);
        }
    }

    /** The prompt screen opens in the next tick, when no other screen is closing. */
    void openPromptScreen() {
        screenWanted = true;
    }

    boolean takeScreenWanted() {
        boolean wanted = screenWanted;
        screenWanted = false;
        return wanted;
    }

    /** How things stand, in a line. */
    Component statusText() {
        Status status = session.status();
        String state = "mirage.status." + status.state().name().toLowerCase(Locale.ROOT);
        return switch (status.state()) {
            case READY -> Component.translatable(state, status.endpoint(), Chat.plain(status.model()),
                Chat.plain(status.device()));
            case OFF -> Component.translatable(state);
            default -> Component.translatable(state, status.endpoint(), Chat.plain(status.message()));
        };
    }

    /** What the rules do now, in a line. */
    Component rulesText() {
        if (!preferences.rules()) {
            return Component.translatable("mirage.rules.off");
        }
        return rules.count() == 0
            ? Component.translatable("mirage.rules.none", rules.file())
            : Component.translatable("mirage.rules.on", rules.count(), rules.file());
    }

    /** Reads the rules file anew; what is wrong in it is said as an {@link IllegalArgumentException}. */
    void reloadRules() {
        rules.load();
        if (!rules.problem().isEmpty()) {
            throw new IllegalArgumentException(rules.problem());
        }
    }

    /** The address of the world that is played. */
    String here() {
        return ServerLines.here(Minecraft.getInstance());
    }

    boolean isServerAllowed() {
        return preferences.allowedServers().contains(here());
    }

    /** Whether the world that is played may set styles. */
    void allowServer(boolean allowed) {
        preferences.setAllowed(here(), allowed);
        preferences.save();
        if (!allowed) {
            server.leave();
        }
    }
}
