package mirage.bench;

import java.util.List;
import java.util.Map;
import mirage.mod.Life;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes calls of {@link Meter} into the mod's classes: where the game enters the mod, and around what the mod has
 * the game do.
 */
final class Metering implements Life.Change {
    /** Where the game enters the mod in a frame, and the part that this is. */
    private static final Map<String, Integer> ENTRIES = Map.of(
        "mirage.fabric.MirageMod.afterWorld", 0,
        "mirage.fabric.MirageMod.drawOverlay", 1,
        "mirage.fabric.GameTick.tick", 2,
        "mirage.fabric.gfx262.Gfx26_2$Readback.run", 3,
        "mirage.fabric.gfx262.Mesh.buildVertices", 4);
    /** The game's own; each vertex of the mesh is too small for a clock and stays the mod's. */
    private static final List<String> GAME = List.of("net/minecraft/", "net/fabricmc/", "com/mojang/blaze3d/buffers/",
        "com/mojang/blaze3d/systems/", "com/mojang/blaze3d/textures/", "com/mojang/blaze3d/pipeline/",
        "com/mojang/blaze3d/platform/");

    @Override
    public byte[] apply(String name, byte[] file) {
        if (!name.startsWith("mirage.fabric.")) {
            return file;
        }
        ClassReader reader = new ClassReader(file);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
                    String[] thrown) {
                MethodVisitor to = super.visitMethod(access, method, descriptor, signature, thrown);
                return new Writer(to, ENTRIES.getOrDefault(name + "." + method, -1));
            }
        }, 0);
        return writer.toByteArray();
    }

    private static final class Writer extends MethodVisitor {
        private final int part;

        Writer(MethodVisitor to, int part) {
            super(Opcodes.ASM9, to);
            this.part = part;
        }

        private void call(String what) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, "mirage/bench/Meter", what, "()V", false);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (part >= 0) {
                super.visitIntInsn(Opcodes.BIPUSH, part);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, "mirage/bench/Meter", "enter", "(I)V", false);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            if (part >= 0 && (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN || opcode == Opcodes.ATHROW)) {
                call("leave");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
            boolean game = !method.equals("<init>") && GAME.stream().anyMatch(owner::startsWith);
            if (game) {
                call("out");
            }
            super.visitMethodInsn(opcode, owner, method, descriptor, isInterface);
            if (game) {
                call("in");
            }
        }
    }
}
