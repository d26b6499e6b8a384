package net.fabricmc.fabric.api.event;

/** Something that happens, and who listens. */
public abstract class Event<T> {
    /** Calls all listeners. */
    protected volatile T invoker;

    /** Calls all listeners. */
    public final T invoker() {
        return invoker;
    }

    /** Adds a listener. */
    public abstract void register(T listener);
}
