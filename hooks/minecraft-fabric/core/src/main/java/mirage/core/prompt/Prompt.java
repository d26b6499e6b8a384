package mirage.core.prompt;

/**
 * A style that some source asks for.
 *
 * @param source who asks: {@code player}, {@code rules}, {@code server}, or the id of a mod; empty for nobody
 * @param priority of all sources the highest holds; among equals the newest
 * @param text the style in words, cleaned by {@link PromptText#clean}; empty for the game as it is
 * @param strength how much of it, 0 to 1
 * @param blendTicks ticks over which the old style goes and this one comes, 0 to {@link #MOST_TICKS}
 */
public record Prompt(String source, int priority, String text, double strength, int blendTicks) {
    /** A tick of the game, 50 ms. */
    public static final int TICK_MS = 50;
    /** The longest blend or expiry: an hour. */
    public static final int MOST_TICKS = 72_000;

    public static final int PRIORITY_PLAYER = 0;
    public static final int PRIORITY_SERVER = 100;
    public static final int PRIORITY_RULES = 200;

    public static final String SOURCE_PLAYER = "player";
    public static final String SOURCE_SERVER = "server";
    public static final String SOURCE_RULES = "rules";

    /** What holds when nobody asks for anything: the game as it is. */
    public static final Prompt NONE = new Prompt("", Integer.MIN_VALUE, "", 1.0, 0);

    /** Checks and cleans; what is wrong is said in an {@link IllegalArgumentException} fit for the chat. */
    public Prompt {
        text = PromptText.clean(text);
        if (!(strength >= 0.0 && strength <= 1.0)) {
            throw new IllegalArgumentException("the strength must be a number from 0 to 1, not " + strength);
        }
        if (blendTicks < 0 || blendTicks > MOST_TICKS) {
            throw new IllegalArgumentException(
                    "a blend takes 0 to " + MOST_TICKS + " ticks (20 to the second), not " + blendTicks);
        }
        if (!PromptText.isPlain(source) || source.length() > 64) {
            throw new IllegalArgumentException("a source is named by at most 64 plain characters, such as a mod's id");
        }
    }

    /** The same request with another strength, 0 to 1. */
    public Prompt withStrength(double changed) {
        return new Prompt(source, priority, text, changed, blendTicks);
    }

    /** The same request over another time, in ticks. */
    public Prompt withBlendTicks(int changed) {
        return new Prompt(source, priority, text, strength, changed);
    }

    /** The blend in ms, as the protocol wants it. */
    public double blendMs() {
        return (double) blendTicks * TICK_MS;
    }

    /** Whether both look the same: words and strength, whoever asks. */
    public boolean looksLike(Prompt other) {
        return text.equals(other.text) && strength == other.strength;
    }

    /** Whether both are the same wish of the same source, over whatever time. */
    boolean isSameRequestAs(Prompt other) {
        return looksLike(other) && priority == other.priority && source.equals(other.source);
    }
}
