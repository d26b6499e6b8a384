package com.terraformersmc.modmenu.api;

/** What Mod Menu asks a mod. */
public interface ModMenuApi {
    /** Makes the mod's settings page. */
    default ConfigScreenFactory<?> getModConfigScreenFactory() {
        return screen -> null;
    }
}
