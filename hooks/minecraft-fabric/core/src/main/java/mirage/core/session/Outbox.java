package mirage.core.session;

import java.util.ArrayDeque;
import java.util.Map;
import mirage.core.wire.ClientMessage.Event;
import mirage.core.wire.PromptRequest;

/** Prompts and events that wait for the session thread. Any thread; nothing here grows. */
final class Outbox {
    static final int MOST_EVENTS = 64;

    private final ArrayDeque<Event> events = new ArrayDeque<>(MOST_EVENTS);
    private final ArrayDeque<Long> eventTimesNs = new ArrayDeque<>(MOST_EVENTS);
    private PromptRequest prompt;
    private boolean promptIsNew;

    /** The newest prompt counts, now and after every reconnect. */
    synchronized void prompt(PromptRequest request) {
        prompt = request;
        promptIsNew = true;
    }

    /** The newest prompt, or null when none was asked for; it is no longer new. */
    synchronized PromptRequest currentPrompt() {
        promptIsNew = false;
        return prompt;
    }

    /** The prompt if it has not been taken yet, else null. */
    synchronized PromptRequest newPrompt() {
        return promptIsNew ? currentPrompt() : null;
    }

    /** Adds an event; the oldest goes when there are too many. */
    synchronized void event(String name, Map<String, Object> fields, long nowNs) {
        if (events.size() == MOST_EVENTS) {
            events.removeFirst();
            eventTimesNs.removeFirst();
        }
        events.addLast(new Event(name, fields));
        eventTimesNs.addLast(nowNs);
    }

    /** The next event that is at most this old, or null. */
    synchronized Event nextEvent(long nowNs, long lifeNs) {
        while (!events.isEmpty()) {
            Event event = events.removeFirst();
            if (nowNs - eventTimesNs.removeFirst() <= lifeNs) {
                return event;
            }
        }
        return null;
    }
}
