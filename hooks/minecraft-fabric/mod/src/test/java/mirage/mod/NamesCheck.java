package mirage.mod;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Holds the mod's classes against the names of one version of the game, and against its stand-in. */
final class NamesCheck {
    private static final Pattern GAME =
        Pattern.compile("(?:net/minecraft|com/mojang|net/fabricmc|com/terraformersmc|org/lwjgl|org/joml)/.*");

    private final ClassFiles mod;
    private final NameList list;
    private final ClassFiles game;

    /** All classes of the mod, the version's list, and the classes of the version's stand-in. */
    NamesCheck(ClassFiles mod, NameList list, ClassFiles game) {
        this.mod = mod;
        this.list = list;
        this.game = game;
    }

    /** Whether a type is of the game, of Fabric, or of a library that comes with the game. */
    static boolean isOfTheGame(String internalName) {
        return GAME.matcher(internalName).matches();
    }

    /** What a class of the mod names or overrides and the list does not have; empty if all is well. */
    List<String> unlisted(String className) {
        List<String> problems = new ArrayList<>();
        References references = References.of(mod.files().get(className));
        for (String type : references.types) {
            if (isOfTheGame(type) && !list.hasType(type)) {
                problems.add(className + " names " + type);
            }
        }
        for (References.Member member : references.members) {
            if (!isListed(member)) {
                problems.add(className + " uses " + member);
            }
        }
        for (MethodNode method : mod.node(className).methods) {
            for (String parent : gameParents(className)) {
                References.Member overridden = new References.Member(parent, method.name, method.desc);
                if (canOverride(method) && game.find(parent, method.name, method.desc).isPresent()
                    && !list.has(overridden)) {
                    problems.add(className + " overrides " + overridden);
                }
            }
        }
        return problems;
    }

    private static boolean canOverride(MethodNode method) {
        return !method.name.startsWith("<") && (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) == 0;
    }

    private Set<String> gameParents(String className) {
        Set<String> parents = new TreeSet<>();
        mod.collectOutside(className, NamesCheck::isOfTheGame, parents);
        return parents;
    }

    /** A member that one of our classes inherits from the game is named as if it were ours. */
    private boolean isListed(References.Member member) {
        if (isOfTheGame(member.owner())) {
            return list.has(member);
        }
        if (!mod.has(member.owner()) || mod.find(member.owner(), member.name(), member.descriptor()).isPresent()) {
            return true;
        }
        Set<String> parents = gameParents(member.owner());
        return parents.isEmpty() || parents.stream().anyMatch(
            parent -> list.has(new References.Member(parent, member.name(), member.descriptor())));
    }

    /** Uses that the version's classes would refuse at run time: class for interface, static for not static. */
    List<String> misfits(String className) {
        List<String> problems = new ArrayList<>();
        ClassNode node = mod.node(className);
        checkKind(className, node.superName, false, problems);
        node.interfaces.forEach(parent -> checkKind(className, parent, true, problems));
        for (References.Use use : References.of(mod.files().get(className)).uses) {
            References.Member member = use.member();
            if (!game.has(member.owner())) {
                continue;
            }
            if (use.isMethod()) {
                checkKind(className + " calls " + member, member.owner(), use.ofInterface(), problems);
            }
            game.find(member.owner(), member.name(), member.descriptor()).ifPresentOrElse(found -> {
                if (found.isStatic() != use.isStatic()) {
                    problems.add(className + ": static or not: " + member);
                }
            }, () -> problems.add(className + ": not in the stand-in: " + member));
        }
        return problems;
    }

    private void checkKind(String what, String type, boolean wantInterface, List<String> problems) {
        if (game.has(type) && game.isInterface(type) != wantInterface) {
            problems.add(what + ": " + type + (wantInterface ? " is a class" : " is an interface"));
        }
    }
}
