package mirage.core.rules;

import java.util.List;
import java.util.Set;
import mirage.core.game.GameState;
import mirage.core.game.GameState.Weather;

/**
 * When a rule applies; all parts that are given must be true. Immutable.
 *
 * @param biomes names or beginnings; empty: any
 * @param dimensions names or beginnings; empty: any
 * @param health in the game's points (20 is full); null: any
 * @param food in the game's points; null: any
 * @param y height in blocks; null: any
 * @param timeOfDay ticks; null: any
 * @param weather empty: any
 * @param event the name of an event that must have happened lately; null: none needed
 */
public record Condition(
        List<Name> biomes,
        List<Name> dimensions,
        Range health,
        Range food,
        Range y,
        TimeSpan timeOfDay,
        Set<Weather> weather,
        String event) {

    /**
     * A name such as {@code minecraft:desert}, or the beginning of one.
     *
     * @param text without the star
     * @param isBeginning whether more may follow
     */
    public record Name(String text, boolean isBeginning) {
        boolean matches(String id) {
            return isBeginning ? id.startsWith(text) : id.equals(text);
        }
    }

    /** From {@code least} to {@code most}, both included; infinite where open. */
    public record Range(double least, double most) {
        boolean holds(double value) {
            return value >= least && value <= most;
        }
    }

    /** Ticks of the day from {@code from} until just before {@code to}; over midnight where {@code from} is later. */
    public record TimeSpan(int from, int to) {
        boolean holds(int timeOfDay) {
            return from <= to ? timeOfDay >= from && timeOfDay < to : timeOfDay >= from || timeOfDay < to;
        }
    }

    /**
     * Whether everything holds.
     *
     * @param eventHolds whether {@link #event} happened and is still held
     */
    boolean holds(GameState state, boolean eventHolds) {
        return matches(biomes, state.biome)
                && matches(dimensions, state.dimension)
                && (health == null || health.holds(state.health))
                && (food == null || food.holds(state.food))
                && (y == null || y.holds(state.y))
                && (timeOfDay == null || timeOfDay.holds(state.timeOfDay))
                && (weather.isEmpty() || weather.contains(state.weather()))
                && (event == null || eventHolds);
    }

    private static boolean matches(List<Name> names, String id) {
        if (names.isEmpty()) {
            return true;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).matches(id)) {
                return true;
            }
        }
        return false;
    }
}
