package mirage.fabric;

import java.nio.file.Path;
import mirage.core.config.SettingsFile;
import mirage.core.metrics.FrameFigures;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;
import mirage.core.session.Address;
import mirage.core.session.Session;
import mirage.core.view.PoseHistory;
import mirage.core.wire.PromptRequest;
import mirage.fabric.gfx.Gfx;
import mirage.fabric.gfx.GfxLoader;
import net.fabricmc.api.ClientModInitializer;
import net.fabricmc.fabric.api.client.command.v2.ClientCommandRegistrationCallback;
import net.fabricmc.fabric.api.client.event.lifecycle.v1.ClientLifecycleEvents;
import net.fabricmc.fabric.api.client.event.lifecycle.v1.ClientTickEvents;
import net.fabricmc.fabric.api.client.message.v1.ClientReceiveMessageEvents;
import net.fabricmc.fabric.api.client.rendering.v1.hud.HudElementRegistry;
import net.fabricmc.loader.api.FabricLoader;
import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.gui.screens.Screen;
import net.minecraft.network.chat.Component;
import net.minecraft.resources.Identifier;
import org.joml.Matrix4f;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mod as the game sees it: builds the parts, ties them to the game's events, and keeps their mistakes from the
 * game. Not public API: other mods use {@link mirage.api.MirageApi}.
 */
public final class MirageMod implements ClientModInitializer {
    private static final Logger LOG = LoggerFactory.getLogger("mirage");
    private static final int POSES = 256;

    private static MirageMod running;

    private final PrivateScreens privateScreens = new PrivateScreens();
    private final FrameFigures figures = new FrameFigures();
    private final GameTick tick = new GameTick();
    private Preferences preferences;
    private Session session;
    private Actions actions;
    private ServerLines serverLines;
    private Keys keys;
    private Gfx gfx;
    private Gfx retired;
    private Overlay overlay;
    private Capture capture;
    private StatusDisplay status;
    private Part worldPart;
    private Part overlayPart;
    private Part tickPart;
    private Part linesPart;
    private GuiGraphicsExtractor gui;
    private Component line;
    private boolean showLine;
    private long drawnWorkNs;
    private long hookCalls;

    /** For the loader, which finds it by name. */
    public MirageMod() {
    }

    @Override
    public void onInitializeClient() {
        try {
            build(FabricLoader.getInstance().getConfigDir());
            listen();
            running = this;
        } catch (Throwable thrown) { // a moved name of the game is a LinkageError; the game must start all the same
            LOG.error("Mirage could not start and stays off. The game goes on.", thrown);
            tellLater(thrown);
        }
    }

    private static void tellLater(Throwable thrown) {
        try {
            Chat.tell("mirage.broken.start", thrown.toString());
            ClientTickEvents.END_CLIENT_TICK.register(Chat::flush);
        } catch (Throwable again) {
            LOG.error("It could not be said in the chat either.", again);
        }
    }

    /** The world and the hand are drawn; called by our one hook into the game. Render thread. */
    public static void afterWorld() {
        MirageMod mod = running;
        if (mod != null) {
            mod.hookCalls++;
            mod.worldPart.run();
        }
    }

    /** The game is about to draw the world with this projection. Render thread. */
    public static void projecting(Matrix4f projection) {
        MirageMod mod = running;
        if (mod != null && mod.capture != null) {
            mod.capture.projecting(projection);
        }
    }

    /** The world is drawn and the hand is not. Render thread. */
    public static void beforeHand() {
        MirageMod mod = running;
        if (mod != null && mod.capture != null) {
            mod.capture.beforeHand();
        }
    }

    /** The settings, for Mod Menu; null before the mod has started. */
    static Screen configScreen(Screen parent) {
        return running == null ? null : new ConfigScreen(running.actions, parent);
    }

    private void build(Path folder) {
        Path file = folder.resolve("mirage.json");
        SettingsFile.Loaded loaded = SettingsFile.load(file);
        for (String problem : loaded.problems()) {
            Chat.tell("mirage.settings.problem", problem);
        }
        preferences = new Preferences(file, loaded.settings());
        PromptDesk desk = ApiBridge.desk();
        session = new Session(firstAddress(), "Minecraft", tick);
        desk.onAfter((old, now) -> session.prompt(
            new PromptRequest(now.text(), now.strength(), now.blendMs(), null)));
        RulesDesk rules = new RulesDesk(folder.resolve("mirage-rules.json"), desk);
        rules.layExample();
        rules.load();
        if (!rules.problem().isEmpty()) {
            Chat.tell("mirage.settings.problem", rules.problem());
        }
        serverLines = new ServerLines(desk, preferences);
        actions = new Actions(preferences, desk, session, rules, serverLines);
        keys = new Keys();
        status = new StatusDisplay(session, desk, figures, actions);
        overlayPart = new Part("overlay", this::drawOverlay, this::stopGraphics);
        worldPart = new Part("capture", this::captureWorld, this::stopGraphics);
        linesPart = new Part("server", this::hearLine, () -> { });
        buildGraphics(desk);
        GameTick.Wiring wiring = new GameTick.Wiring(
            keys, actions, session, desk, rules, serverLines, overlay, capture, () -> hookCalls);
        tick.wire(wiring);
        tickPart = new Part("tick", this::tick, () -> { });
        preferences.onChange(this::settingsChanged);
        settingsChanged();
        if (preferences.welcomeSeen() && !preferences.lastPrompt().isEmpty()) {
            desk.set(Prompt.SOURCE_PLAYER, Prompt.PRIORITY_PLAYER, preferences.lastPrompt(), preferences.strength(), 0);
        }
    }

