package bossstyle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mirage.api.MirageApi;
import mirage.api.PromptChange;
import mirage.api.PromptEvents;
import org.junit.jupiter.api.Test;

class BossStyleTest {
    @Test
    void aHealthyPlayerAboveGroundKeepsTheirOwnStyle() {
        assertNull(BossStyle.styleFor(20f, "minecraft:overworld"));
        assertEquals("oil painting of a volcano", BossStyle.styleFor(20f, "minecraft:the_nether"));
        assertEquals("haunted mansion, blood red sky", BossStyle.styleFor(3f, "minecraft:the_nether"));
        assertNull(BossStyle.styleFor(0f, "minecraft:overworld"));
    }

    @Test
    void theStyleIsSetAndHandedBackThroughTheApi() {
        List<PromptChange> seen = new java.util.ArrayList<>();
        PromptEvents.AFTER.register(seen::add);
        MirageApi.setPrompt("boss_style", BossStyle.styleFor(2f, ""), 1.0, 30, 10);
        MirageApi.release("boss_style");
        assertEquals("haunted mansion, blood red sky", seen.get(0).text());
        assertEquals("boss_style", seen.get(0).source());
        assertEquals("", seen.get(1).text());
    }

    @Test
    void onlyThePublicApiIsUsed() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/main/java/bossstyle/BossStyle.java"))) {
            assertTrue(!line.startsWith("import mirage.") || line.startsWith("import mirage.api."), line);
        }
    }
}
