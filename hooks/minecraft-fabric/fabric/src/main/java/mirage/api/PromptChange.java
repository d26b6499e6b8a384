package mirage.api;

/**
 * A change of the prompt, as {@link PromptEvents} tells it.
 *
 * @param source who asks: the id of a mod, or one of Mirage's own ({@code player}, {@code rules}, {@code server})
 * @param text the style in words; empty for the game as it is
 * @param strength how much of the style, 0 to 1
 * @param blendMs milliseconds over which the old style goes and this one comes
 */
public record PromptChange(String source, String text, double strength, double blendMs) {
}
