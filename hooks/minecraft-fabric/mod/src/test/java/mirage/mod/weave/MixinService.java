package mirage.mod.weave;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.spongepowered.asm.launch.platform.container.ContainerHandleVirtual;
import org.spongepowered.asm.launch.platform.container.IContainerHandle;
import org.spongepowered.asm.logging.ILogger;
import org.spongepowered.asm.logging.Level;
import org.spongepowered.asm.logging.LoggerAdapterAbstract;
import org.spongepowered.asm.mixin.transformer.IMixinTransformer;
import org.spongepowered.asm.mixin.transformer.IMixinTransformerFactory;
import org.spongepowered.asm.service.IClassBytecodeProvider;
import org.spongepowered.asm.service.IClassProvider;
import org.spongepowered.asm.service.IClassTracker;
import org.spongepowered.asm.service.IMixinAuditTrail;
import org.spongepowered.asm.service.IMixinInternal;
import org.spongepowered.asm.service.ITransformerProvider;
import org.spongepowered.asm.service.MixinServiceAbstract;

/** What Mixin asks of its surroundings: classes and resources of the class loader that it was itself loaded by. */
public final class MixinService extends MixinServiceAbstract implements IClassProvider, IClassBytecodeProvider {
    private static volatile IMixinTransformer transformer;

    private final ClassLoader loader = MixinService.class.getClassLoader();

    /** For Mixin, which finds it by name. */
    public MixinService() {
    }

    static IMixinTransformer transformer() {
        return transformer;
    }

    @Override
    public String getName() {
        return "Mirage's tests";
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public void offer(IMixinInternal internal) {
        if (internal instanceof IMixinTransformerFactory factory) {
            transformer = factory.createTransformer();
        }
        super.offer(internal);
    }

    @Override
    public IClassProvider getClassProvider() {
        return this;
    }

    @Override
    public IClassBytecodeProvider getBytecodeProvider() {
        return this;
    }

    @Override
    public ITransformerProvider getTransformerProvider() {
        return null;
    }

    @Override
    public IClassTracker getClassTracker() {
        return null;
    }

    @Override
    public IMixinAuditTrail getAuditTrail() {
        return null;
    }

    @Override
    public Collection<String> getPlatformAgents() {
        return List.of("org.spongepowered.asm.launch.platform.MixinPlatformAgentDefault");
    }

    @Override
    public IContainerHandle getPrimaryContainer() {
        return new ContainerHandleVirtual(getName());
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return loader.getResourceAsStream(name);
    }

    @Override
    protected ILogger createLogger(String name) {
        return new ErrorsOnly(name);
    }

    @Override
    @Deprecated
    public URL[] getClassPath() {
        return new URL[0];
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return Class.forName(name, true, loader);
    }

    @Override
    public Class<?> findClass(String name, boolean initialize) throws ClassNotFoundException {
        return Class.forName(name, initialize, loader);
    }

    @Override
    public Class<?> findAgentClass(String name, boolean initialize) throws ClassNotFoundException {
        return findClass(name, initialize);
    }

    @Override
    public ClassNode getClassNode(String name) throws ClassNotFoundException, IOException {
        return getClassNode(name, true, 0);
    }

    @Override
    public ClassNode getClassNode(String name, boolean transformed) throws ClassNotFoundException, IOException {
        return getClassNode(name, transformed, 0);
    }

    @Override
    public ClassNode getClassNode(String name, boolean transformed, int flags)
            throws ClassNotFoundException, IOException {
        byte[] file = Weaver.classFile(name.replace('/', '.'));
        if (file == null) {
            throw new ClassNotFoundException(name);
        }
        ClassNode node = new ClassNode();
        new ClassReader(file).accept(node, flags);
        return node;
    }

    /** Mixin tells much; only what it finds wrong is of interest. */
    private static final class ErrorsOnly extends LoggerAdapterAbstract {
        ErrorsOnly(String name) {
            super(name);
        }

        @Override
        public String getType() {
            return "errors only";
        }

        @Override
        public void catching(Level level, Throwable thrown) {
            log(level, thrown.toString(), thrown);
        }

        @Override
        public void log(Level level, String message, Object... parameters) {
            if (level == Level.ERROR || level == Level.FATAL) {
                Weaver.report(new FormattedMessage(message, parameters).getMessage());
            }
        }

        @Override
        public void log(Level level, String message, Throwable thrown) {
            log(level, message + " " + thrown);
        }

        @Override
        public <T extends Throwable> T throwing(T thrown) {
            return thrown;
        }
    }
}
