package fakegame;

import net.minecraft.client.Minecraft;

/** What differs between the versions of the game: here 26.2. */
public final class Version {
    /** The game's version. */
    public static final String NAME = String.valueOf("26.2");

    private Version() {
    }

    static void render(Minecraft game) {
        game.gameRenderer.render(game.getDeltaTracker(), true);
    }

    /** A key's number: of GLFW. */
    public static int keyCode(String name) {
        return KeyTable.of(name).glfw();
    }

    static String keyName(int code) {
        return KeyTable.nameOf(entry -> entry.glfw() == code);
    }
}
