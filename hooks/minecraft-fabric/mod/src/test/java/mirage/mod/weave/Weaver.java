package mirage.mod.weave;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.spongepowered.asm.launch.MixinBootstrap;
import org.spongepowered.asm.mixin.MixinEnvironment;
import org.spongepowered.asm.mixin.MixinEnvironment.Phase;
import org.spongepowered.asm.mixin.Mixins;

/**
 * Starts Mixin inside of the class loader of a game, with its own state, so that several games can run one after the
 * other. Outside it is known only as a function, for its class is another one there.
 */
public final class Weaver implements BinaryOperator<Object> {
    private static final List<String> ERRORS = new CopyOnWriteArrayList<>();
    private static volatile Function<String, byte[]> classFiles = name -> null;

    /**
     * Starts Mixin.
     *
     * @param files gives class files by their names with dots, or null
     * @param configs the mixin configurations' resources
     */
    public Weaver(Function<String, byte[]> files, List<String> configs) throws ReflectiveOperationException {
        classFiles = files;
        MixinBootstrap.init();
        for (Phase phase : List.of(Phase.PREINIT, Phase.INIT, Phase.DEFAULT)) {
            MixinEnvironment.getEnvironment(phase).setSide(MixinEnvironment.Side.CLIENT);
        }
        configs.forEach(Mixins::addConfiguration);
        Method gotoPhase = MixinEnvironment.class.getDeclaredMethod("gotoPhase", Phase.class);
        gotoPhase.setAccessible(true);
        gotoPhase.invoke(null, Phase.INIT);
        gotoPhase.invoke(null, Phase.DEFAULT);
    }

    /** Takes a name with dots and a class file, gives the woven class file. */
    @Override
    public Object apply(Object name, Object file) {
        return MixinService.transformer().transformClassBytes((String) name, (String) name, (byte[]) file);
    }

    static byte[] classFile(String name) {
        return classFiles.apply(name);
    }

    static void report(String error) {
        ERRORS.add(error);
    }

    /** What Mixin logged as errors. */
    public static List<String> errors() {
        return List.copyOf(ERRORS);
    }
}
