package net.minecraft.resources;

/** A name with the mod it belongs to. */
public final class Identifier {
    private final String namespace;
    private final String path;

    private Identifier(String namespace, String path) {
        if (!namespace.matches("[a-z0-9_.-]+") || !path.matches("[a-z0-9_./-]+")) {
            throw new IllegalArgumentException("Non [a-z0-9/._-] character in " + namespace + ":" + path);
        }
        this.namespace = namespace;
        this.path = path;
    }

    /** From its two parts. */
    public static Identifier fromNamespaceAndPath(String namespace, String path) {
        return new Identifier(namespace, path);
    }

    /** The part before the colon. */
    public String getNamespace() {
        return namespace;
    }

    /** The part after the colon. */
    public String getPath() {
        return path;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identifier id && id.namespace.equals(namespace) && id.path.equals(path);
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + path.hashCode();
    }

    @Override
    public String toString() {
        return namespace + ':' + path;
    }
}
