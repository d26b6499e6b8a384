package fakegame;

import java.util.Optional;
import net.minecraft.core.Holder;
import net.minecraft.resources.Identifier;
import net.minecraft.resources.ResourceKey;

/** Keys of registries. */
public final class Keys {
    private Keys() {
    }

    /** A key by a name as {@code minecraft:plains}. */
    public static <T> ResourceKey<T> key(String name) {
        String[] parts = name.split(":");
        return new Key<>(Identifier.fromNamespaceAndPath(parts[0], parts[1]));
    }

    /** A thing of this name. */
    public static <T> Holder<T> holder(String name) {
        return () -> Optional.of(key(name));
    }

    private static final class Key<T> extends ResourceKey<T> {
        Key(Identifier id) {
            super(id);
        }
    }
}
