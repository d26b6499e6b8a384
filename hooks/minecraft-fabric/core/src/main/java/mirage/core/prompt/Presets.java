package mirage.core.prompt;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Styles to begin with. */
public final class Presets {
    /**
     * A ready style.
     *
     * @param id what commands and translations call it ({@code mirage.preset.ID}): small letters, digits, underscores
     * @param title its English name
     * @param text the prompt
     */
    public record Preset(String id, String title, String text) {}

    /** In the order in which they are offered. */
    public static final List<Preset> ALL = List.of(
            new Preset("steampunk", "Steampunk", "steampunk"),
            new Preset("frozen_winter", "Frozen winter", "frozen winter"),
            new Preset("cyberpunk_night", "Cyberpunk night", "cyberpunk city at night"),
            new Preset("oil_painting", "Oil painting", "oil painting"),
            new Preset("viking_village", "Viking village", "viking village under a green aurora"),
            new Preset("watercolour", "Watercolour", "watercolour"),
            new Preset("elven_forest", "Elven forest", "elven forest"),
            new Preset("mars_colony", "Mars colony", "mars colony"),
            new Preset("candy", "Candy land", "candy"),
            new Preset("haunted_mansion", "Haunted mansion", "haunted mansion"),
            new Preset("pirate_cove", "Pirate cove", "pirate cove"),
            new Preset("sakura", "Cherry blossom", "sakura"),
            new Preset("solarpunk", "Solarpunk", "solarpunk"),
            new Preset("original", "The game as it is", ""));

    private Presets() {}

    /** Finds a preset by its id, whatever the case; spaces and dashes count as underscores. */
    public static Optional<Preset> find(String id) {
        String wanted = id.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return ALL.stream().filter(preset -> preset.id().equals(wanted)).findFirst();
    }
}
