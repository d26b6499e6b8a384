package mirage.core.config;

import java.util.List;
import mirage.core.prompt.PromptHistory;
import mirage.core.prompt.PromptText;
import mirage.core.prompt.ServerPrompts;
import mirage.core.view.OverlayPolicy;

/**
 * Everything a player can set, in groups as they stand in {@code mirage.json}; immutable and always valid.
 * {@link SettingsFile} reads, writes and changes single values.
 *
 * @param connection which daemon, and with which keys
 * @param capture how frames leave the game
 * @param overlay how styled frames are shown
 * @param sharing what besides the picture leaves the game
 * @param prompts styles and who may set them
 * @param general the rest
 */
public record Settings(
        Connection connection, Capture capture, Overlay overlay, Sharing sharing, Prompts prompts, General general) {
    /** What holds before the player changed anything. */
    public static final Settings DEFAULTS = new Settings(
            new Connection("tcp://127.0.0.1:7420", "", "player.key", true),
            new Capture(60, 640, 360, 85, false),
            new Overlay(true, 1.0, 250, 600, true, true, true, true),
            new Sharing(true, true, false),
            new Prompts("", 1.0, 500, List.of(), List.of(), true),
            new General(false));

    /**
     * Which daemon.
     *
     * @param endpoint such as {@code tcp://127.0.0.1:7420}
     * @param serverKey the daemon's public key, 40 characters; empty for a daemon on this machine
     * @param keyFile file with the player's own key pair, in the configuration folder unless a whole path
     * @param connectAtStart whether to look for the daemon when a world is entered
     */
    public record Connection(String endpoint, String serverKey, String keyFile, boolean connectAtStart) {
        /** Checks the form; whether keys are needed is the address's own question. */
        public Connection {
            if (!endpoint.matches("(tcp|ipc)://[^\\s\\p{Cntrl}]{1,200}")) {
                throw new IllegalArgumentException("endpoint must look like tcp://127.0.0.1:7420");
            }
            if (!serverKey.matches("([!-~]{40})?")) {
                throw new IllegalArgumentException(
                        "serverKey must be the 40 characters that mirage serve prints, or empty on this machine");
            }
            if (keyFile.isBlank() || keyFile.length() > 1000 || !PromptText.isPlain(keyFile)) {
                throw new IllegalArgumentException("keyFile must name a file, such as player.key");
            }
        }
    }

    /**
     * How frames leave the game.
     *
     * @param fps frames read back a second at most, 1 to 240
     * @param maxWidth width in pixels that a frame is shrunk to for a daemon on another machine, 64 to 3840
     * @param maxHeight height likewise, 64 to 2160
     * @param jpegQuality for another machine, 30 to 100
     * @param depth whether depth goes along; off until it was checked in the game at hand
     */
    public record Capture(int fps, int maxWidth, int maxHeight, int jpegQuality, boolean depth) {
        /** Checks the ranges. */
        public Capture {
            within("fps", fps, 1, 240);
            within("maxWidth", maxWidth, 64, 3840);
            within("maxHeight", maxHeight, 64, 2160);
            within("jpegQuality", jpegQuality, 30, 100);
        }
    }

    /**
     * How styled frames are shown.
     *
     * @param enabled whether they are shown at all
     * @param opacity 0 to 1
     * @param fadeStartMs age of a styled frame at which it begins to give way to the game, 50 to 5000
     * @param fadeEndMs age at which it is gone, more than fadeStartMs, at most 10000
     * @param reprojection whether it is turned to where the player looks now
     * @param smoothScaling whether it is scaled smoothly rather than in blocks
     * @param flickerGuard whether flashing is held back
     * @param statusLine whether the figures are shown
     */
    public record Overlay(
            boolean enabled,
            double opacity,
            int fadeStartMs,
            int fadeEndMs,
            boolean reprojection,
            boolean smoothScaling,
            boolean flickerGuard,
            boolean statusLine) {
        /** Checks the ranges. */
        public Overlay {
            within("opacity", opacity, 0, 1);
            within("fadeStartMs", fadeStartMs, 50, 5000);
            within("fadeEndMs", fadeEndMs, 51, 10_000);
            if (fadeEndMs <= fadeStartMs) {
                throw new IllegalArgumentException("fadeEndMs must be more than fadeStartMs (" + fadeStartMs + ")");
            }
        }

        /** The limits for the overlay's policy. */
        public OverlayPolicy.Limits limits() {
            OverlayPolicy.Limits usual = OverlayPolicy.Limits.DEFAULTS;
            return new OverlayPolicy.Limits(fadeStartMs, fadeEndMs, usual.fadeInMs(), usual.fadeOutMs());
        }
    }

    /**
     * What besides the picture leaves the game.
     *
     * @param state whether health, food, biome, time and weather are told to the daemon
     * @param controls whether held keys and mouse motion go with the frames
     * @param hidePrivateScreens whether no frame leaves while the player writes (chat, signs, books); off, for the
     *     frames hold the world only, never a screen, and the style would go with them
     */
    public record Sharing(boolean state, boolean controls, boolean hidePrivateScreens) {}

    /**
     * Styles.
     *
     * @param last what the player asked for last; empty for the game as it is
     * @param strength of it, 0 to 1
     * @param blendMs time over which a typed style comes, 0 to 60000
     * @param history earlier prompts, the newest first, at most 50
     * @param allowedServers servers that may set the style, by their address
     * @param rules whether the rules file is in force
     */
    public record Prompts(
            String last, double strength, int blendMs, List<String> history, List<String> allowedServers,
            boolean rules) {
        /** Servers at most. */
        public static final int MOST_SERVERS = 200;

        /** Checks and cleans. */
        public Prompts {
            last = PromptText.clean(last);
            within("strength", strength, 0, 1);
            within("blendMs", blendMs, 0, 60_000);
            history = new PromptHistory(history).prompts();
            allowedServers = allowedServers.stream().map(ServerPrompts::normalise).distinct().toList();
            if (allowedServers.size() > MOST_SERVERS) {
                throw new IllegalArgumentException("allowedServers holds more than " + MOST_SERVERS + " addresses");
            }
        }
    }

    /**
     * The rest.
     *
     * @param welcomeSeen whether the first start's screen was seen
     */
    public record General(boolean welcomeSeen) {}

    private static void within(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    name + " must be " + plain(least) + " to " + plain(most) + ", not " + plain(value));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
