package mirage.core.wire;

/**
 * A style that the player, a rule or another mod asks for.
 *
 * @param text     what it shall look like, at most 2000 characters; empty: the game as it is
 * @param strength how much of it, 0 to 1
 * @param blendMs  time over which the old style goes and this one comes, 0 to 3600000
 * @param seed     0 to 4294967295; the same seed gives the same look; null keeps the one there was
 */
public record PromptRequest(String text, double strength, double blendMs, Long seed) {
    /**
     * Checks every value.
     *
     * @throws WireException with the code {@code prompt} for a text that the daemon would refuse, {@code invalid} for a
     *     number out of its range
     */
    public PromptRequest {
        if (text == null) {
            throw WireException.invalid("text", "is missing");
        }
        Texts.checkPrompt(text);
        Checks.range("strength", strength, 0.0, 1.0);
        Checks.range("blend_ms", blendMs, 0.0, Limits.MAX_DURATION_MS);
        if (seed != null) {
            Checks.integer("seed", seed, 0, Limits.MAX_SEED);
        }
    }

    /** A whole style at once, with the seed there was. */
    public static PromptRequest of(String text) {
        return new PromptRequest(text, 1.0, 0.0, null);
    }
}
