package mirage.fabric;

import java.util.Set;

/**
 * Screens in which the player writes: while one is open no frame leaves the game, if the player wants it so. Client
 * thread.
 *
 * <p>They are known by name, so that a class which moved is no error; a screen of another mod that extends one counts
 * too.
 */
final class PrivateScreens {
    private static final Set<String> NAMES = Set.of(
        "ChatScreen", "InBedChatScreen", "AbstractSignEditScreen", "BookEditScreen", "BookSignScreen",
        "AnvilScreen", "CommandBlockEditScreen", "DirectJoinServerScreen", "ManageServerScreen");
    private static final String PACKAGE = "net.minecraft.client.gui.screens.";

    private Class<?> lastClass;
    private boolean lastAnswer;

    /** Whether this screen, or null for none, is one to keep to oneself. Allocates only for another class than last. */
    boolean isPrivate(Object screen) {
        if (screen == null) {
            return false;
        }
        Class<?> type = screen.getClass();
        if (type != lastClass) {
            lastClass = type;
            lastAnswer = isNamed(type);
        }
        return lastAnswer;
    }

    static boolean isNamed(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            String name = at.getName();
            if (name.startsWith(PACKAGE) && NAMES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                return true;
            }
        }
        return false;
    }
}
