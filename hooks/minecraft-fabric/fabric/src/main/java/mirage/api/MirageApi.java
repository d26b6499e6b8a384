package mirage.api;

import mirage.fabric.ApiBridge;

/**
 * Sets styles from another mod, and hands them back.
 *
 * <p>Each mod names itself with a source id (its mod id will do). Of all sources the one with the highest priority
 * holds; among equals the newest. A source that releases its prompt gives the screen back to whoever is next, in the
 * end to the player. Any thread may call these methods; none of them blocks. They may be called before Mirage has
 * started and while no daemon runs: the prompt is kept until it can be sent.
 */
public final class MirageApi {
    /** The version of this API, as semantic versioning counts. A mod keeps the one that it was compiled against. */
    public static final String VERSION = "1.0.0";

    /** The player's own priority. A mod with less is seen only while the player asks for nothing. */
    public static final int PRIORITY_PLAYER = ApiBridge.PLAYER_PRIORITY;

    private MirageApi() {
    }

    /**
     * The version of the API that runs, to compare with {@link #VERSION}.
     *
     * @return such as {@code 1.0.0}
     */
    public static String runningVersion() {
        return ApiBridge.apiVersion();
    }

    /**
     * Asks for a style until {@link #release} or the next call with this source.
     *
     * @param source the caller's id: 1 to 64 letters, digits, {@code _ . : -}
     * @param text the style in words, at most 2000 characters; empty asks for the game as it is
     * @param strength how much of it, 0 to 1
     * @param blendTicks ticks (a twentieth of a second) over which it comes, 0 to 72000
     * @param priority higher wins; see {@link #PRIORITY_PLAYER}
     * @throws IllegalArgumentException for a value out of its range, in words that say which
     */
    public static void setPrompt(String source, String text, double strength, int blendTicks, int priority) {
        ApiBridge.setPrompt(source, text, strength, blendTicks, priority);
    }

    /**
     * Hands the style back. Nothing happens if the source holds none.
     *
     * @param source the id that {@link #setPrompt} was called with
     */
    public static void release(String source) {
        ApiBridge.release(source);
    }

    /**
     * Keeps a rectangle of the screen as the game drew it, for instance a map or a text in the world that must stay
     * legible. One rectangle a source, {@value mirage.fabric.RawAreas#MOST} in all; further ones are ignored.
     * The frames that leave for the daemon are not changed.
     *
     * @param source the caller's id
     * @param x the left side, 0 to 1 of the screen's width
     * @param y the top, 0 to 1 of the screen's height
     * @param width 0 to 1 of the screen's width
     * @param height 0 to 1 of the screen's height
     * @throws IllegalArgumentException for a number out of 0 to 1
     */
    public static void hintMask(String source, double x, double y, double width, double height) {
        ApiBridge.hintMask(source, x, y, width, height);
    }

    /**
     * Takes the rectangle of {@link #hintMask} away.
     *
     * @param source the caller's id
     */
    public static void clearMask(String source) {
        ApiBridge.clearMask(source);
    }

    /** Says that the next frame does not continue the one before (a cut scene begins, a camera jumps). */
    public static void reset() {
        ApiBridge.reset();
    }
}
