package net.minecraft.core;

import java.util.Optional;
import net.minecraft.resources.ResourceKey;

/** A thing of a registry. */
public interface Holder<T> {
    /** Its key, if it has one. */
    Optional<ResourceKey<T>> unwrapKey();
}
