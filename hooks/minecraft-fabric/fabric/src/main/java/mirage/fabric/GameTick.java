package mirage.fabric;

import java.util.List;
import java.util.function.LongSupplier;
import mirage.core.game.GameState;
import mirage.core.prompt.PromptDesk;
import mirage.core.session.Session;
import mirage.core.wire.Welcome;
import net.minecraft.client.Minecraft;

/**
 * What is done twenty times a second: keys, rules, events for the daemon, entering and leaving worlds, words for the
 * player. Client thread; only {@link Session.Listener} is called on the session's.
 */
final class GameTick implements Session.Listener {
    /** For a second after a world was entered its numbers still come in: a change of them is no event. */
    private static final int ARRIVING_TICKS = 20;

    private final GameSampler sampler = new GameSampler();
    private final HookWatch watch = new HookWatch();
    private final GameState now = new GameState();
    private final GameState before = new GameState();
    private final Complaints complaints = new Complaints();
    private volatile boolean met;
    private volatile boolean parted;
    private Wiring wiring;
    private boolean inWorld;
    private boolean welcomeDue;
    private int arrivingTicks;

    /**
     * What it works with.
     *
     * @param keys the player's
     * @param actions what keys do
     * @param session hears of events
     * @param desk counts ticks
     * @param rules look at the state
     * @param server lines of chat
     * @param overlay is told of lost connections
     * @param capture is told when a world is left
     * @param hookCalls how often the game called our hook, whether the part behind it still runs or not
     */
    record Wiring(Keys keys, Actions actions, Session session, PromptDesk desk, RulesDesk rules, ServerLines server,
            Overlay overlay, Capture capture, LongSupplier hookCalls) {
    }

    /** Everything it needs; before the first tick. */
    void wire(Wiring parts) {
        wiring = parts;
    }

    /** A tick of the game. */
    void tick(Minecraft minecraft, long nowNs) {
        Chat.flush(minecraft);
        boolean world = minecraft.level != null && minecraft.player != null;
        if (world && !inWorld) {
            enter();
        } else if (!world && inWorld) {
            leave();
        }
        inWorld = world;
        news();
        if (world) {
            openScreens(minecraft);
            look(minecraft);
            wiring.server().tick(nowNs);
        }
        wiring.desk().tick();
        boolean shown = world && !minecraft.isPaused() && !minecraft.getWindow().isIconified();
        if (wiring.capture() != null && watch.tick(shown, wiring.hookCalls().getAsLong())) {
            Chat.tell("mirage.hook.silent");
        }
    }

    private void enter() {
        Preferences preferences = wiring.actions().preferences();
        if (preferences.connectAtStart()) {
            wiring.actions().start();
        }
        welcomeDue = !preferences.welcomeSeen();
        arrivingTicks = ARRIVING_TICKS;
    }

    private void leave() {
        wiring.server().leave();
        wiring.rules().leave();
        if (wiring.capture() != null) {
            wiring.capture().leave();
        }
    }

    private void openScreens(Minecraft minecraft) {
        boolean wanted = wiring.keys().takePrompt() | wiring.actions().takeScreenWanted();
        boolean free = minecraft.gui.screen() == null;
        if (welcomeDue && free) { // while a world loads, the game has a screen of its own open
            welcomeDue = false;
            minecraft.gui.setScreen(new FirstStartScreen(wiring.actions()));
        } else if (wanted && free) {
            minecraft.gui.setScreen(new PromptScreen(wiring.actions()));
        }
        if (wiring.keys().takeToggle()) {
            Preferences preferences = wiring.actions().preferences();
            preferences.setEnabled(!preferences.enabled());
            preferences.save();
        }
    }

    private void look(Minecraft minecraft) {
        Preferences preferences = wiring.actions().preferences();
        if (!sampler.read(minecraft, now)) {
            return;
        }
        if (arrivingTicks == 0) {
            tellChanges(preferences.sharesState());
        } else if (--arrivingTicks == 0) {
            met = true; // and then all of it is told
        }
        before.copyFrom(now);
        wiring.rules().tick(now, preferences.rules());
    }

    private void tellChanges(boolean shared) {
        List<GameState.Event> events = now.changes(before);
        for (int i = 0; i < events.size(); i++) {
            wiring.rules().event(events.get(i).name());
        }
        if (shared) {
            boolean fresh = met;
            met = false;
            List<GameState.Event> told = fresh ? now.all() : events;
            for (int i = 0; i < told.size(); i++) {
                wiring.session().event(told.get(i).name(), told.get(i).fields());
            }
        }
    }

    private void news() {
        if (parted) {
            parted = false;
            if (wiring.overlay() != null) {
                wiring.overlay().lost();
            }
        }
        String said = complaints.tick();
        if (said != null) {
            Chat.tell("mirage.refused", said);
        }
    }

    @Override
    public void connected(Welcome welcome) {
        met = true;
    }

    @Override
    public void disconnected(String why) {
        parted = true;
    }

    @Override
    public void refused(String code, String message, String fix) {
        complaints.add(fix.isEmpty() ? message : message + " " + fix);
    }
}
