package mirage.mod;

import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.function.Executable;

/**
 * One start of the game with the shipped jar. What plays in it is loaded by the game's own class loader and is given
 * what starts the mod; only types of Java and JUnit go in and out. On one thread.
 */
public final class Life {
    private static final Map<String, String> MOVED =
        Map.of("net/minecraft/client/renderer/GameRenderer.renderLevel", "drawWorld");

    private final GameLauncher game;
    private boolean broken;

    private Life(GameLauncher game) {
        this.game = game;
    }

    /** Changes class files of the game and of the mod before they are loaded. */
    @FunctionalInterface
    public interface Change {
        /** Takes and gives a class file; the name has dots. */
        byte[] apply(String name, byte[] file);
    }

    /** A game of a version as {@code 26.2}, with changed classes. */
    public static Life load(String version, Change change) throws Exception {
        return new Life(GameLauncher.load(version, Places.jar(), null, change::apply));
    }

    /** A game of a version, whose hook's place has another name if {@code movedNames}. */
    static Life load(String version, boolean movedNames) throws Exception {
        return load(version, movedNames ? new MovedNames(MOVED)::apply : (name, file) -> file);
    }

    /** Makes something that plays, inside; gives its steps by their names, in their order. */
    Map<String, Executable> steps(Class<? extends Function<Executable, Map<String, Executable>>> scenes)
            throws Exception {
        return game.play(scenes, game::startMod);
    }

    /** Makes a program that plays, inside, and has it play to its end. */
    public <R> R play(Class<? extends Function<Executable, R>> program) throws Exception {
        return game.play(program, (Executable) game::startMod);
    }

    /** Does a step. */
    void run(Executable step) throws Throwable {
        Throwable failed = game.inGame(() -> {
            try {
                step.execute();
                return null;
            } catch (Throwable thrown) { // an AssertionError too: whoever asked gets it below
                return thrown;
            }
        });
        if (failed != null) {
            broken = true;
            throw failed;
        }
    }

    /** Whether a step failed. */
    boolean isBroken() {
        return broken;
    }
}
