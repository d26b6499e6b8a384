package mirage.api;

import net.fabricmc.fabric.api.event.Event;
import net.fabricmc.fabric.api.event.EventFactory;

/**
 * Events around a change of the prompt. All are called on the thread that made the change: the client thread, unless a
 * mod calls {@link MirageApi} from another. A listener that throws is logged and passed over.
 */
public final class PromptEvents {
    /** Before a prompt is sent; a listener that answers false keeps the one that holds. */
    public static final Event<Before> BEFORE = EventFactory.createArrayBacked(Before.class, listeners -> change -> {
        for (Before listener : listeners) {
            if (!listener.beforePrompt(change)) {
                return false;
            }
        }
        return true;
    });

    /** After a prompt was handed to the session. The picture follows some frames later. */
    public static final Event<After> AFTER = EventFactory.createArrayBacked(After.class, listeners -> change -> {
        for (After listener : listeners) {
            listener.afterPrompt(change);
        }
    });

    private PromptEvents() {
    }

    /** Listens to {@link #BEFORE}. */
    @FunctionalInterface
    public interface Before {
        /**
         * A prompt is about to change.
         *
         * @param change what will hold
         * @return whether it may; after a no, this change is not asked about again until another comes
         */
        boolean beforePrompt(PromptChange change);
    }

    /** Listens to {@link #AFTER}. */
    @FunctionalInterface
    public interface After {
        /**
         * A prompt has changed.
         *
         * @param change what holds now
         */
        void afterPrompt(PromptChange change);
    }
}
