package fakegame;

import net.minecraft.client.Minecraft;

/** What differs between the versions of the game: here 26.3. */
public final class Version {
    /** The game's version. */
    public static final String NAME = String.valueOf("26.3");

    private Version() {
    }

    static void render(Minecraft game) {
        game.gameRenderer.render();
    }

    /** A key's number: a scancode of SDL. */
    public static int keyCode(String name) {
        return KeyTable.of(name).scancode();
    }

    static String keyName(int code) {
        return KeyTable.nameOf(entry -> entry.scancode() == code);
    }
}
