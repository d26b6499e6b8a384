package mirage.mod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Class files of a folder by internal name: what they extend and declare. */
final class ClassFiles {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, ClassNode> parsed = new TreeMap<>();

    /** A field or method where it is declared. */
    record Found(String owner, int access) {
        boolean isStatic() {
            return (access & Opcodes.ACC_STATIC) != 0;
        }
    }

    /** All class files below a folder. */
    static ClassFiles in(Path folder) throws IOException {
        ClassFiles all = new ClassFiles();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".class")).toList()) {
                all.add(Files.readAllBytes(path));
            }
        }
        return all;
    }

    void add(byte[] file) {
        files.put(new ClassReader(file).getClassName(), file);
    }

    Map<String, byte[]> files() {
        return files;
    }

    boolean has(String internalName) {
        return files.containsKey(internalName);
    }

    /** Header, fields and methods without their code; null if it is not here. */
    ClassNode node(String internalName) {
        byte[] file = files.get(internalName);
        return file == null ? null : parsed.computeIfAbsent(internalName, name -> {
            ClassNode node = new ClassNode();
            new ClassReader(file).accept(node, ClassReader.SKIP_CODE);
            return node;
        });
    }

    boolean isInterface(String internalName) {
        return (node(internalName).access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** The class that a type extends, and the interfaces that it implements. */
    List<String> parents(String internalName) {
        ClassNode node = node(internalName);
        List<String> parents = new ArrayList<>(node.interfaces);
        if (node.superName != null) {
            parents.add(0, node.superName);
        }
        return parents;
    }

    /** Types outside of this folder that a type of it extends or implements, directly or through others of it. */
    void collectOutside(String internalName, Predicate<String> wanted, Collection<String> into) {
        for (String parent : parents(internalName)) {
            if (has(parent)) {
                collectOutside(parent, wanted, into);
            } else if (wanted.test(parent)) {
                into.add(parent);
            }
        }
    }

    /** Looks for a field or method in a type and in what it extends and implements, as far as it is in this folder. */
    Optional<Found> find(String internalName, String name, String descriptor) {
        ClassNode node = node(internalName);
        if (node == null) {
            return Optional.empty();
        }
        Stream<Found> fields = node.fields.stream()
            .filter(field -> field.name.equals(name) && field.desc.equals(descriptor))
            .map(field -> new Found(internalName, field.access));
        Stream<Found> methods = node.methods.stream()
            .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
            .map(method -> new Found(internalName, method.access));
        return Stream.concat(fields, methods).findFirst()
            .or(() -> name.equals("<init>") ? Optional.empty() : parents(internalName).stream()
                .flatMap(parent -> find(parent, name, descriptor).stream()).findFirst());
    }
}
