package net.minecraft.client;

import com.mojang.blaze3d.platform.Window;
import fakegame.State;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.minecraft.client.gui.Font;
import net.minecraft.client.gui.Gui;
import net.minecraft.client.multiplayer.ClientLevel;
import net.minecraft.client.multiplayer.ServerData;
import net.minecraft.client.player.LocalPlayer;
import net.minecraft.client.renderer.GameRenderer;

/** The game. */
public class Minecraft {
    private static Minecraft instance;
    /** Draws. */
    public final GameRenderer gameRenderer;
    /** Screens and HUD. */
    public final Gui gui;
    /** The player's settings. */
    public final Options options = new Options();
    /** The font. */
    public final Font font = new Font();
    /** The player, or null outside of worlds. */
    public LocalPlayer player;
    /** The world, or null outside of worlds. */
    public ClientLevel level;
    private final Window window = new Window();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Starts the game; the newest one counts. */
    protected Minecraft() {
        instance = this;
        gameRenderer = new GameRenderer();
        gui = new Gui(this, gameRenderer.gameRenderState().guiRenderState);
    }

    /** The running game. */
    public static Minecraft getInstance() {
        return instance;
    }

    /** The window. */
    public Window getWindow() {
        return window;
    }

    /** Time between frames. */
    public DeltaTracker getDeltaTracker() {
        return ignoreFreeze -> State.get().partialTick;
    }

    /** Whether the window has the keyboard. */
    public boolean isWindowActive() {
        return State.get().windowActive && !State.get().iconified;
    }

    /** Whether the game stands still behind a screen. */
    public boolean isPaused() {
        return gui.screen() != null && gui.screen().isPauseScreen() && State.get().server == null;
    }

    /** The server, or null in a world of one's own. */
    public ServerData getCurrentServer() {
        return State.get().server;
    }

    /** Runs something on the render thread: at once if called there, else before the next frame. */
    public void execute(Runnable task) {
        if (com.mojang.blaze3d.systems.RenderSystem.isOnRenderThread()) {
            task.run();
        } else {
            tasks.add(task);
        }
    }

    /** Runs what other threads asked for. */
    protected void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }
}
