package net.minecraft.resources;

/** The key of a thing in a registry. */
public class ResourceKey<T> {
    private final Identifier identifier;

    /** For the game. */
    protected ResourceKey(Identifier identifier) {
        this.identifier = identifier;
    }

    /** The thing's name. */
    public Identifier identifier() {
        return identifier;
    }
}
