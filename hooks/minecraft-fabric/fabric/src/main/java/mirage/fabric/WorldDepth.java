package mirage.fabric;

import com.mojang.blaze3d.pipeline.RenderTarget;
import java.util.function.BooleanSupplier;
import mirage.core.session.FrameSlot;
import mirage.core.view.CameraPose;
import mirage.core.view.DepthLens;
import mirage.core.view.DrawnView;
import mirage.fabric.gfx.Gfx;
import net.minecraft.client.Minecraft;
import net.minecraft.client.renderer.state.level.CameraRenderState;
import net.minecraft.world.phys.Vec3;
import org.joml.Matrix4f;

/**
 * The depth of the world in the frame that is being drawn, and the camera that it is really drawn with, view bobbing
 * included. A part by itself: what goes wrong here switches depth off, and colours go on without it. Render thread;
 * nothing is allocated from frame to frame.
 */
final class WorldDepth {
    /** Frames read at the start without depth's hooks before it is said that names have moved. */
    static final int PATIENCE = 120;
    private static final double SHAPE_TOLERANCE = 0.02;

    private final Gfx gfx;
    private final BooleanSupplier wanted;
    private final Part part;
    private final float[] projection = new float[16];
    private final float[] drawn = new float[16];
    private final float[] look = new float[16];
    private final DrawnView view = new DrawnView();
    private final DepthLens lens = new DepthLens();
    private final CameraPose pose = new CameraPose();
    private Step step = Step.PROJECT;
    private Matrix4f matrix;
    private FrameSlot slot;
    private boolean asked;
    private boolean everAsked;
    private boolean kept;
    private int silent;

    private enum Step { PROJECT, KEEP, READ }

    /**
     * Keeps and reads depth.
     *
     * @param gfx does it
     * @param wanted asked once a frame, before the hand: whether this frame will be read
     */
    WorldDepth(Gfx gfx, BooleanSupplier wanted) {
        this.gfx = gfx;
        this.wanted = wanted;
        part = new Part("depth", this::go, () -> { });
    }

    /** Whether a mistake has switched depth off. */
    boolean isBroken() {
        return part.isBroken();
    }

    /** The game projects the world so in this frame; the first of three calls a frame. */
    void project(Matrix4f by) {
        matrix = by;
        run(Step.PROJECT);
    }

    /** The world is drawn and the hand is not: keeps the depth, if it can be understood. */
    void keep() {
        run(Step.KEEP);
    }

    /** The colours of this frame are being read into a slot: what was kept follows, with the camera's exact pose. */
    void read(FrameSlot into) {
        slot = into;
        run(Step.READ);
    }

    /** The frame is over. */
    void endFrame() {
        asked = false;
        kept = false;
        matrix = null;
        slot = null;
    }

    private void run(Step next) {
        step = next;
        part.run();
    }

    private void go() {
        switch (step) {
            case PROJECT -> matrix.get(drawn); // a copy, for the game may change it before the world is drawn
            case KEEP -> keepNow(Minecraft.getInstance());
            case READ -> readNow();
        }
    }

    private void keepNow(Minecraft minecraft) {
        if (matrix == null || asked) {
            return;
        }
        asked = true;
        everAsked = true;
        if (!wanted.getAsBoolean()) {
            return;
        }
        CameraRenderState state = minecraft.gameRenderer.gameRenderState().levelRenderState.cameraRenderState;
        state.projectionMatrix.get(projection);
        state.viewRotationMatrix.get(look);
        if (!lens.set(projection)) {
            throw new IllegalStateException("the game projects in a way that is not known here");
        }
        Vec3 at = state.pos;
        RenderTarget target = minecraft.gameRenderer.mainRenderTarget();
        double shape = (double) target.width / Math.max(1, target.height);
        boolean square = Math.abs(lens.aspect() / shape - 1) < SHAPE_TOLERANCE;
        // Nausea stretches the view: no camera sees so, and that frame goes without depth.
        if (square && view.read(projection, drawn, look, at.x, at.y, at.z, pose)) {
            kept = gfx.keepDepth();
        }
    }

    private void readNow() {
        if (!everAsked && ++silent > PATIENCE) {
            throw new IllegalStateException("the names for it have moved, or another mod took the place");
        }
        if (!kept || !gfx.captureDepth(slot)) {
            return;
        }
        slot.lens.set(lens);
        slot.setPose(pose);
    }
}
