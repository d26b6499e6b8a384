package mirage.mod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The mod touches of the game, of Fabric and of their libraries only what the lists have, and in the right way. */
class NamesTest {
    private static final int JAVA_17 = 61;
    private static final Pattern RAW_GRAPHICS = Pattern.compile("org/lwjgl/(?!system/).*"
        + "|com/mojang/blaze3d/(opengl|vulkan|platform/Gl).*|com/mojang/renderpearl/(?!api/).*|.*/GlStateManager");
    private static final Pattern KNOWN = Pattern.compile("(java|javax|mirage|org/slf4j|com/google/gson"
        + "|org/zeromq|zmq|org/msgpack)/.*");

    private static ClassFiles mod;

    @BeforeAll
    static void readTheMod() throws IOException {
        mod = ClassFiles.in(Places.MOD_CLASSES);
        assertTrue(mod.files().size() > 100, "classes: " + mod.files().size());
    }

    private static NamesCheck check(ClassFiles classes, String version) throws IOException {
        NameList list = NameList.of(version);
        assertTrue(list.size() > 300, "names: " + list.size());
        return new NamesCheck(classes, list, ClassFiles.in(Places.fakeGame(version)));
    }

    /** Graphics are there once for each version, and are loaded only there. */
    private static List<String> classesFor(String version) {
        String others = version.equals("26.2") ? "mirage/fabric/gfx263/" : "mirage/fabric/gfx262/";
        return mod.files().keySet().stream().filter(name -> !name.startsWith(others)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"26.2", "26.3"})
    void everyNameIsOnTheList(String version) throws IOException {
        NamesCheck check = check(mod, version);
        NamesCheck other = check(mod, version.equals("26.2") ? "26.3" : "26.2");
        List<String> problems = new ArrayList<>();
        for (String name : classesFor(version)) {
            List<String> unlisted = new ArrayList<>(check.unlisted(name));
            if (name.startsWith("mirage/fabric/mixin/")) {
                unlisted.retainAll(other.unlisted(name)); // hooks of both versions, in words; half of them never fit
            }
            problems.addAll(unlisted);
        }
        assertEquals("", String.join("\n", problems));
    }

    @ParameterizedTest
    @ValueSource(strings = {"26.2", "26.3"})
    void everyUseFitsTheVersionsClasses(String version) throws IOException {
        NamesCheck check = check(mod, version);
        List<String> problems = new ArrayList<>();
        classesFor(version).forEach(name -> problems.addAll(check.misfits(name)));
        assertEquals("", String.join("\n", problems));
    }

    @Test
    void theGraphicsOfAVersionDoNotFitTheOther() throws IOException {
        assertTrue(check(mod, "26.3").unlisted("mirage/fabric/gfx262/Gfx26_2").size() > 5);
        assertTrue(check(mod, "26.2").unlisted("mirage/fabric/gfx263/Gfx26_3").size() > 5);
    }

    @Test
    void nothingIsNewerThanJava17() {
        mod.files().forEach((name, file) -> assertTrue(file[7] <= JAVA_17, name + " is of version " + file[7]));
    }

    @Test
    void nothingIsNamedBesidesJavaTheGameAndWhatIsInTheJar() {
        Set<String> strange = new TreeSet<>();
        mod.files().forEach((name, file) -> References.of(file).types.stream()
            .filter(type -> !KNOWN.matcher(type).matches() && !NamesCheck.isOfTheGame(type))
            .filter(type -> !(isMixin(name) && type.startsWith("org/spongepowered/asm/mixin/")))
            .forEach(type -> strange.add(name + " names " + type)));
        assertEquals(Set.of(), strange);
    }

    private static boolean isMixin(String name) {
        return name.startsWith("mirage/fabric/mixin/");
    }

    @Test
    void nothingTouchesRawGraphics() {
        Set<String> raw = new TreeSet<>();
        mod.files().forEach((name, file) -> References.of(file).types.stream()
            .filter(type -> RAW_GRAPHICS.matcher(type).matches())
            .forEach(type -> raw.add(name + " names " + type)));
        assertEquals(Set.of(), raw);
        assertTrue(RAW_GRAPHICS.matcher("org/lwjgl/opengl/GL11C").matches());
    }

    @Test
    void whatIsNotOnTheListIsReported() throws IOException {
        ClassFiles classes = new ClassFiles();
        classes.add(strayClass());
        NamesCheck check = check(classes, "26.2");
        String problems = String.join("\n", check.unlisted("mirage/Stray"));
        for (String expected : List.of(
                "mirage/Stray names net/minecraft/world/item/ItemStack",
                "mirage/Stray names net/minecraft/world/level/chunk/LevelChunk",
                "mirage/Stray names net/minecraft/server/MinecraftServer",
                "mirage/Stray uses net/minecraft/client/Minecraft madeUp ()V",
                "mirage/Stray uses mirage/Stray inheritedStray ()V",
                "mirage/Stray uses org/lwjgl/opengl/GL11C glFinish ()V",
                "mirage/Stray uses net/fabricmc/fabric/api/client/rendering/v1/hud/HudElement stray ()V")) {
            assertTrue(problems.contains(expected), expected + " is missing in\n" + problems);
        }
    }

    @Test
    void aClassThatIsTakenForAnInterfaceIsReported() throws IOException {
        ClassFiles classes = new ClassFiles();
        classes.add(strayClass());
        String problems = String.join("\n", check(classes, "26.2").misfits("mirage/Stray"));
        assertTrue(problems.contains("net/minecraft/client/Minecraft is a class"), problems);
        assertTrue(problems.contains("static or not: net/minecraft/client/Minecraft getInstance"), problems);
        assertTrue(problems.contains("not in the stand-in: net/minecraft/client/Minecraft madeUp ()V"), problems);
    }

    /** A screen that does all that the lists forbid. */
    private static byte[] strayClass() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "mirage/Stray", null,
            "net/minecraft/client/gui/screens/Screen", null);
        String generic = "Ljava/util/List<Lnet/minecraft/world/item/ItemStack;>;";
        writer.visitField(0, "items", "Ljava/util/List;", generic, null).visitEnd();
        writer.visitAnnotation("Lnet/minecraft/server/MinecraftServer;", false).visitEnd();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null);
        code.visitCode();
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "net/minecraft/client/Minecraft", "madeUp", "()V", false);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "net/minecraft/client/Minecraft", "isPaused", "()Z", true);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "net/minecraft/client/Minecraft", "getInstance",
            "()Lnet/minecraft/client/Minecraft;", false);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "org/lwjgl/opengl/GL11C", "glFinish", "()V", false);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "mirage/Stray", "inheritedStray", "()V", false);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitTypeInsn(Opcodes.ANEWARRAY, "[Lnet/minecraft/world/level/chunk/LevelChunk;");
        code.visitInvokeDynamicInsn("stray", "()Lnet/fabricmc/fabric/api/client/rendering/v1/hud/HudElement;",
            new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/LambdaMetafactory", "metafactory", "()V", false),
            Type.getMethodType("()V"));
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
