package mirage.fabric;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the mod that runs inside the game and must not take it down: what it throws is logged once, told in chat
 * once, and the part stays off until the game starts anew. Client thread.
 */
final class Part {
    private static final Logger LOG = LoggerFactory.getLogger("mirage");

    private final String key;
    private final Runnable body;
    private final Runnable whenBroken;
    private boolean broken;

    /**
     * Wraps a part.
     *
     * @param name the end of its keys in the language files: {@code mirage.broken.NAME}
     * @param body what it does, again and again
     * @param whenBroken tidies up after the first failure; must not throw
     */
    Part(String name, Runnable body, Runnable whenBroken) {
        key = "mirage.broken." + name;
        this.body = body;
        this.whenBroken = whenBroken;
    }

    /** Does what the part does, unless it is broken. */
    void run() {
        if (broken) {
            return;
        }
        try {
            body.run();
        } catch (Throwable thrown) { // a moved name of the game is a LinkageError, so Exception would not do
            fail(thrown);
        }
    }

    /** Switches the part off for what was thrown; the second time nothing happens. */
    void fail(Throwable thrown) {
        if (broken) {
            return;
        }
        broken = true;
        LOG.error("Mirage switched a part of itself off ({}). The game goes on.", key, thrown);
        try {
            whenBroken.run();
            Chat.tell(key, reason(thrown));
        } catch (Throwable again) {
            LOG.error("It could not be said in the chat either.", again);
        }
    }

    boolean isBroken() {
        return broken;
    }

    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null ? name : name + ": " + message;
    }
}
