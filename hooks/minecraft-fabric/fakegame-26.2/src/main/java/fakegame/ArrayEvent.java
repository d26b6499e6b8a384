package fakegame;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.Function;
import net.fabricmc.fabric.api.event.Event;

/** An event over an array of listeners. */
public final class ArrayEvent<T> extends Event<T> {
    private final Function<T[], T> join;
    private T[] listeners;

    /** {@code join} makes one listener of all. */
    @SuppressWarnings("unchecked")
    public ArrayEvent(Class<? super T> type, Function<T[], T> join) {
        this.join = join;
        listeners = (T[]) Array.newInstance(type, 0);
        invoker = join.apply(listeners);
    }

    @Override
    public synchronized void register(T listener) {
        listeners = Arrays.copyOf(listeners, listeners.length + 1);
        listeners[listeners.length - 1] = listener;
        invoker = join.apply(listeners);
    }
}
