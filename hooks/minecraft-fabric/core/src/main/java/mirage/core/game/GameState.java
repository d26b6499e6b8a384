package mirage.core.game;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What the game tells of the player and the world; mutable and reused, filled anew every tick on the client's thread.
 *
 * <p>Health and food count as the game does (20 is full, two to a heart), places in blocks, time of day in ticks
 * 0..23999 with 0 at sunrise, 6000 at noon, 18000 at midnight. Names of biomes and dimensions are whole, such as
 * {@code minecraft:desert}; empty where unknown.
 */
public final class GameState {
    public static final int DAY_TICKS = 24_000;

    public float health = 20f;
    public float maxHealth = 20f;
    public int food = 20;
    public String biome = "";
    public String dimension = "";
    public int timeOfDay;
    public boolean raining;
    public boolean thundering;
    public double x;
    public double y;
    public double z;
    public boolean onGround;

    /**
     * Something happened that the daemon is told.
     *
     * @param name the event's, such as {@code health}
     * @param fields plain names to texts, numbers or booleans
     */
    public record Event(String name, Map<String, Object> fields) {}

    /** The weather as one word. */
    public enum Weather {
        CLEAR,
        RAIN,
        THUNDER;

        /** The word for files and messages: {@code clear}, {@code rain}, {@code thunder}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Parts of the day, as coarse as is worth telling. */
    public enum DayPart {
        DAY,
        DUSK,
        NIGHT,
        DAWN;

        /** The word for messages: {@code day}, {@code dusk}, {@code night}, {@code dawn}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies everything; returns this. Allocates nothing. */
    public GameState copyFrom(GameState other) {
        health = other.health;
        maxHealth = other.maxHealth;
        food = other.food;
        biome = other.biome;
        dimension = other.dimension;
        timeOfDay = other.timeOfDay;
        raining = other.raining;
        thundering = other.thundering;
        x = other.x;
        y = other.y;
        z = other.z;
        onGround = other.onGround;
        return this;
    }

    /** Sets the time of day from the world's clock, which counts all days on. */
    public void clock(long dayTimeTicks) {
        timeOfDay = (int) Math.floorMod(dayTimeTicks, (long) DAY_TICKS);
    }

    /** The weather; it thunders only where it rains. */
    public Weather weather() {
        return !raining ? Weather.CLEAR : thundering ? Weather.THUNDER : Weather.RAIN;
    }

    /** The part of the day. */
    public DayPart dayPart() {
        return timeOfDay < 12_000 ? DayPart.DAY
                : timeOfDay < 13_800 ? DayPart.DUSK
                : timeOfDay < 22_200 ? DayPart.NIGHT : DayPart.DAWN;
    }

    /**
     * What to tell the daemon of what changed since {@code previous}: {@code health}, {@code food}, {@code biome},
     * {@code dimension}, {@code weather}, {@code time}, and {@code hurt} and {@code died}.
     *
     * @return in that order; empty, and nothing allocated, where nothing changed
     */
    public List<Event> changes(GameState previous) {
        if (sameAs(previous)) {
            return List.of();
        }
        List<Event> events = new ArrayList<>();
        if (health != previous.health || maxHealth != previous.maxHealth) {
            events.add(event("health", "value", (double) health, "max", (double) maxHealth));
        }
        if (food != previous.food) {
            events.add(event("food", "value", (long) food));
        }
        if (!Objects.equals(biome, previous.biome)) {
            events.add(event("biome", "id", biome));
        }
        if (!Objects.equals(dimension, previous.dimension)) {
            events.add(event("dimension", "id", dimension));
        }
        if (weather() != previous.weather()) {
            events.add(event("weather", "is", weather().word()));
        }
        if (dayPart() != previous.dayPart()) {
            events.add(event("time", "part", dayPart().word(), "ticks", (long) timeOfDay));
        }
        if (health < previous.health) {
            events.add(event("hurt", "by", (double) (previous.health - health)));
        }
        if (health <= 0f && previous.health > 0f) {
            events.add(event("died"));
        }
        return events;
    }

    /** Everything that is ever told, for a daemon that has just been connected. */
    public List<Event> all() {
        return List.of(
                event("health", "value", (double) health, "max", (double) maxHealth),
                event("food", "value", (long) food),
                event("biome", "id", biome),
                event("dimension", "id", dimension),
                event("weather", "is", weather().word()),
                event("time", "part", dayPart().word(), "ticks", (long) timeOfDay));
    }

    private boolean sameAs(GameState other) {
        return health == other.health && maxHealth == other.maxHealth && food == other.food
                && Objects.equals(biome, other.biome) && Objects.equals(dimension, other.dimension)
                && weather() == other.weather() && dayPart() == other.dayPart();
    }

    private static Event event(String name, Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Event(name, fields);
    }
}
