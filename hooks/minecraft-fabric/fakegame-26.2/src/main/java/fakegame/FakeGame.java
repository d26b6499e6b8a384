package fakegame;

import com.mojang.blaze3d.platform.InputConstants;
import com.mojang.brigadier.CommandDispatcher;
import com.mojang.brigadier.exceptions.CommandSyntaxException;
import fakegame.gl.Counters;
import fakegame.gl.GlDevice;
import fakegame.gl.GuiPainter;
import fakegame.gl.Screen;
import fakegame.gl.WorldPainter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import net.fabricmc.fabric.api.client.command.v2.ClientCommandRegistrationCallback;
import net.fabricmc.fabric.api.client.command.v2.FabricClientCommandSource;
import net.fabricmc.fabric.api.client.event.lifecycle.v1.ClientLifecycleEvents;
import net.fabricmc.fabric.api.client.event.lifecycle.v1.ClientTickEvents;
import net.fabricmc.fabric.api.client.message.v1.ClientReceiveMessageEvents;
import net.fabricmc.fabric.api.client.networking.v1.ClientPlayConnectionEvents;
import net.fabricmc.fabric.api.networking.v1.PacketSender;
import net.minecraft.client.Minecraft;
import net.minecraft.client.input.CharacterEvent;
import net.minecraft.client.input.KeyEvent;
import net.minecraft.client.multiplayer.ClientLevel;
import net.minecraft.client.multiplayer.ClientPacketListener;
import net.minecraft.client.player.LocalPlayer;
import net.minecraft.network.chat.Component;
import net.minecraft.resources.Identifier;

/**
 * Runs the stand-in for the game. All calls on the thread that called {@link #start}; one game at a time. Mods register
 * before or after the start, once for ever; what a test sets is forgotten with the game.
 */
public final class FakeGame {
    private static final long TICK_NS = 50_000_000L;

    private final State state;
    private final Screen screen;
    private final GlDevice device;
    private final Game client;
    private CommandDispatcher<FabricClientCommandSource> commands = new CommandDispatcher<>();
    private long nextTickNs = System.nanoTime();
    private long frames;

    private FakeGame(int width, int height) {
        state = State.renew();
        state.windowWidth = width;
        state.windowHeight = height;
        Keyboard.releaseAll();
        screen = Screen.open(width, height);
        device = GlDevice.start();
        Counters.reset();
        client = new Game();
    }

    /** Opens the game's window without a world; pixels. Errors say what the machine lacks. */
    public static FakeGame start(int width, int height) {
        return new FakeGame(width, height);
    }

    /** A name for parts of the HUD and textures. */
    public static Identifier id(String namespace, String path) {
        return Identifier.fromNamespaceAndPath(namespace, path);
    }

    /** What a test can set. */
    public State state() {
        return state;
    }

    /** The game as mods see it. */
    public Minecraft client() {
        return client;
    }

    /** Enters a world; commands of mods are registered anew. */
    public void joinWorld() {
        client.level = new ClientLevel();
        client.player = new LocalPlayer();
        commands = new CommandDispatcher<>();
        ClientCommandRegistrationCallback.EVENT.invoker().register(commands, new Context());
        ClientPlayConnectionEvents.JOIN.invoker().onPlayReady(new ClientPacketListener(), new Sender(), client);
    }

    /** Leaves the world. */
    public void leaveWorld() {
        ClientPlayConnectionEvents.DISCONNECT.invoker().onPlayDisconnect(new ClientPacketListener(), client);
        client.level = null;
        client.player = null;
    }

    /** Another world, as through a portal; a name as {@code minecraft:the_nether}. */
    public void changeDimension(String dimension) {
        state.dimension = dimension;
        client.level = new ClientLevel();
        client.player = new LocalPlayer();
    }

    /** A new life in the same world. */
    public void respawn() {
        state.health = state.maxHealth;
        client.player = new LocalPlayer();
    }

    /** Puts the player somewhere: feet in blocks, yaw and pitch in degrees as the game counts them. */
    public void setPose(double x, double y, double z, float yaw, float pitch) {
        state.x = x;
        state.y = y;
        state.z = z;
        state.yaw = yaw;
        state.pitch = pitch;
    }

    /** One frame: what is due of ticks, what others asked for, finished copies, the frame itself. */
    public void frame() {
        long now = System.nanoTime();
        for (int due = 0; now >= nextTickNs && due < 10; due++) {
            tick();
            nextTickNs += TICK_NS;
        }
        if (now >= nextTickNs) {
            nextTickNs = now + TICK_NS;
        }
        client.tasks();
        device.nextFrame();
        WorldPainter.extract(client);
        Version.render(client);
        screen.present(client.gameRenderer.mainRenderTarget());
        frames++;
    }

    /** Several frames. */
    public void frames(int count) {
        for (int i = 0; i < count; i++) {
            frame();
        }
    }

    /** Frames so far. */
    public long frameCount() {
        return frames;
    }

    /** One tick at once, whatever the time. */
    public void tick() {
        if (client.level != null && !client.isPaused()) {
            state.gameTime++;
            state.clockTime++;
        }
        if (client.gui.screen() != null) {
            client.gui.screen().tick();
        }
        ClientTickEvents.END_CLIENT_TICK.invoker().onEndTick(client);
    }

