package mirage.core.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mirage.core.game.GameState.Event;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class GameTest {
    @Test
    void theKeysOfTheProtocolsExampleHaveTheirNames() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("key.keyboard.w", "KeyW"), Map.entry("key.keyboard.left.shift", "ShiftLeft"),
                Map.entry("key.keyboard.space", "Space"), Map.entry("key.keyboard.keypad.1", "Numpad1"),
                Map.entry("key.keyboard.f3", "F3"), Map.entry("key.keyboard.up", "ArrowUp"),
                Map.entry("key.keyboard.1", "Digit1"), Map.entry("key.keyboard.grave.accent", "Backquote"),
                Map.entry("key.keyboard.left", "ArrowLeft"), Map.entry("key.keyboard.left.bracket", "BracketLeft"),
                Map.entry("key.keyboard.right.win", "MetaRight"), Map.entry("key.keyboard.apostrophe", "Quote"),
                Map.entry("key.keyboard.keypad.enter", "NumpadEnter"), Map.entry("key.mouse.left", "Mouse0"),
                Map.entry("key.mouse.middle", "Mouse1"), Map.entry("key.mouse.right", "Mouse2"),
                Map.entry("key.mouse.4", "Mouse3"), Map.entry("key.mouse.8", "Mouse7"));
        expected.forEach((game, code) -> assertEquals(code, KeyNames.code(game)));
        assertNull(KeyNames.code("key.keyboard.unknown"));
        assertNull(KeyNames.code(""));
        assertEquals(-1, KeyNames.bit("key.keyboard.unknown"));
    }

    @Test
    void bitsAreDistinctFitALongAndGoThereAndBack() {
        assertTrue(KeyNames.bits() <= 64);
        Set<String> codes = new HashSet<>();
        long all = 0;
        for (int bit = 0; bit < KeyNames.bits(); bit++) {
            String code = KeyNames.codeAt(bit);
            assertTrue(codes.add(code), code);
            assertTrue(code.matches("[A-Za-z0-9]{1,32}"), "the protocol's form: " + code);
            all |= 1L << bit;
        }
        assertArrayEquals(codes.stream().sorted().toArray(), List.of(KeyNames.codes(all)).stream().sorted().toArray());
        long held = KeyNames.with(KeyNames.with(0, "key.mouse.left"), "key.keyboard.w");
        held = KeyNames.with(held, "key.keyboard.keypad.9");
        assertArrayEquals(new String[] {"KeyW", "Mouse0"}, KeyNames.codes(held));
        assertEquals(0, KeyNames.codes(0).length);
        // Each key that has a bit can be reached by a name of the game.
        long reached = 0;
        for (String name : "abcdefghijklmnopqrstuvwxyz0123456789".split("")) {
            reached = KeyNames.with(reached, "key.keyboard." + name);
        }
        assertEquals(36, Long.bitCount(reached));
        assertEquals(0, Allocations.bytes(100, () -> KeyNames.with(0, "key.keyboard.left.shift")));
    }

    @Test
    void changesAreToldOnceAndNothingElse() {
        GameState before = new GameState();
        GameState now = new GameState();
        before.biome = now.biome = "minecraft:plains";
        assertEquals(List.of(), now.changes(before));
        now.health = 15.5f;
        now.food = 18;
        now.biome = "minecraft:desert";
        now.dimension = "minecraft:the_nether";
        now.raining = true;
        now.clock(24_000L * 7 + 18_000);
        assertEquals(
                List.of("health", "food", "biome", "dimension", "weather", "time", "hurt"),
                now.changes(before).stream().map(Event::name).toList());
        assertEquals(Map.of("value", 15.5, "max", 20.0), now.changes(before).get(0).fields());
        assertEquals(Map.of("is", "rain"), now.changes(before).get(4).fields());
        assertEquals(Map.of("part", "night", "ticks", 18_000L), now.changes(before).get(5).fields());
        before.copyFrom(now);
        assertEquals(List.of(), now.changes(before));
        now.health = 0;
        assertTrue(now.changes(before).stream().anyMatch(event -> event.name().equals("died")));
        before.copyFrom(now);
        now.health = 20;
        assertFalse(now.changes(before).stream().anyMatch(event -> event.name().equals("hurt")));
        assertEquals(6, now.all().size());
    }

    @Test
    void weatherAndDayPartsFollowTheGame() {
        GameState state = new GameState();
        state.thundering = true;
        assertEquals(GameState.Weather.CLEAR, state.weather());
        state.raining = true;
        assertEquals(GameState.Weather.THUNDER, state.weather());
        state.clock(-1);
        assertEquals(23_999, state.timeOfDay);
        assertEquals(GameState.DayPart.DAWN, state.dayPart());
        state.clock(12_000);
        assertEquals("dusk", state.dayPart().word());
    }

    @Test
    void aQuietTickAllocatesNothing() {
        GameState before = new GameState();
        GameState now = new GameState();
        assertEquals(0, Allocations.bytes(1000, () -> {
            now.x += 0.1;
            now.clock(100 + (long) now.x % 1000);
            now.changes(before);
            before.copyFrom(now);
        }));
    }
}
