package mirage.core.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * Decides whose style holds. Sources (the player, rules, a server, mods) ask with a priority; the highest holds, among
 * equals the newest. A source that releases hands back to whoever is next, in the end to the player, or to the game as
 * it is.
 *
 * <p>Any thread. Listeners are called one change after another on a thread that made a change, never under a lock. A
 * listener that throws is told to the fault handler and otherwise ignored, so that one bad mod does not stop the rest.
 */
public final class PromptDesk {
    /** Sources at most; more are a mod gone wild. */
    public static final int MOST_SOURCES = 256;

    /** How often listeners may answer a change with a further change before the rest waits for the next tick. */
    private static final int MOST_ROUNDS = 16;

    /** Asked before what is shown changes. */
    @FunctionalInterface
    public interface Before {
        /**
         * Lets a change through, alters it, or keeps what holds.
         *
         * @param shown what holds now
         * @param next what shall hold; alter it with its {@code with...} methods
         * @return what shall hold instead, {@code next} itself, or null to keep {@code shown}; after a null this change
         *     is not asked about again until another comes
         */
        Prompt change(Prompt shown, Prompt next);
    }

    /** Told after what is shown has changed. */
    @FunctionalInterface
    public interface After {
        /** {@code now} holds instead of {@code old}. */
        void changed(Prompt old, Prompt now);
    }

    private static final class Request {
        final Prompt prompt;
        final long order;
        int ticksLeft;

        Request(Prompt prompt, long order, int ticksLeft) {
            this.prompt = prompt;
            this.order = order;
            this.ticksLeft = ticksLeft;
        }
    }

    private final Object lock = new Object();
    private final List<Request> requests = new ArrayList<>();
    private final List<Before> before = new CopyOnWriteArrayList<>();
    private final List<After> after = new CopyOnWriteArrayList<>();
    private final BiConsumer<String, Throwable> faults;
    private Prompt considered = Prompt.NONE;
    private volatile Prompt shown = Prompt.NONE;
    private int releasedBlendTicks;
    private long orders;
    private boolean settling;

    /** A desk; {@code faults} is told what a listener threw: where, and what. It must not throw itself. */
    public PromptDesk(BiConsumer<String, Throwable> faults) {
        this.faults = faults;
    }

    /** Asks for a style until {@link #release} or the next call with this source. See {@link #set(Prompt, int)}. */
    public void set(String source, int priority, String text, double strength, int blendTicks) {
        set(new Prompt(source, priority, text, strength, blendTicks), 0);
    }

    /**
     * Asks for a style; the source's earlier one is replaced.
     *
     * @param prompt with a source that is not empty
     * @param expiryTicks after so many calls of {@link #tick} it is released by itself; 0: never
     * @throws IllegalArgumentException if the source is unnamed, there are too many, or the expiry is out of its range
     */
    public void set(Prompt prompt, int expiryTicks) {
        if (prompt.source().isEmpty()) {
            throw new IllegalArgumentException("a prompt needs a source, such as a mod's id");
        }
        if (expiryTicks < 0 || expiryTicks > Prompt.MOST_TICKS) {
            throw new IllegalArgumentException(
                    "an expiry is 0 (never) to " + Prompt.MOST_TICKS + " ticks, not " + expiryTicks);
        }
        synchronized (lock) {
            requests.removeIf(held -> held.prompt.source().equals(prompt.source()));
            if (requests.size() >= MOST_SOURCES) {
                throw new IllegalArgumentException("more than " + MOST_SOURCES + " sources ask for a style");
            }
            requests.add(new Request(prompt, ++orders, expiryTicks));
        }
        settle();
    }

    /** Hands back to what held before, over the released style's own blend time. */
    public void release(String source) {
        synchronized (lock) {
            if (!removeHolding(source)) {
                return;
            }
        }
        settle();
    }