    /** Presses a key and lets it go; a name as {@code key.keyboard.m}. */
    public void pressKey(String name) {
        holdKey(name, true);
        holdKey(name, false);
    }

    /** Presses a key, or lets it go. Screens get keys before the game does. */
    public void holdKey(String name, boolean down) {
        int code = InputConstants.getKey(name).getValue();
        if (client.gui.screen() != null && down) {
            client.gui.screen().keyPressed(new KeyEvent(code, 0, 0));
        } else {
            Keyboard.press(code, down);
        }
    }

    /** Types into the open screen. */
    public void type(String text) {
        if (client.gui.screen() == null) {
            throw new IllegalStateException("no screen is open to type in");
        }
        text.codePoints().forEach(c -> client.gui.screen().charTyped(new CharacterEvent(c)));
    }

    /** Runs a mod's command, without the slash; what is wrong goes to the chat. Gives the command's number. */
    public int runCommand(String command) {
        try {
            return commands.execute(command, new Source());
        } catch (CommandSyntaxException e) {
            state.chat.add(e.getMessage());
            return 0;
        }
    }

    /** What could be typed at the end of an unfinished command. */
    public List<String> suggest(String command) {
        try {
            return commands.getCompletionSuggestions(command, new Source()).join().getList().stream()
                    .map(com.mojang.brigadier.suggestion.Suggestion::getText).toList();
        } catch (CommandSyntaxException e) {
            return List.of();
        }
    }

    /** A line of the server arrives. */
    public void receive(Component message, boolean overlay) {
        if (!ClientReceiveMessageEvents.ALLOW_GAME.invoker().allowReceiveGameMessage(message, overlay)) {
            return;
        }
        ClientReceiveMessageEvents.GAME.invoker().onReceiveGameMessage(message, overlay);
        if (overlay) {
            client.player.sendOverlayMessage(message);
        } else {
            client.player.sendSystemMessage(message);
        }
    }

    /** Lines of the chat so far. */
    public List<String> chatLines() {
        return List.copyOf(state.chat);
    }

    /** Another size of the window, pixels. */
    public void resize(int width, int height) {
        state.windowWidth = width;
        state.windowHeight = height;
        screen.resize(width, height);
        if (client.gui.screen() != null) {
            client.gui.screen().resize(client.getWindow().getGuiScaledWidth(), client.getWindow().getGuiScaledHeight());
        }
    }

    /** Minimises the window, or shows it again. */
    public void minimise(boolean away) {
        state.iconified = away;
    }

    /**
     * What the world looks like to a ray, worked out without graphics.
     *
     * @param from x, y, z in blocks
     * @param along a direction
     * @return how often the direction fits in until something is met; 0: the sky
     */
    public double away(double[] from, double[] along) {
        return WorldPainter.away(from, along);
    }

    /** The last frame, row 0 on top. */
    public BufferedImage screenshot() {
        return Screen.picture(client.gameRenderer.mainRenderTarget());
    }

    /** All pixels of the last frame as 0xRRGGBB, row 0 on top. */
    public int[] pixels() {
        var target = client.gameRenderer.mainRenderTarget();
        return Screen.pixels(target, 0, 0, target.width, target.height);
    }

    /** A part of the last frame as 0xRRGGBB; x, y and rows are counted from the left upper corner. */
    public int[] pixels(int x, int y, int width, int height) {
        return Screen.pixels(client.gameRenderer.mainRenderTarget(), x, y, width, height);
    }

    /** The last frame as a PNG file. */
    public void screenshot(Path file) throws IOException {
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        ImageIO.write(screenshot(), "png", file.toFile());
    }

    /** How much went to graphics calls since the start or the last {@link #resetStats}. */
    public Stats stats() {
        return new Stats(Counters.calls(), Counters.nanos(), GuiPainter.quadsDrawn(), device.pendingCopies(),
                GlDevice.liveObjects(), GlDevice.misuse(), Screen.error());
    }

    /** Starts the counts of calls and of time from zero. */
    public void resetStats() {
        Counters.reset();
    }

    /** What OpenGL says of itself. */
    public String renderer() {
        return Screen.renderer();
    }

    /** Ends the game. */
    public void stop() {
        ClientLifecycleEvents.CLIENT_STOPPING.invoker().onClientStopping(client);
        GlDevice.stop();
        screen.close();
    }

    /**
     * Counts.
     *
     * @param calls graphics calls
     * @param nanos time in them, nanoseconds
     * @param quads quads of the GUI in the last frame
     * @param pendingCopies copies to buffers that were not reported yet
     * @param liveObjects textures and buffers that are not closed
     * @param misuse what was done wrong with buffers
     * @param glError an error of OpenGL, or 0
     */
    public record Stats(long calls, long nanos, int quads, int pendingCopies, int liveObjects, List<String> misuse,
            int glError) {
    }

    private static final class Game extends Minecraft {
        void tasks() {
            runTasks();
        }
    }

    private static final class Context implements net.minecraft.commands.CommandBuildContext {
    }

    private static final class Sender implements PacketSender {
    }

    private final class Source implements FabricClientCommandSource {
        @Override
        public void sendFeedback(Component message) {
            state.chat.add(message.getString());
        }

        @Override
        public void sendError(Component message) {
            state.chat.add(message.getString());
        }

        @Override
        public Minecraft getClient() {
            return client;
        }

        @Override
        public LocalPlayer getPlayer() {
            return client.player;
        }
    }
}
