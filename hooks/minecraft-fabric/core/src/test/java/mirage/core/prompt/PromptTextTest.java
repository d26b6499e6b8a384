package mirage.core.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptTextTest {
    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> PromptText.clean(text)).getMessage();
    }

    @Test
    void whiteSpaceBecomesSingleSpaces() {
        assertEquals("frozen winter", PromptText.clean("  frozen \t\n winter\u00a0\u2028 "));
        assertEquals("", PromptText.clean(" \r\n "));
        assertEquals("日本の城 🏯", PromptText.clean("日本の城\u3000🏯"));
    }

    @Test
    void lengthCountsCodePoints() {
        assertEquals(4000, PromptText.clean("🏯".repeat(2000)).length());
        assertTrue(refusal("🏯".repeat(2001)).contains("2001"));
        assertTrue(refusal("a".repeat(2001)).contains("shorten"));
    }

    @Test
    void invisibleCharactersAreRefusedWithTheirPlace() {
        assertTrue(refusal("ab\u0007c").contains("U+0007, the 3rd"));
        assertTrue(refusal("\u202Eabc").contains("U+202E, the 1st"));
        assertTrue(refusal("abc\u2066").contains("4th"));
        assertTrue(refusal("a\u009f").contains("2nd"));
        assertTrue(refusal("half \uD83C pair").contains("U+D83C"));
        assertTrue(refusal("abcdefghij\u0000").contains("11th"));
        assertFalse(PromptText.isPlain("a\nb"));
        assertFalse(PromptText.isPlain("a\u0000b"));
        assertTrue(PromptText.isPlain("größe 🏯"));
    }

    @Test
    void historyKeepsTheNewestOfEach() {
        PromptHistory history = PromptHistory.EMPTY.with("one").with("two").with("One").with("  ").with("one ");
        assertEquals(List.of("one", "two"), history.prompts());
        for (int i = 0; i < 60; i++) {
            history = history.with("prompt " + i);
        }
        assertEquals(PromptHistory.MOST, history.prompts().size());
        assertEquals("prompt 59", history.prompts().get(0));
        assertEquals(49, history.without("PROMPT 59").prompts().size());
    }

    @Test
    void presetsAreGoodPromptsWithNamesOfTheirOwn() {
        assertTrue(Presets.ALL.size() >= 12);
        assertEquals(Presets.ALL.size(), Presets.ALL.stream().map(Presets.Preset::id).distinct().count());
        for (Presets.Preset preset : Presets.ALL) {
            assertTrue(preset.id().matches("[a-z0-9_]+"), preset.id());
            assertEquals(preset.text(), PromptText.clean(preset.text()));
            assertEquals(preset, Presets.find(preset.id()).orElseThrow());
        }
        assertEquals("frozen winter", Presets.find(" Frozen-Winter ").orElseThrow().text());
        assertTrue(Presets.find("nothing").isEmpty());
    }

    @Test
    void promptsGiveTheProtocolsUnits() {
        Prompt prompt = new Prompt("player", 0, " a  b ", 1, 30);
        assertEquals("a b", prompt.text());
        assertEquals(1500.0, prompt.blendMs());
        assertTrue(IntStream.of(0, Prompt.MOST_TICKS).allMatch(t -> prompt.withBlendTicks(t).blendMs() <= 3_600_000));
    }
}
