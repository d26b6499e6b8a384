package mirage.core.prompt;

import static mirage.core.prompt.ServerPrompts.Outcome.NOT_ALLOWED;
import static mirage.core.prompt.ServerPrompts.Outcome.NOT_OURS;
import static mirage.core.prompt.ServerPrompts.Outcome.REFUSED;
import static mirage.core.prompt.ServerPrompts.Outcome.STILL_NOT_ALLOWED;
import static mirage.core.prompt.ServerPrompts.Outcome.TAKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerPromptsTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private final ServerPrompts prompts = new ServerPrompts();
    private final Set<String> allowed = Set.of("play.example.org", "10.0.0.5:25570");

    @Test
    void onlyInsertionsOfOurOwnCount() {
        assertEquals(NOT_OURS, prompts.offer(null, "play.example.org", allowed));
        assertEquals(NOT_OURS, prompts.offer("hello", "play.example.org", allowed));
        assertEquals(NOT_OURS, prompts.offer("Mirage:x", "play.example.org", allowed));
        assertNull(prompts.due(0));
    }

    @Test
    void onlyAllowedServersAreHeardAndThePlayerIsToldOnce() {
        assertEquals(NOT_ALLOWED, prompts.offer("mirage:noir", "evil.example.org", allowed));
        assertEquals(STILL_NOT_ALLOWED, prompts.offer("mirage:noir", "EVIL.example.org:25565", allowed));
        assertEquals(NOT_ALLOWED, prompts.offer("mirage:noir", ServerPrompts.OWN_WORLD, allowed));
        assertNull(prompts.due(0));
        assertEquals(TAKEN, prompts.offer("mirage:noir", "Play.Example.ORG.:25565", allowed));
        assertEquals("noir", prompts.due(0));
        assertEquals(NOT_ALLOWED, prompts.offer("mirage:noir", "10.0.0.5", allowed), "another port, another server");
    }

    @Test
    void changesAreRateLimitedAndTheLastCounts() {
        long nowNs = -5 * SECOND_NS;
        int changes = 0;
        String last = null;
        for (int tick = 0; tick < 200; tick++) {
            prompts.offer("mirage:style " + tick, "play.example.org", allowed);
            String due = prompts.due(nowNs + tick * 50_000_000L);
            changes += due == null ? 0 : 1;
            last = due == null ? last : due;
        }
        assertTrue(changes <= 6, "in ten seconds: " + changes);
        assertEquals("style 199", prompts.due(nowNs + 12 * SECOND_NS), "nothing is lost");
        assertNull(prompts.due(nowNs + 20 * SECOND_NS));
        assertTrue(last.startsWith("style "));
    }

    @Test
    void anEmptyTextHandsBackAndLeavingForgets() {
        assertEquals(TAKEN, prompts.offer("mirage:", "play.example.org", allowed));
        assertEquals("", prompts.due(0));
        prompts.offer("mirage:noir", "play.example.org", allowed);
        prompts.left();
        assertNull(prompts.due(9 * SECOND_NS));
    }

    @Test
    void whatIsNoPromptIsRefused() {
        assertEquals(REFUSED, prompts.offer("mirage:a\u0000b", "play.example.org", allowed));
        assertTrue(prompts.problem().contains("U+0000"));
        assertEquals(REFUSED, prompts.offer("mirage:" + "a".repeat(2001), "play.example.org", allowed));
        assertNull(prompts.due(0));
    }

    @Test
    void addressesHaveOneForm() {
        assertEquals("play.example.org", ServerPrompts.normalise(" Play.example.org.:25565 ".strip()));
        assertEquals("[::1]:1234", ServerPrompts.normalise("[::1]:1234"));
        for (String bad : new String[] {"", ":25565", "a b", "a/b", "a\u0007", "."}) {
            assertThrows(IllegalArgumentException.class, () -> ServerPrompts.normalise(bad), bad);
        }
    }
}
