package mirage.mod;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import mirage.testdaemon.DaemonProcess;

/**
 * Loads the game's stand-in with the shipped mod in it, as a player's launcher and Fabric's loader would: classes of
 * their own, nested jars on the class path, mixins woven by the real Mixin, the entry point as {@code fabric.mod.json}
 * names it. Several may follow each other in one Java; each has its own classes and so its own state.
 *
 * <p>What a test does inside of the game stands in classes of {@code mirage.mod.play}: they are loaded anew with each
 * game, as are the daemons of {@code mirage.testdaemon}, so that they can use {@code fakegame.FakeGame} and the mod.
 * They are compiled against the stand-in of 26.2 and run in both, as long as they keep to what both have. Java's types,
 * JUnit's and those of {@code mirage.mod} itself are the same inside and outside, and only they go in and out.
 */
final class GameLauncher implements AutoCloseable {
    private final GameClassLoader loader;
    private final List<String> entryPoints;
    private final Path unpacked;

    private GameLauncher(String version, Path mod, String mixinConfig, GameClassLoader.Preparation preparation)
            throws Exception {
        unpacked = Files.createTempDirectory("mirage-game");
        List<URL> urls = new ArrayList<>(List.of(url(Places.fakeGame(version)), url(mod), home(GameLauncher.class),
            home(DaemonProcess.class), home(org.spongepowered.asm.mixin.Mixin.class)));
        List<String> configs;
        try (ShippedMod shipped = new ShippedMod(mod)) {
            for (String nested : shipped.nestedJars()) {
                Path jar = unpacked.resolve(nested.substring(nested.lastIndexOf('/') + 1));
                Files.write(jar, shipped.read(nested));
                urls.add(url(jar));
            }
            configs = mixinConfig == null ? shipped.mixinConfigs() : List.of(mixinConfig);
            entryPoints = shipped.entryPoints("client");
        }
        loader = new GameClassLoader(urls.toArray(URL[]::new), GameLauncher.class.getClassLoader(), preparation);
        inGame(() -> {
            loader.weaveWith(newWeaver(configs));
            return null;
        });
    }

    /** The game of a version as {@code 26.2} with the mod, a jar or the folder that the jar is made of. */
    static GameLauncher load(String version, Path mod) throws Exception {
        return new GameLauncher(version, mod, null, (name, file) -> file);
    }

    /**
     * A game that is not quite as the mod expects.
     *
     * @param mixinConfig a resource in place of the mod's own mixin configuration, or null for that
     * @param preparation changes class files before Mixin sees them
     */
    static GameLauncher load(String version, Path mod, String mixinConfig, GameClassLoader.Preparation preparation)
            throws Exception {
        return new GameLauncher(version, mod, mixinConfig, preparation);
    }

    /** Starts the mod on this thread: every client entry point is made and called. */
    void startMod() throws Exception {
        inGame(() -> {
            Class<?> wanted = loader.loadClass("net.fabricmc.api.ClientModInitializer");
            for (String name : entryPoints) {
                Object entryPoint = wanted.cast(loader.loadClass(name).getConstructor().newInstance());
                wanted.getMethod("onInitializeClient").invoke(entryPoint);
            }
            return null;
        });
    }

    /** Makes an object of a class inside of the game, by its public constructor without parameters. */
    <T> T make(Class<T> as, String className) throws Exception {
        return inGame(() -> as.cast(loader.loadClass(className).getConstructor().newInstance()));
    }

    /** Makes a function of the tests inside of the game and calls it there, on this thread. */
    @SuppressWarnings("unchecked") // the same class, only loaded elsewhere
    <A, R> R play(Class<? extends Function<A, R>> scene, A argument) throws Exception {
        Function<A, R> inside = make(Function.class, scene.getName());
        return inGame(() -> inside.apply(argument));
    }

    /** What Mixin logged as errors so far. */
    @SuppressWarnings("unchecked") // the method gives a list of texts
    List<String> mixinErrors() throws Exception {
        return (List<String>) loader.loadClass("mirage.mod.weave.Weaver").getMethod("errors").invoke(null);
    }

    /** A class as the game sees it; the name has dots. */
    Class<?> gameClass(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    @SuppressWarnings("unchecked") // Weaver is one
    private BinaryOperator<Object> newWeaver(List<String> configs) throws ReflectiveOperationException {
        Function<String, byte[]> files = name -> {
            try {
                return loader.prepared(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return (BinaryOperator<Object>) loader.loadClass("mirage.mod.weave.Weaver")
            .getConstructor(Function.class, List.class).newInstance(files, configs);
    }

    /** Does something with the game's class loader as that of this thread. */
    <R> R inGame(Callable<R> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(Path path) throws IOException {
        return path.toUri().toURL();
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public void close() throws IOException {
        loader.close();
        try (Stream<Path> files = Files.list(unpacked)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(unpacked);
    }
}
