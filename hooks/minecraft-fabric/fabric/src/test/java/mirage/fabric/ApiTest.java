package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import mirage.api.MirageApi;
import mirage.api.PromptChange;
import mirage.api.PromptEvents;
import mirage.core.prompt.Prompt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {
    private static final List<PromptChange> AFTER = new ArrayList<>();
    private static String forbidden = "";

    static {
        PromptEvents.BEFORE.register(change -> !change.text().equals(forbidden) || forbidden.isEmpty());
        PromptEvents.AFTER.register(AFTER::add);
    }

    @AfterEach
    void handBack() {
        forbidden = "";
        for (String source : new String[] {"one", "two"}) {
            MirageApi.release(source);
            MirageApi.clearMask(source);
        }
        ApiBridge.desk().release(Prompt.SOURCE_PLAYER);
        AFTER.clear();
    }

    private static String shown() {
        return ApiBridge.desk().shown().text();
    }

    @Test
    void theHigherPriorityHoldsAndHandsBackToThePlayer() {
        ApiBridge.desk().set(Prompt.SOURCE_PLAYER, Prompt.PRIORITY_PLAYER, "steampunk", 1, 0);
        MirageApi.setPrompt("one", "frozen winter", 0.5, 20, 10);
        MirageApi.setPrompt("two", "candy", 1, 0, 5);
        assertEquals("frozen winter", shown());
        MirageApi.release("one");
        assertEquals("candy", shown());
        MirageApi.release("two");
        assertEquals("steampunk", shown());
        PromptChange second = AFTER.get(1);
        assertEquals(new PromptChange("one", "frozen winter", 0.5, 1000), second);
    }

    @Test
    void aListenerCanKeepWhatHolds() {
        MirageApi.setPrompt("one", "sakura", 1, 0, 1);
        forbidden = "mars colony";
        MirageApi.setPrompt("two", "mars colony", 1, 0, 2);
        assertEquals("sakura", shown());
    }

    @Test
    void whatIsWrongIsSaidInWords() {
        for (String source : new String[] {null, "", "player", "rules", "server", "a b", "x".repeat(65)}) {
            assertThrows(IllegalArgumentException.class, () -> MirageApi.setPrompt(source, "candy", 1, 0, 1));
        }
        assertThrows(IllegalArgumentException.class, () -> MirageApi.setPrompt("one", "candy", 1.1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> MirageApi.setPrompt("one", "candy", 1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> MirageApi.setPrompt("one", "x".repeat(2001), 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> MirageApi.hintMask("one", 0, 0, Double.NaN, 1));
    }

    @Test
    void masksAndResetsReachTheOtherSide() {
        MirageApi.hintMask("one", 0.25, 0.25, 0.5, 0.5);
        assertEquals(4, ApiBridge.areas().update(100, 100));
        MirageApi.clearMask("one");
        assertEquals(1, ApiBridge.areas().update(100, 100));
        assertFalse(ApiBridge.takeReset());
        MirageApi.reset();
        assertTrue(ApiBridge.takeReset());
        assertFalse(ApiBridge.takeReset());
    }

    @Test
    void theVersionIsSemantic() {
        assertTrue(MirageApi.VERSION.matches("\\d+\\.\\d+\\.\\d+"));
        assertEquals(MirageApi.VERSION, MirageApi.runningVersion());
    }
}
