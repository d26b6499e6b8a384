package mirage.fabric.gfx;

import mirage.core.session.FrameSlot;
import mirage.core.session.StyledFrame;
import net.minecraft.client.gui.GuiGraphicsExtractor;

/**
 * The few graphics calls of Mirage, whose names differ from version to version of the game. Not public API.
 *
 * <p>All methods belong to the render thread; none waits for the GPU. Implementations are loaded by {@link GfxLoader}.
 */
public interface Gfx extends AutoCloseable {
    /**
     * Starts reading the main target back. When the GPU is done, some frames later, its memory is lent to {@code slot},
     * whose {@code capturedNs} must stand already.
     *
     * @param slot where the pixels go: rgba8, alpha without meaning
     * @param maxWidth shrink on the GPU to at most this width, keeping the shape; 0: as it is
     * @param maxHeight the same for the height
     * @param whenDone told once, on the render thread, unless this returns false
     * @return false: all buffers are in flight, or there is nothing to read
     */
    boolean capture(FrameSlot slot, int maxWidth, int maxHeight, Captured whenDone);

    /**
     * Keeps the depth of what is drawn so far, at most {@link mirage.core.view.DepthSize#MAX_WIDTH} wide: the nearest
     * samples, nothing in between. Call it before the hand is drawn, for the game empties the depth for that.
     *
     * @return whether there is any
     */
    boolean keepDepth();

    /**
     * Reads what was kept along with the colours that are being read into a slot already: before it is given back, its
     * depth holds the game's own values. Where that goes wrong later, the colours arrive without.
     *
     * @return false: no colours are being read into this slot, or nothing was kept
     */
    boolean captureDepth(FrameSlot slot);

    /**
     * Puts a styled frame into the overlay's texture, which is made anew when the size changes.
     *
     * @param frame rgba8 with alpha 255; may be given back at once
     */
    void upload(StyledFrame frame);

    /** The game collects a new frame's GUI: the meshes of the frame before were drawn. */
    void beginFrame();

    /**
     * Draws the overlay's texture as a mesh over the whole screen, in the GUI pass of this frame.
     *
     * @param gui this frame's
     * @param corners (columns + 1) x (rows + 1) pairs of x, y, row by row, 0..1 of the screen; copied
     * @param columns quads in a row
     * @param rows rows of quads
     * @param bottomUp whether the texture's first row is the lowest
     * @param argb colour to multiply with; the alpha is the opacity
     */
    default void drawMesh(
            GuiGraphicsExtractor gui, float[] corners, int columns, int rows, boolean bottomUp, int argb) {
        drawMesh(gui, corners, columns, rows, bottomUp, argb, 0, 0, gui.guiWidth(), gui.guiHeight());
    }

    /**
     * As above, but only within a rectangle.
     *
     * @param clipX left side in GUI pixels
     * @param clipY top in GUI pixels
     * @param clipWidth in GUI pixels
     * @param clipHeight in GUI pixels
     */
    void drawMesh(GuiGraphicsExtractor gui, float[] corners, int columns, int rows, boolean bottomUp, int argb,
            int clipX, int clipY, int clipWidth, int clipHeight);

    /** Whether the overlay is scaled smoothly, as it is from the start, or in blocks. */
    void smoothScaling(boolean smooth);

    /** Readbacks in flight or lent, those excepted that are back since. */
    int pendingCaptures();

    /** Readback buffers made since the start; stands still while the size does. */
    long buffersMade();

    /** Lets go of all textures and all buffers; those in flight or lent follow when they are back. */
    @Override
    void close();

    /** Hears how a readback ended; on the render thread. */
    interface Captured {
        /** The slot holds the picture. */
        void done(FrameSlot slot);

        /** There is no picture: the window was resized meanwhile, or the driver refused. */
        void failed(FrameSlot slot);
    }
}
