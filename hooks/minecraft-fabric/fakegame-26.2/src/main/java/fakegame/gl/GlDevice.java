package fakegame.gl;

import static org.lwjgl.opengl.GL32C.*;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.buffers.GpuBuffer;
import com.mojang.blaze3d.systems.CommandEncoder;
import com.mojang.blaze3d.systems.GpuDevice;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The GPU of the running game. */
public final class GlDevice extends GpuDevice {
    /** A finished copy is reported this many frames after it was asked for, or later. */
    public static final int FRAMES_OF_DELAY = Integer.parseInt("2");
    private static final List<String> MISUSE = new ArrayList<>();
    private static GlDevice current;
    private static int live;

    private final Thread renderThread = Thread.currentThread();
    private final GlEncoder encoder = new GlEncoder(this);
    private final Deque<Copy> copies = new ArrayDeque<>();
    private long frame;

    /** The device of the running game; an error without a game. */
    public static GlDevice current() {
        if (current == null) {
            throw new IllegalStateException("Can't getDevice() before it was initialized");
        }
        return current;
    }

    /** Whether the caller draws. */
    public static boolean onRenderThread() {
        return current != null && Thread.currentThread() == current.renderThread;
    }

    /** An error for any thread but the one that draws. */
    public static void requireRenderThread() {
        if (!onRenderThread()) {
            throw new IllegalStateException("Rendersystem called from wrong thread");
        }
    }

    /** Takes the caller's thread as the one that draws; the context is made already. */
    public static GlDevice start() {
        current = new GlDevice();
        live = 0;
        MISUSE.clear();
        return current;
    }

    /** Forgets the device. */
    public static void stop() {
        current.copies.clear();
        current = null;
    }

    static void live(int change) {
        live += change;
    }

    /** Textures and buffers that are not closed. */
    public static int liveObjects() {
        return live;
    }

    static void misuse(String what) {
        MISUSE.add(what);
    }

    /** What was done wrong with buffers so far, in words. */
    public static List<String> misuse() {
        return List.copyOf(MISUSE);
    }

    /** Copies that are not reported yet. */
    public int pendingCopies() {
        return copies.size();
    }

    void copied(GlBuffer buffer, Runnable whenDone) {
        buffer.pending(1);
        copies.add(new Copy(glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0), frame, buffer, whenDone));
    }

    /** Starts a frame and reports the copies that are done. */
    public void nextFrame() {
        frame++;
        while (!copies.isEmpty() && frame - copies.peek().frame() >= FRAMES_OF_DELAY) {
            Copy copy = copies.peek();
            int state = glClientWaitSync(copy.fence(), GL_SYNC_FLUSH_COMMANDS_BIT, 0);
            if (state == GL_TIMEOUT_EXPIRED) {
                return;
            }
            copies.remove();
            glDeleteSync(copy.fence());
            copy.buffer().pending(-1);
            copy.whenDone().run();
        }
    }

    @Override
    public CommandEncoder createCommandEncoder() {
        requireRenderThread();
        return encoder;
    }

    @Override
    public GpuTexture createTexture(Supplier<String> label, int usage, GpuFormat format, int width, int height,
            int depthOrLayers, int mipLevels) {
        if (depthOrLayers != 1 || mipLevels != 1) {
            throw new IllegalArgumentException("only plain textures here");
        }
        return new GlTexture(usage, format, width, height);
    }

    @Override
    public GpuTextureView createTextureView(GpuTexture texture) {
        if (texture.isClosed()) {
            throw new IllegalArgumentException("Can't create texture view with closed texture");
        }
        return new GlView(texture);
    }

    @Override
    public GpuBuffer createBuffer(Supplier<String> label, int usage, long size) {
        return new GlBuffer(usage, size);
    }

    private record Copy(long fence, long frame, GlBuffer buffer, Runnable whenDone) {
    }
}
