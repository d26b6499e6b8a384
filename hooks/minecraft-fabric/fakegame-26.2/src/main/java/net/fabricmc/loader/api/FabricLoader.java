package net.fabricmc.loader.api;

import fakegame.Loader;
import java.nio.file.Path;
import java.util.Optional;

/** What loads mods. */
public interface FabricLoader {
    /** The loader. */
    static FabricLoader getInstance() {
        return Loader.INSTANCE;
    }

    /** Where settings lie. */
    Path getConfigDir();

    /** Whether a mod is there. */
    boolean isModLoaded(String id);

    /** A mod, if it is there; the game itself is one. */
    Optional<ModContainer> getModContainer(String id);
}
