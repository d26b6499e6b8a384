package mirage.core.prompt;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Prompts that a server sends: a chat text whose insertion is {@code mirage:TEXT}, for datapacks cannot call a client's
 * commands. A bare {@code mirage:} hands back.
 *
 * <p>Only servers that the player has allowed are heard, and at most one change every {@link #LEAST_NS}; of several
 * within that time the last counts. A server can set a prompt and nothing else: no address, no key, no setting.
 *
 * <p>One thread (the client's). Times are a monotonic clock's.
 */
public final class ServerPrompts {
    /** What an insertion begins with. */
    public static final String PREFIX = "mirage:";
    /** The address under which the player's own worlds are allowed; a downloaded world may hold datapacks too. */
    public static final String OWN_WORLD = "singleplayer";
    /** The time between two changes. */
    public static final long LEAST_NS = 2_000_000_000L;

    /** What became of an insertion. */
    public enum Outcome {
        /** It is none of Mirage's. */
        NOT_OURS,
        /** The player has not allowed this server; tell them how, once. */
        NOT_ALLOWED,
        /** The same, and the player was told already. */
        STILL_NOT_ALLOWED,
        /** It cannot be a prompt; {@link #problem} says why. */
        REFUSED,
        /** {@link #due} gives it when it is time. */
        TAKEN
    }

    private String told = "";
    private String pending;
    private String problem = "";
    private long takenNs;
    private boolean taken;

    /** The text of an insertion, not yet cleaned; empty if it is none of Mirage's. */
    public static Optional<String> parse(String insertion) {
        return insertion != null && insertion.startsWith(PREFIX)
                ? Optional.of(insertion.substring(PREFIX.length()))
                : Optional.empty();
    }

    /**
     * An address as it is kept in the settings: small letters, no default port (25565), no dot at the end.
     *
     * @throws IllegalArgumentException if there is nothing left, or if it holds what no address does
     */
    public static String normalise(String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        if (plain.endsWith(":25565")) {
            plain = plain.substring(0, plain.length() - 6);
        }
        while (plain.endsWith(".")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        boolean strange = plain.codePoints().anyMatch(point -> Character.isWhitespace(point) || point == '/');
        if (plain.isEmpty() || plain.length() > 255 || strange || !PromptText.isPlain(plain)) {
            throw new IllegalArgumentException("a server is named as in the server list, such as play.example.org");
        }
        return plain;
    }

    /**
     * Takes an insertion that came in a chat message.
     *
     * @param insertion as the chat holds it; null for none
     * @param address the server's, as the player typed it; {@link #OWN_WORLD} for a world of this machine
     * @param allowed normalised addresses that the player allowed
     */
    public Outcome offer(String insertion, String address, Set<String> allowed) {
        Optional<String> text = parse(insertion);
        if (text.isEmpty()) {
            return Outcome.NOT_OURS;
        }
        String server = normalise(address);
        if (!allowed.contains(server)) {
            boolean again = told.equals(server);
            told = server;
            return again ? Outcome.STILL_NOT_ALLOWED : Outcome.NOT_ALLOWED;
        }
        try {
            pending = PromptText.clean(text.get());
            return Outcome.TAKEN;
        } catch (IllegalArgumentException error) {
            problem = error.getMessage();
            return Outcome.REFUSED;
        }
    }

    /** Why the last {@link Outcome#REFUSED} text was refused. */
    public String problem() {
        return problem;
    }

    /**
     * The prompt that a server wants now, or null while there is none or it is too soon; call it every tick.
     *
     * @return the text once; empty: hand back
     */
    public String due(long nowNs) {
        if (pending == null || taken && nowNs - takenNs < LEAST_NS) {
            return null;
        }
        String text = pending;
        pending = null;
        taken = true;
        takenNs = nowNs;
        return text;
    }

    /** The player left the server: forget what it wanted. Hand its prompt back too. */
    public void left() {
        pending = null;
        told = "";
    }
}
