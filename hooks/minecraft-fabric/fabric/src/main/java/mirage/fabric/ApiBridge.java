package mirage.fabric;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import mirage.api.MirageApi;
import mirage.api.PromptChange;
import mirage.api.PromptEvents;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands behind {@link mirage.api}. It is there before the mod has started, so that another mod may call first.
 * Not public API: use {@link MirageApi}. Any thread.
 */
public final class ApiBridge {
    /** What the player's own wishes have. */
    public static final int PLAYER_PRIORITY = Prompt.PRIORITY_PLAYER;

    private static final Logger LOG = LoggerFactory.getLogger("mirage");
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Set<String> RESERVED = Set.of(
        Prompt.SOURCE_PLAYER, Prompt.SOURCE_RULES, Prompt.SOURCE_SERVER);
    private static final PromptDesk DESK = new PromptDesk(
        (where, error) -> LOG.warn("A mod's listener failed {}; Mirage goes on.", where, error));
    private static final RawAreas AREAS = new RawAreas();
    private static final AtomicBoolean RESET = new AtomicBoolean();
    private static final AtomicBoolean FULL_SAID = new AtomicBoolean();

    static {
        DESK.onBefore((shown, next) -> PromptEvents.BEFORE.invoker().beforePrompt(asChange(next)) ? next : null);
        DESK.onAfter((old, now) -> PromptEvents.AFTER.invoker().afterPrompt(asChange(now)));
    }

    private ApiBridge() {
    }

    static PromptDesk desk() {
        return DESK;
    }

    static RawAreas areas() {
        return AREAS;
    }

    /** Whether a mod asked for a reset since the last call. */
    static boolean takeReset() {
        return RESET.get() && RESET.getAndSet(false);
    }

    /** Behind {@link MirageApi#runningVersion}: a class of the running jar, so not the caller's constant. */
    public static String apiVersion() {
        return MirageApi.VERSION;
    }

    /** Behind {@link MirageApi#setPrompt}. */
    public static void setPrompt(String source, String text, double strength, int blendTicks, int priority) {
        DESK.set(checked(source), priority, text, strength, blendTicks);
    }

    /** Behind {@link MirageApi#release}. */
    public static void release(String source) {
        DESK.release(checked(source));
    }

    /** Behind {@link MirageApi#hintMask}. */
    public static void hintMask(String source, double x, double y, double width, double height) {
        checkShare("x", x);
        checkShare("y", y);
        checkShare("width", width);
        checkShare("height", height);
        if (!AREAS.put(checked(source), x, y, width, height) && FULL_SAID.compareAndSet(false, true)) {
            LOG.warn("{} areas are kept raw already; the one of {} is left out.", RawAreas.MOST, source);
        }
    }

    /** Behind {@link MirageApi#clearMask}. */
    public static void clearMask(String source) {
        AREAS.remove(checked(source));
    }

    /** Behind {@link MirageApi#reset}. */
    public static void reset() {
        RESET.set(true);
    }

    private static String checked(String source) {
        if (source == null || !SOURCE.matcher(source).matches()) {
            throw new IllegalArgumentException(
                "a source is 1 to 64 letters, digits or _ . : -, such as the id of your mod, not \"" + source + "\"");
        }
        if (RESERVED.contains(source)) {
            throw new IllegalArgumentException("\"" + source + "\" is Mirage's own source; use the id of your mod");
        }
        return source;
    }

    private static void checkShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is a share of the screen from 0 to 1, not " + value);
        }
    }

    private static PromptChange asChange(Prompt prompt) {
        return new PromptChange(prompt.source(), prompt.text(), prompt.strength(), prompt.blendMs());
    }
}
