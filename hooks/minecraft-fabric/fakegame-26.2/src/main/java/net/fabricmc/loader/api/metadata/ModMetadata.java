package net.fabricmc.loader.api.metadata;

import net.fabricmc.loader.api.Version;

/** What a mod says of itself. */
public interface ModMetadata {
    /** Its version. */
    Version getVersion();
}
