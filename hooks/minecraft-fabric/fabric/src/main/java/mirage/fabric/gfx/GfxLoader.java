package mirage.fabric.gfx;

/** Finds the graphics calls for the version of the game that runs. Not public API. */
public final class GfxLoader {
    private GfxLoader() {
    }

    /**
     * The class for a version of the game.
     *
     * @param minecraft such as {@code 26.2}, {@code 26.3.1} or {@code 26.3-rc-1}
     * @return 26.3 and all after it get the newest that is known
     */
    static String className(String minecraft) {
        boolean old = minecraft.equals("26.2") || minecraft.startsWith("26.2.") || minecraft.startsWith("26.2-");
        return old ? "mirage.fabric.gfx262.Gfx26_2" : "mirage.fabric.gfx263.Gfx26_3";
    }

    /**
     * Makes the graphics calls for a version of the game.
     *
     * @throws ReflectiveOperationException if this jar lacks them
     * @throws LinkageError if the game's names have moved
     */
    public static Gfx load(String minecraft) throws ReflectiveOperationException {
        return (Gfx) Class.forName(className(minecraft)).getConstructor().newInstance();
    }
}
