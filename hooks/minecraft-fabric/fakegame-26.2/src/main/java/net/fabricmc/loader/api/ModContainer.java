package net.fabricmc.loader.api;

import net.fabricmc.loader.api.metadata.ModMetadata;

/** A mod. */
public interface ModContainer {
    /** What it says of itself. */
    ModMetadata getMetadata();
}
