package mirage.bench;

import fakegame.HudPainter;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import mirage.fabric.MirageMod;
import mirage.mod.play.Player;
import net.fabricmc.fabric.api.client.event.lifecycle.v1.ClientTickEvents;
import net.fabricmc.fabric.api.event.Event;
import org.junit.jupiter.api.function.Executable;

/** A game whose mod can be taken out and put back while it runs: what it registered with the game is hidden. */
final class WithAndWithout implements AutoCloseable {
    private final Player player;
    private final Map<Object, Object> parts;
    private final Map<Object, Object> modsParts;
    private final Object tickBefore;
    private final Object tickAfter;
    private final Object mod;

    private WithAndWithout(Player player, Map<Object, Object> parts, Map<Object, Object> modsParts, Object tickBefore)
            throws ReflectiveOperationException {
        this.player = player;
        this.parts = parts;
        this.modsParts = modsParts;
        this.tickBefore = tickBefore;
        tickAfter = invoker().get(ClientTickEvents.END_CLIENT_TICK);
        mod = running().get(null);
    }

    /** Starts game and mod; the mod is in. */
    @SuppressWarnings("unchecked") // the fixture's own map
    static WithAndWithout start(Executable startMod, int width, int height, String endpoint) throws Throwable {
        Field first = HudPainter.class.getDeclaredField("FIRST");
        first.setAccessible(true);
        Map<Object, Object> parts = (Map<Object, Object>) first.get(null);
        Object tick = invoker().get(ClientTickEvents.END_CLIENT_TICK);
        Player player = Player.start(startMod, width, height, Player.settings(endpoint, true, true));
        return new WithAndWithout(player, parts, new LinkedHashMap<>(parts), tick);
    }

    private static Field invoker() throws ReflectiveOperationException {
        Field field = Event.class.getDeclaredField("invoker");
        field.setAccessible(true);
        return field;
    }

    private static Field running() throws ReflectiveOperationException {
        Field field = MirageMod.class.getDeclaredField("running");
        field.setAccessible(true);
        return field;
    }

    /** Puts the mod in or takes it out. */
    void with(boolean in) throws ReflectiveOperationException {
        parts.clear();
        if (in) {
            parts.putAll(modsParts);
        }
        invoker().set(ClientTickEvents.END_CLIENT_TICK, in ? tickAfter : tickBefore);
        running().set(null, in ? mod : null);
    }

    Player player() {
        return player;
    }

    @Override
    public void close() {
        player.close();
    }
}
