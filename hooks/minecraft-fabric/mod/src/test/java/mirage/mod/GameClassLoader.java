package mirage.mod;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Loads one game with its mods, as Fabric's loader does: apart from the classes of the tests, and through Mixin. Only
 * what is not part of the game or of a mod comes from outside.
 */
final class GameClassLoader extends URLClassLoader {
    private static final List<String> OUTSIDE = List.of("mirage.mod.", "org.junit.", "org.opentest4j.",
        "org.lwjgl.", "org.joml.", "com.google.gson.", "org.slf4j.", "org.objectweb.asm.");
    /** Packages of the tests that work inside of the game. */
    private static final List<String> INSIDE = List.of("mirage.mod.play.", "mirage.mod.weave.");
    private static final List<String> NOT_WOVEN = List.of("org.spongepowered.", "mirage.mod.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader tests;
    private final Preparation preparation;
    private volatile Weaving weaving = (name, bytes) -> bytes;

    /** Changes the bytes of classes before Mixin sees them, for games that are not as the mod expects. */
    interface Preparation {
        /** Takes and gives a class file; the name has dots. */
        byte[] apply(String name, byte[] file);
    }

    /** Mixin: takes and gives a class file. */
    private interface Weaving {
        byte[] weave(String name, byte[] file);
    }

    GameClassLoader(URL[] urls, ClassLoader tests, Preparation preparation) {
        super("game", urls, ClassLoader.getPlatformClassLoader());
        this.tests = tests;
        this.preparation = preparation;
    }

    /** From now on classes go through this: name with dots as text, class file as bytes. */
    void weaveWith(BinaryOperator<Object> weaver) {
        weaving = (name, file) -> (byte[]) weaver.apply(name, file);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OUTSIDE.stream().anyMatch(name::startsWith) && INSIDE.stream().noneMatch(name::startsWith)) {
            return tests.loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file;
        try {
            file = prepared(name);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        if (NOT_WOVEN.stream().noneMatch(name::startsWith)) {
            file = weaving.weave(name, file);
        }
        return defineClass(name, file, 0, file.length);
    }

    /** A class file as Mixin gets it, or null; the name has dots. */
    byte[] prepared(String name) throws IOException {
        URL url = getResource(name.replace('.', '/') + ".class");
        if (url == null) {
            return null;
        }
        try (InputStream in = url.openStream()) {
            return preparation.apply(name, in.readAllBytes());
        }
    }
}
