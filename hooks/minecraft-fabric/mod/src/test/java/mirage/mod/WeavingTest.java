package mirage.mod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import mirage.mod.weave.OneFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real Mixin weaves the mod's hooks, the same class file, into the renderer of each version. */
class WeavingTest {
    private static final String STRICT = "mirage.strict.mixins.json";
    private static final List<String> WHOLE = List.of("PROJECTION", "level", "DEPTH", "clear", "HOOK", "gui");

    /** A game without graphics; {@code missing} is a method of the renderer that has another name, or empty. */
    private static GameLauncher game(String version, String config, String missing) throws Exception {
        MovedNames moved = new MovedNames(Map.of("net/minecraft/client/renderer/GameRenderer." + missing, "another"));
        StepNames steps = new StepNames();
        return GameLauncher.load(version, Places.MOD_CLASSES, config,
            (name, file) -> moved.apply(name, steps.apply(name, file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"26.2", "26.3"})
    void theHookIsBetweenTheWorldAndTheHud(String version) throws Exception {
        try (GameLauncher game = game(version, null, "")) {
            assertEquals(WHOLE, game.play(OneFrame.class, "render"));
            assertEquals(WHOLE, game.play(OneFrame.class, "render"));
            assertEquals(List.of(), game.mixinErrors());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"26.2", "26.3"})
    void theHookFindsExactlyOnePlace(String version) throws Exception {
        try (GameLauncher game = game(version, STRICT, "")) {
            assertEquals(WHOLE, game.play(OneFrame.class, "render"));
        }
    }

    @ParameterizedTest
    @CsvSource({"26.2, renderLevel", "26.2, render", "26.3, renderLevel", "26.3, render"})
    void aMissingPlaceIsNoticedWhereItIsRequired(String version, String missing) throws Exception {
        try (GameLauncher game = game(version, STRICT, missing)) {
            Throwable thrown = assertThrows(Throwable.class, () -> game.play(OneFrame.class, name(missing)));
            assertTrue(story(thrown).contains("Critical injection failure"), story(thrown));
        }
    }

    @ParameterizedTest
    @CsvSource({"26.2, renderLevel", "26.2, render", "26.3, renderLevel", "26.3, render"})
    void aMissingPlaceLeavesThePlayerAGame(String version, String missing) throws Exception {
        try (GameLauncher game = game(version, null, missing)) {
            List<String> depthAlone = List.of("PROJECTION", "level", "DEPTH", "clear", "gui");
            assertEquals(missing.equals("render") ? depthAlone : List.of("level", "clear", "gui"),
                game.play(OneFrame.class, name(missing)));
        }
    }

    @Test
    void aMissingPlaceOfDepthLeavesThePictures() throws Exception {
        try (GameLauncher game = game("26.3", STRICT, "render3dHud")) {
            assertEquals(List.of("PROJECTION", "level", "clear", "HOOK", "gui"), game.play(OneFrame.class, "render"));
        }
    }

    /** What makes a frame when a method is missing under its own name. */
    private static String name(String missing) {
        return missing.equals("render") ? "another" : "render";
    }

    private static String story(Throwable thrown) {
        StringBuilder story = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            story.append(cause).append('\n');
        }
        return story.toString();
    }
}
