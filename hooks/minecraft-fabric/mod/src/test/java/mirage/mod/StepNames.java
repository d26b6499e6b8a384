package mirage.mod;

import java.util.Map;
import mirage.mod.weave.OneFrame;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes a game that needs no graphics: the steps of a frame, and what the mod's hook calls, only say their names to
 * {@link OneFrame}. The renderer itself stays as it is.
 */
final class StepNames implements GameClassLoader.Preparation {
    private static final Map<String, Map<String, String>> STEPS = Map.of(
        "fakegame.gl.WorldPainter",
        Map.of("begin", "", "hasLevel", "", "afterLevel", "", "level", "level", "gui", "gui"),
        "fakegame.gl.GlEncoder", Map.of("clearDepthTexture", "clear"),
        "mirage.fabric.MirageMod", Map.of("projecting", "PROJECTION", "beforeHand", "DEPTH", "afterWorld", "HOOK"));

    @Override
    public byte[] apply(String name, byte[] file) {
        return STEPS.containsKey(name) ? mark(file, STEPS.get(name)) : file;
    }

    private static byte[] mark(byte[] file, Map<String, String> steps) {
        ClassReader reader = new ClassReader(file);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                    String[] thrown) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, thrown);
                if (!steps.containsKey(name)) {
                    return method;
                }
                writeBody(method, steps.get(name), Type.getReturnType(descriptor));
                return null;
            }
        }, 0);
        return writer.toByteArray();
    }

    private static void writeBody(MethodVisitor method, String step, Type result) {
        method.visitCode();
        if (!step.isEmpty()) {
            method.visitLdcInsn(step);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(OneFrame.class), "step",
                "(Ljava/lang/String;)V", false);
        }
        if (result != Type.VOID_TYPE) {
            method.visitInsn(Opcodes.ICONST_1); // hasLevel: yes
        }
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
