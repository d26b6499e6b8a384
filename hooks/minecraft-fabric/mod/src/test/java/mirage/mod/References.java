package mirage.mod;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file names. Types and members are read from its constant pool, which also has what only annotations,
 * signatures and the targets of a mixin name; how members are used is read from its code.
 */
final class References {
    private static final Pattern TYPE_IN_TEXT = Pattern.compile("L((?:[a-z][\\w]*/)+[\\w$]+)[;<]");
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;

    /** Internal names of types, arrays as their elements. */
    final Set<String> types = new TreeSet<>();
    final Set<Member> members = new TreeSet<>();
    final Set<Use> uses = new TreeSet<>();

    private References() {
    }

    /** A field or a method: internal name of its owner, name, descriptor. */
    record Member(String owner, String name, String descriptor) implements Comparable<Member> {
        @Override
        public int compareTo(Member other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return owner + " " + name + " " + descriptor;
        }
    }

    /** How a member is used: as a static one or not, as one of an interface or not. */
    record Use(Member member, boolean isStatic, boolean ofInterface) implements Comparable<Use> {
        boolean isMethod() {
            return member.descriptor().startsWith("(");
        }

        @Override
        public int compareTo(Use other) {
            return toString().compareTo(other.toString());
        }
    }

    static References of(byte[] file) {
        References found = new References();
        ClassReader reader = new ClassReader(file);
        found.readPool(file, reader);
        reader.accept(found.new Code(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found;
    }

    private void readPool(byte[] file, ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            int tag = at == 0 ? 0 : file[at - 1]; // 0: the second half of a long
            if (tag == UTF8) {
                Matcher matcher = TYPE_IN_TEXT.matcher(
                    new String(file, at + 2, reader.readUnsignedShort(at), StandardCharsets.UTF_8));
                while (matcher.find()) {
                    types.add(matcher.group(1));
                }
            } else if (tag == CLASS) {
                addType(reader.readUTF8(at, buffer));
            } else if (tag >= FIELD && tag <= INTERFACE_METHOD) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                members.add(new Member(reader.readClass(at, buffer), reader.readUTF8(nameAndType, buffer),
                    reader.readUTF8(nameAndType + 2, buffer)));
            }
        }
    }

    private void addType(String internalName) {
        Type type = Type.getObjectType(internalName);
        while (type.getSort() == Type.ARRAY) {
            type = type.getElementType();
        }
        if (type.getSort() == Type.OBJECT) {
            types.add(type.getInternalName());
        }
    }

    private final class Code extends ClassVisitor {
        Code() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
                String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String type) {
                    boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
                    uses.add(new Use(new Member(owner, field, type), isStatic, false));
                }

                @Override
                public void visitMethodInsn(int opcode, String owner, String method, String type, boolean ofInterface) {
                    uses.add(new Use(new Member(owner, method, type), opcode == Opcodes.INVOKESTATIC, ofInterface));
                }

                @Override
                public void visitInvokeDynamicInsn(String method, String type, Handle maker, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle) {
                            add(handle);
                        }
                    }
                    if (maker.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                        Member implemented = new Member(
                            Type.getReturnType(type).getInternalName(), method, arguments[0].toString());
                        members.add(implemented); // the pool has it in three pieces
                        uses.add(new Use(implemented, false, true));
                    }
                }
            };
        }

        private void add(Handle handle) {
            boolean isStatic = switch (handle.getTag()) {
                case Opcodes.H_GETSTATIC, Opcodes.H_PUTSTATIC, Opcodes.H_INVOKESTATIC -> true;
                default -> false;
            };
            Member member = new Member(handle.getOwner(), handle.getName(), handle.getDesc());
            uses.add(new Use(member, isStatic, handle.isInterface()));
        }
    }
}