    private Address firstAddress() {
        try {
            return Actions.address(preferences, preferences.endpoint(), preferences.serverKey());
        } catch (IllegalArgumentException unfit) {
            Chat.tell("mirage.settings.problem", unfit.getMessage());
            return Address.DEFAULT;
        }
    }

    /** Graphics are a part by themselves: where they fail, prompts, rules and commands still work. */
    private void buildGraphics(PromptDesk desk) {
        try {
            String version = FabricLoader.getInstance().getModContainer("minecraft").orElseThrow()
                .getMetadata().getVersion().getFriendlyString();
            gfx = GfxLoader.load(version);
            PoseHistory poses = new PoseHistory(POSES);
            overlay = new Overlay(session, gfx, preferences, poses, ApiBridge.areas(), keys::isComparing, figures);
            capture = new Capture(session, gfx, preferences, poses, overlay, new HeldKeys(), () -> isPaused(desk));
        } catch (Throwable thrown) { // as above
            worldPart.fail(thrown);
        }
    }

    private void listen() {
        Identifier overlayId = Identifier.fromNamespaceAndPath("mirage", "overlay");
        HudElementRegistry.addFirst(overlayId, (extractor, delta) -> {
            gui = extractor;
            overlayPart.run();
        });
        ClientTickEvents.END_CLIENT_TICK.register(minecraft -> tickPart.run());
        ClientCommandRegistrationCallback.EVENT.register(
            (dispatcher, context) -> new Commands(actions).register(dispatcher));
        ClientReceiveMessageEvents.ALLOW_GAME.register((message, aboveHotbar) -> {
            line = message;
            showLine = true;
            linesPart.run();
            return showLine;
        });
        ClientLifecycleEvents.CLIENT_STOPPING.register(minecraft -> stop());
    }

    private void tick() {
        closeRetired();
        tick.tick(Minecraft.getInstance(), System.nanoTime());
    }

    private void captureWorld() {
        if (capture == null) {
            return;
        }
        long startNs = System.nanoTime();
        capture.afterWorld(Minecraft.getInstance(), startNs);
        figures.rendered((System.nanoTime() - startNs + drawnWorkNs) / 1e6);
        drawnWorkNs = 0;
    }

    private void drawOverlay() {
        long startNs = System.nanoTime();
        Minecraft minecraft = Minecraft.getInstance();
        boolean calming = false;
        if (overlay != null) {
            overlay.draw(minecraft, gui, startNs);
            calming = overlay.isCalming(startNs);
        }
        if (preferences.statusLine() && preferences.enabled() && !minecraft.gui.hud.isHidden()) {
            status.draw(minecraft, gui, calming, startNs);
        }
        drawnWorkNs = System.nanoTime() - startNs;
    }

    private void hearLine() {
        showLine = serverLines.hear(line, ServerLines.here(Minecraft.getInstance()));
    }

    /** Nobody asks for a style, or the player writes what is nobody's business. */
    private boolean isPaused(PromptDesk desk) {
        boolean plain = desk.shown().text().isEmpty();
        return plain || preferences.leaveOutWriting()
            && privateScreens.isPrivate(Minecraft.getInstance().gui.screen());
    }

    private void settingsChanged() {
        session.payload(Session.Payload.AUTO, preferences.jpegQuality());
        if (overlay != null) {
            overlay.settingsChanged();
        }
    }

    /**
     * Neither frames nor pictures from now on: half of the two is of no use. What is in the picture that is being drawn
     * may not be closed yet.
     */
    private void stopGraphics() {
        overlay = null;
        capture = null;
        if (gfx != null) {
            retired = gfx;
            gfx = null;
        }
    }

    /** Between two frames, when nothing of ours waits to be drawn. */
    private void closeRetired() {
        Gfx old = retired;
        if (old != null) {
            old.close();
            if (old.pendingCaptures() == 0) { // the session may still read what was lent to it
                retired = null;
            }
        }
    }

    private void stop() {
        session.close();
        preferences.save();
        preferences.close();
        stopGraphics();
        closeRetired();
    }
}
