package mirage.core.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import mirage.core.game.GameState;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
    private final GameState state = new GameState();

    RulesTest() {
        state.biome = "minecraft:plains";
        state.dimension = "minecraft:overworld";
        state.y = 70;
    }

    private static Rules parse(String json) {
        try {
            return RulesFile.parse("rules.json", json.replace('\'', '"'));
        } catch (RulesException error) {
            throw new AssertionError(error);
        }
    }

    private static RulesException refusal(String json) {
        return assertThrows(RulesException.class, () -> RulesFile.parse("rules.json", json.replace('\'', '"')));
    }

    /** One rule with this situation, at once. */
    private boolean applies(String when) {
        return parse("{'rules': [{'when': {" + when + "}, 'prompt': 'x', 'forTicks': 0}]}").tick(state) != null;
    }

    @Test
    void placesMatchByNameOrBeginning() {
        assertTrue(applies("'biome': 'minecraft:plains'"));
        assertTrue(applies("'biome': 'plains'"));
        assertTrue(applies("'biome': ['desert', 'minecraft:pl*']"));
        assertTrue(applies("'biome': '*'"));
        assertTrue(!applies("'biome': 'minecraft:plain'"));
        assertTrue(!applies("'biome': 'other:plains'"));
        assertTrue(applies("'dimension': 'overworld', 'biome': 'plains'"));
        assertTrue(!applies("'dimension': 'the_end', 'biome': 'plains'"));
    }

    @Test
    void numbersHaveEnds() {
        state.health = 6;
        assertTrue(applies("'health': {'max': 6}"));
        assertTrue(!applies("'health': {'min': 6.5}"));
        assertTrue(applies("'health': {'min': 6, 'max': 6}, 'food': {'min': 20}, 'y': {'min': -64.5, 'max': 100}"));
    }

    @Test
    void timeOfDayGoesOverMidnight() {
        for (int[] at : new int[][] {{12_999, 0}, {13_000, 1}, {23_999, 1}, {0, 1}, {499, 1}, {500, 0}, {6000, 0}}) {
            state.timeOfDay = at[0];
            assertEquals(at[1] == 1, applies("'timeOfDay': {'from': 13000, 'to': 500}"), "at " + at[0]);
            assertEquals(at[1] == 0, applies("'timeOfDay': {'from': 500, 'to': 13000}"), "at " + at[0]);
        }
        state.timeOfDay = 23_999;
        assertTrue(applies("'timeOfDay': {'from': 0, 'to': 24000}"));
    }

    @Test
    void weatherIsOneOfThree() {
        state.raining = true;
        assertTrue(applies("'weather': 'rain'"));
        assertTrue(applies("'weather': ['clear', 'rain']"));
        state.thundering = true;
        assertTrue(!applies("'weather': 'rain'"));
        assertTrue(applies("'weather': 'thunder'"));
    }

    @Test
    void aSituationMustLastToBeginAndBeOverToEnd() {
        Rules rules = parse("{'rules': [{'when': {'food': {'max': 5}}, 'prompt': 'x', 'forTicks': 20}]}");
        state.food = 3;
        for (int i = 0; i < 20; i++) {
            assertNull(rules.tick(state), "tick " + i);
        }
        assertNotNull(rules.tick(state));
        state.food = 10;
        for (int i = 0; i < 20; i++) {
            assertNotNull(rules.tick(state));
        }
        assertNull(rules.tick(state));
    }

    @Test
    void walkingAlongABorderDoesNotFlap() {
        Rules rules = parse("{'rules': [{'when': {'biome': 'desert'}, 'prompt': 'x', 'forTicks': 20}]}");
        Random random = new Random(9);
        int changes = 0;
        Rule before = null;
        for (int i = 0; i < 10_000; i++) {
            state.biome = random.nextInt(4) == 0 ? "minecraft:desert" : "minecraft:plains";
            Rule now = rules.tick(state);
            changes += now == before ? 0 : 1;
            before = now;
        }
        assertEquals(0, changes);
    }

    @Test
    void eventsBeginAtOnceAndHold() {
        Rules rules = parse(
                "{'rules': [{'when': {'event': 'hurt', 'y': {'min': 0}}, 'prompt': 'red', 'holdTicks': 10}]}");
        assertNull(rules.tick(state));
        rules.event("died");
        assertNull(rules.tick(state));
        rules.event("hurt");
        for (int i = 0; i < 10; i++) {
            assertNotNull(rules.tick(state), "tick " + i);
        }
        assertNull(rules.tick(state));
        state.y = -5;
        rules.event("hurt");
        assertNull(rules.tick(state), "the rest of the situation counts too");
    }

    @Test
    void theHighestPriorityCountsThenTheFirst() {
        Rules rules = parse("{'rules': ["
                + "{'name': 'a', 'when': {'y': {'max': 100}}, 'prompt': 'x', 'forTicks': 0},"
                + "{'name': 'b', 'when': {'y': {'max': 100}}, 'prompt': 'y', 'forTicks': 0},"
                + "{'name': 'c', 'when': {'y': {'max': 50}}, 'prompt': 'z', 'forTicks': 0, 'priority': 3}]}");
        assertEquals("a", rules.tick(state).name());
        state.y = 10;
        assertEquals("c", rules.tick(state).name());
    }

    @Test
    void theDeskFollows() {
        PromptDesk desk = new PromptDesk((where, error) -> {
            throw new AssertionError(where, error);
        });
        int[] changes = {0};
        desk.onAfter((old, now) -> changes[0]++);
        desk.set(Prompt.SOURCE_PLAYER, Prompt.PRIORITY_PLAYER, "steampunk", 1, 0);
        Rules rules = parse("{'rules': [{'when': {'y': {'max': 0}}, 'prompt': 'crystal cave', 'strength': 0.5,"
                + " 'blendTicks': 7, 'forTicks': 1}]}");
        state.y = -10;
        for (int i = 0; i < 50; i++) {
            rules.tick(state, desk);
        }
        assertEquals(new Prompt("rules", Prompt.PRIORITY_RULES, "crystal cave", 0.5, 7), desk.shown());
        rules.stop(desk);
        assertEquals("steampunk", desk.shown().text());
        rules.tick(state, desk);
        rules.tick(state, desk);
        state.y = 10;
        rules.tick(state, desk);
        rules.tick(state, desk);
        rules.tick(state, desk);
        assertEquals("steampunk", desk.shown().text());
        assertEquals(5, changes[0]);
        assertEquals(0, Allocations.bytes(1000, () -> rules.tick(state, desk)));
    }

    @Test
    void theShippedExampleIsRight() throws IOException, RulesException {
        try (InputStream in = RulesFile.class.getResourceAsStream("/mirage/rules.example.json")) {
            Rules rules = RulesFile.parse("example", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertTrue(rules.rules().size() >= 6);
            state.dimension = "minecraft:the_nether";
            for (int i = 0; i < 21; i++) {
                rules.tick(state);
            }
            assertEquals("nether", rules.tick(state).name());
        }
    }

    @Test
    void mistakesAreToldWithTheirPlaceAndACure() {
        String[][] cases = {
            {"{'rules': [\n{'when': {'biome': 'x'}}]}", "rules.json, line 2, rule 1: \"prompt\" is missing"},
            {"{'rules': [{'prompt': 'x'}]}", "\"when\" is missing"},
            {"{'rules': [{'prompt': 'x',\n 'when': {}}]}", "line 2, rule 1: \"when\" is empty"},
            {"{'rules': [{'prompt': 'x', 'when': {'y': {'max': 1}}},\n{'prompt': 1, 'when': {'y': {'max': 1}}}]}",
                "line 2, rule 2: \"prompt\" must be a text"},
            {"{'rules': [{'prompt': 'x', 'when': {'biom': 'x'}}]}", "knows no \"biom\"; it may hold biome, dimension"},
            {"{'rules': [{'prompt': 'x', 'when': {'biome': '#cold'}}]}", "tags"},
            {"{'rules': [{'prompt': 'x', 'when': {'biome': 'a*b'}}]}", "only at its end"},
            {"{'rules': [{'prompt': 'x', 'when': {'weather': 'snow'}}]}", "\"clear\", \"rain\" or \"thunder\""},
            {"{'rules': [{'prompt': 'x', 'when': {'timeOfDay': {'from': 1}}}]}", "0 is sunrise"},
            {"{'rules': [{'prompt': 'x', 'when': {'timeOfDay': {'from': 1.5, 'to': 3}}}]}", "whole number"},
            {"{'rules': [{'prompt': 'x', 'when': {'health': {'min': 5, 'max': 4}}}]}", "min at most max"},
            {"{'rules': [{'prompt': 'x', 'when': {'health': 5}}]}", "must be an object {...}, not a number"},
            {"{'rules': [{'prompt': 'x', 'strength': 2, 'when': {'y': {'max': 1}}}]}", "from 0 to 1, not 2.0"},
            {"{'rules': [{'prompt': 'x', 'holdTicks': 2, 'when': {'y': {'max': 1}}}]}", "use \"forTicks\""},
            {"{'rules': [{'prompt': 'a\\u0007', 'when': {'y': {'max': 1}}}]}", "control characters"},
            {"{'rules': [{'prompt': 'x' 'when': {}}]}", "rules.json, line 1: this is no JSON"},
            {"{'rules': [\n{'prompt': 'x',\n", "line 2: the file ends too early"},
            {"{'rules': []} x", "there is more behind"},
            {"{'rules': [{'prompt': 'x', 'prompt': 'y'}]}", "a second time"},
            {"[]", "the file must be an object {...}, not a list"},
            {"{'rules': {}}", "write {\"rules\": [ ... ]}"},
            {"", "the file ends too early"},
            {"[".repeat(40), "nested"},
        };
        for (String[] sample : cases) {
            String message = refusal(sample[0]).getMessage();
            assertTrue(message.contains(sample[1]), sample[0] + "\n gave: " + message);
        }
        RulesException error = refusal("{'rules': [\n\n{'when': 3, 'prompt': ''}]}");
        assertEquals(3, error.line());
        assertEquals(1, error.rule());
    }

    @Test
    void twoRulesOfOneNameAreAMistake() {
        String rule = "{'name': 'a', 'when': {'y': {'max': 1}}, 'prompt': 'x'}";
        assertTrue(refusal("{'rules': [" + rule + "," + rule + "]}").getMessage().contains("called \"a\" too"));
    }

    @Test
    void filesAreReadAndAMissingOneHasNoRules(@TempDir Path folder) throws Exception {
        assertEquals(0, RulesFile.load(folder.resolve("rules.json")).rules().size());
        Path file = folder.resolve("rules.json");
        Files.writeString(file, "{\"rules\": [{\"when\": {\"y\": {\"max\": 1}}, \"prompt\": \"größe\"}]}");
        assertEquals("größe", RulesFile.load(file).rules().get(0).prompt());
        Files.write(file, new byte[] {'{', (byte) 0xFF, (byte) 0xFE});
        assertTrue(assertThrows(RulesException.class, () -> RulesFile.load(file)).getMessage().contains("UTF-8"));
    }

    @Test
    void noTextBreaksTheReader() {
        // Damaged copies of a right file give rules or a RulesException, nothing else.
        String right = "{\"rules\": [{\"name\": \"a\", \"when\": {\"y\": {\"max\": 1}, \"weather\": [\"rain\"]},"
                + " \"prompt\": \"x\", \"strength\": 0.5, \"priority\": 2}]}";
        Random random = new Random(11);
        String noise = "{}[]\",:0x-1e\\u00truefalsenull\u0000\n* ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(right);
            for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                int at = random.nextInt(damaged.length());
                char with = noise.charAt(random.nextInt(noise.length()));
                switch (random.nextInt(3)) {
                    case 0 -> damaged.setCharAt(at, with);
                    case 1 -> damaged.insert(at, with);
                    default -> damaged.deleteCharAt(at);
                }
            }
            try {
                RulesFile.parse("f", damaged.toString()).tick(state);
            } catch (RulesException error) {
                assertTrue(error.getMessage().startsWith("f"), error.getMessage());
            }
        }
    }
}
