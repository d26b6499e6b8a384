package fakegame;

import java.nio.file.Path;
import java.util.Optional;
import net.fabricmc.loader.api.FabricLoader;
import net.fabricmc.loader.api.ModContainer;

/** The loader: says which mods there are. */
public final class Loader implements FabricLoader {
    /** The only one. */
    public static final Loader INSTANCE = new Loader();

    private Loader() {
    }

    @Override
    public Path getConfigDir() {
        return State.get().configDir;
    }

    @Override
    public boolean isModLoaded(String id) {
        return State.get().mods.containsKey(id);
    }

    @Override
    public Optional<ModContainer> getModContainer(String id) {
        return Optional.ofNullable(State.get().mods.get(id)).map(version -> () -> () -> () -> version);
    }
}
