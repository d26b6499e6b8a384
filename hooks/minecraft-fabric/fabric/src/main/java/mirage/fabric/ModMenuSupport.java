package mirage.fabric;

import com.terraformersmc.modmenu.api.ConfigScreenFactory;
import com.terraformersmc.modmenu.api.ModMenuApi;

/** The button in Mod Menu that opens our settings; loaded only where Mod Menu is. Not public API. */
public final class ModMenuSupport implements ModMenuApi {
    /** For Mod Menu, which finds it by name. */
    public ModMenuSupport() {
    }

    @Override
    public ConfigScreenFactory<?> getModConfigScreenFactory() {
        return MirageMod::configScreen;
    }
}
