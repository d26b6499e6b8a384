package fakegame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Executable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.minecraft.client.Minecraft;
import org.junit.jupiter.api.Test;

/** The list of names that the mod may use, and the fixture, say the same. */
class NamesTest {
    private static final Path LIST = Path.of("..", "mod", "src", "test", "resources", "names-" + Version.NAME + ".txt");

    @Test
    void everyNameOfTheListIsInTheFixture() throws IOException {
        List<String> missing = new ArrayList<>();
        int names = 0;
        for (String line : Files.readAllLines(LIST)) {
            if (!line.startsWith("#")) {
                names++;
                String[] parts = line.split(" ");
                if (!exists(parts[0], parts[1], parts[2])) {
                    missing.add(line);
                }
            }
        }
        assertTrue(names > 300, "names: " + names);
        assertEquals(List.of(), missing);
    }

    private static boolean exists(String owner, String name, String descriptor) {
        Class<?> type;
        try {
            type = Class.forName(owner.replace('/', '.'), false, NamesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return false;
        }
        if (name.equals("<init>")) {
            return has(type.getDeclaredConstructors(), "<init>", descriptor);
        }
        return inherits(type, name, descriptor);
    }

    private static boolean inherits(Class<?> type, String name, String descriptor) {
        if (type == null) {
            return false;
        }
        boolean here = descriptor.startsWith("(") ? has(type.getDeclaredMethods(), name, descriptor)
                : Arrays.stream(type.getDeclaredFields())
                        .anyMatch(f -> f.getName().equals(name) && f.getType().descriptorString().equals(descriptor));
        return here || inherits(type.getSuperclass(), name, descriptor)
                || Arrays.stream(type.getInterfaces()).anyMatch(i -> inherits(i, name, descriptor));
    }

    private static boolean has(Executable[] members, String name, String descriptor) {
        return Arrays.stream(members).anyMatch(m -> {
            Class<?> result = m instanceof java.lang.reflect.Method method ? method.getReturnType() : void.class;
            String n = m instanceof java.lang.reflect.Method ? m.getName() : "<init>";
            String d = MethodType.methodType(result, m.getParameterTypes()).toMethodDescriptorString();
            return n.equals(name) && d.equals(descriptor);
        });
    }

    @Test
    void noConstantCanBeCopiedIntoTheMod() throws Exception {
        Path classes = Path.of(Minecraft.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> constant = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file).toString();
                // The number that Java asks of exceptions is private.
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (!name.startsWith("fakegame") && !name.endsWith("Exception.class")
                        && bytes.contains("ConstantValue")) {
                    constant.add(name);
                }
            }
        }
        assertEquals(List.of(), constant);
    }
}
