package mirage.mod;

import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** A game of another version, in which methods have other names. The mod still has the old ones. */
final class MovedNames implements GameClassLoader.Preparation {
    private final Map<String, String> moved;

    /** New names of methods by owner and old name, as {@code net/minecraft/client/Minecraft.getInstance}. */
    MovedNames(Map<String, String> moved) {
        this.moved = moved;
    }

    @Override
    public byte[] apply(String name, byte[] file) {
        if (moved.isEmpty() || name.startsWith("mirage.") || name.startsWith("org.spongepowered.")) {
            return file;
        }
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(new ClassRemapper(writer, new Remapper() {
            @Override
            public String mapMethodName(String owner, String method, String descriptor) {
                return moved.getOrDefault(owner + "." + method, method);
            }
        }), 0);
        return writer.toByteArray();
    }
}
