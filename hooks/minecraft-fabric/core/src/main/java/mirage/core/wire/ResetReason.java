package mirage.core.wire;

import java.util.Locale;

/** Why what comes next does not continue what was. */
public enum ResetReason {
    /** The player was moved. */
    TELEPORT,
    /** The player died and came back. */
    RESPAWN,
    /** Another world of the same game. */
    DIMENSION,
    /** A jump of the camera, as in a film. */
    CUT,
    /** Anything else. */
    OTHER;

    /** The word that stands in headers, such as {@code teleport}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