    /** One tick of the game (50 ms) passed: lets requests expire. */
    public void tick() {
        synchronized (lock) {
            for (int i = requests.size() - 1; i >= 0; i--) {
                Request request = requests.get(i);
                if (request.ticksLeft > 0 && --request.ticksLeft == 0) {
                    removeHolding(request.prompt.source());
                }
            }
        }
        settle();
    }

    /** What holds now, as it was let through; {@link Prompt#NONE} where nobody asks. */
    public Prompt shown() {
        return shown;
    }

    /** What a source asks for, whether it holds or not; null for nothing. */
    public Prompt asked(String source) {
        synchronized (lock) {
            for (Request request : requests) {
                if (request.prompt.source().equals(source)) {
                    return request.prompt;
                }
            }
            return null;
        }
    }

    /** All that is asked for, what wins first. */
    public List<Prompt> standing() {
        synchronized (lock) {
            return requests.stream().sorted((a, b) -> wins(a, b) ? -1 : 1).map(request -> request.prompt).toList();
        }
    }

    /** Asks this listener before every change. */
    public void onBefore(Before listener) {
        before.add(listener);
    }

    /** Tells this listener after every change, and at once of what holds already, if anybody asked. */
    public void onAfter(After listener) {
        after.add(listener);
        Prompt told = Prompt.NONE;
        for (Prompt now = shown; now != told; now = shown) {  // until nothing newer came meanwhile
            tell(listener, told, now);
            told = now;
        }
    }

    private boolean removeHolding(String source) {
        Request winner = winner();
        if (winner != null && winner.prompt.source().equals(source)) {
            releasedBlendTicks = winner.prompt.blendTicks();
        }
        return requests.removeIf(held -> held.prompt.source().equals(source));
    }

    private Request winner() {
        Request best = null;
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            if (best == null || wins(request, best)) {
                best = request;
            }
        }
        return best;
    }

    private static boolean wins(Request one, Request other) {
        return one.prompt.priority() != other.prompt.priority()
                ? one.prompt.priority() > other.prompt.priority()
                : one.order > other.order;
    }

    /** Brings what is shown in line with what is asked for. One thread at a time; others leave their change to it. */
    private void settle() {
        synchronized (lock) {
            if (settling) {
                return;
            }
            settling = true;
        }
        boolean settled = false;
        try {
            for (int round = 0; !settled; round++) {
                Prompt next;
                synchronized (lock) {
                    next = round < MOST_ROUNDS ? next() : null;
                    settled = next == null;
                    settling = !settled;
                }
                if (!settled) {
                    change(next);
                }
            }
        } finally {
            if (!settled) {
                synchronized (lock) {
                    settling = false; // a listener ended the thread's work; the next call goes on
                }
            }
        }
    }

    /** What should hold and was not considered yet, which it is from now on; or null. */
    private Prompt next() {
        Request winner = winner();
        Prompt wanted = winner == null ? Prompt.NONE : winner.prompt;
        int blendTicks = releasedBlendTicks;
        releasedBlendTicks = 0;
        if (wanted.isSameRequestAs(considered)) {
            return null;
        }
        // Coming back takes as long as going away.
        considered = blendTicks > 0 ? wanted.withBlendTicks(blendTicks) : wanted;
        return considered;
    }

    private void change(Prompt next) {
        Prompt old = shown;
        Prompt allowed = next;
        for (Before listener : before) {
            try {
                allowed = listener.change(old, allowed);
            } catch (RuntimeException | LinkageError error) {
                faults.accept("before a prompt", error);
            }
            if (allowed == null) {
                return;
            }
        }
        shown = allowed;
        if (allowed.looksLike(old) && allowed.source().equals(old.source())) {
            return;
        }
        for (After listener : after) {
            tell(listener, old, allowed);
        }
    }

    private void tell(After listener, Prompt old, Prompt now) {
        try {
            listener.changed(old, now);
        } catch (RuntimeException | LinkageError error) {
            faults.accept("after a prompt", error);
        }
    }
}
