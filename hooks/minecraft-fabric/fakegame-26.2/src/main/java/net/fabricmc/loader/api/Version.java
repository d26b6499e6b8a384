package net.fabricmc.loader.api;

/** A version. */
public interface Version {
    /** As people write it. */
    String getFriendlyString();
}
