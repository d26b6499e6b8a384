package net.fabricmc.fabric.api.event;

import fakegame.ArrayEvent;
import java.util.function.Function;

/** Makes events. */
public final class EventFactory {
    private EventFactory() {
    }

    /** An event whose listeners are called one after another by what {@code join} makes of them. */
    public static <T> Event<T> createArrayBacked(Class<? super T> type, Function<T[], T> join) {
        return new ArrayEvent<>(type, join);
    }
}
