package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.pipeline.RenderTarget;
import fakegame.State;
import net.minecraft.client.Camera;
import net.minecraft.client.Minecraft;
import net.minecraft.client.renderer.state.gui.GuiRenderState;
import net.minecraft.client.renderer.state.level.CameraRenderState;
import net.minecraft.world.phys.Vec3;
import org.joml.Matrix4f;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL45C;

/** The steps of a frame. */
public final class WorldPainter {
    private static final float NEAR = 0.05f;
    private static final float FAR = 512;

    private WorldPainter() {
    }

    /** A camera that follows the player. */
    public static final class Eye extends Camera {
        void take() {
            update();
        }
    }

    /** Takes the camera's pose, then collects the HUD and the screen: before anything is drawn. */
    public static void extract(Minecraft game) {
        var eye = (Eye) game.gameRenderer.mainCamera();
        eye.take();
        State s = State.get();
        CameraRenderState camera = game.gameRenderer.gameRenderState().levelRenderState.cameraRenderState;
        camera.pos = new Vec3(eye.position().x, eye.position().y, eye.position().z);
        camera.depthFar = FAR;
        camera.viewRotationMatrix = new Matrix4f().rotationX((float) Math.toRadians(eye.xRot()))
                .rotateY((float) Math.toRadians(eye.yRot() + 180));
        // Near and far change places: depth is 1 at the near plane and 0 far away.
        camera.projectionMatrix = new Matrix4f().setPerspective((float) Math.toRadians(eye.getFov()),
                (float) s.windowWidth / s.windowHeight, FAR, NEAR, s.clipZeroToOne);
        game.gui.extractRenderState(game.getDeltaTracker(), hasLevel(), true);
    }

    /** Gives the target the window's size and empties it. */
    public static void begin(RenderTarget target) {
        State s = State.get();
        if (target.width != s.windowWidth || target.height != s.windowHeight) {
            target.resize(s.windowWidth, s.windowHeight);
        }
        Counters.enter();
        glBindFramebuffer(GL_FRAMEBUFFER, ((GlTexture) target.getColorTexture()).framebuffer());
        glViewport(0, 0, target.width, target.height);
        glClearColor(0, 0, 0, 0);
        glClear(GL_COLOR_BUFFER_BIT);
        Counters.leave();
    }

    /** Whether a world is shown. */
    public static boolean hasLevel() {
        return Minecraft.getInstance().level != null;
    }

    /** What the world is projected with: what shakes the view is in it. */
    public static Matrix4f projection(CameraRenderState camera) {
        return new Matrix4f(camera.projectionMatrix).mul(State.get().shake);
    }

    /** Draws the world, or the known pattern. */
    public static void level(RenderTarget target, CameraRenderState camera, Matrix4f projection) {
        Counters.enter();
        if (State.get().pattern) {
            glBindFramebuffer(GL_FRAMEBUFFER, ((GlTexture) target.getColorTexture()).framebuffer());
            pattern(target.width, target.height);
        } else {
            int both = ((GlTexture) target.getColorTexture()).framebufferWith((GlTexture) target.getDepthTexture());
            country(target, camera, projection);
            glDeleteFramebuffers(both);
        }
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        Counters.leave();
    }

    /** Calls the test's hook before the hand, if there is one. */
    public static void beforeHand() {
        if (State.get().beforeHand != null) {
            State.get().beforeHand.run();
        }
    }

    /** Draws the hand right before the eye, into the depth that was emptied for it. */
    public static void hand(RenderTarget target) {
        if (!State.get().hand) {
            return;
        }
        Counters.enter();
        int both = ((GlTexture) target.getColorTexture()).framebufferWith((GlTexture) target.getDepthTexture());
        glEnable(GL_SCISSOR_TEST);
        glScissor(target.width * 5 / 8, 0, target.width / 4, target.height * 3 / 8);
        glClearColor(0.8f, 0.6f, 0.5f, 1);
        glClearDepth(0.9);
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        glDisable(GL_SCISSOR_TEST);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glDeleteFramebuffers(both);
        Counters.leave();
    }

    private static void clip(boolean zeroToOne) {
        var can = GL.getCapabilities();
        if (can.glClipControl != 0) {
            GL45C.glClipControl(GL45C.GL_LOWER_LEFT, zeroToOne ? GL45C.GL_ZERO_TO_ONE : GL45C.GL_NEGATIVE_ONE_TO_ONE);
        } else if (zeroToOne) {
            throw new IllegalStateException("no clip space from 0 to 1 here");
        }
    }

    private static void country(RenderTarget target, CameraRenderState camera, Matrix4f projection) {
        State s = State.get();
        // In steps, so that pictures of the same time of day are the same to the bit.
        long time = s.clockTime % 24000;
        float day = time < 12_500 ? 1 : time >= 13_500 && time < 22_500 ? 0.35f : 0.65f;
        float light = day * (s.raining ? 0.7f : 1);
        float[] sky = {0.48f * light, 0.66f * light, (s.raining ? 0.7f : 1.0f) * light};
        glViewport(0, 0, target.width, target.height);
        glClearColor(sky[0], sky[1], sky[2], s.clearSkyAlpha ? 0 : 1);
        glClearDepth(0);
        clip(s.clipZeroToOne);
        glEnable(GL_DEPTH_TEST);
        glDepthFunc(GL_GREATER);
        glDepthMask(true);
        glDisable(GL_BLEND);
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        var matrix = new Matrix4f(projection).mul(camera.viewRotationMatrix)
                .translate((float) -camera.pos.x, (float) -camera.pos.y, (float) -camera.pos.z);
        Shaders.get().world(matrix, camera.pos.x, camera.pos.y, camera.pos.z, sky, light);
        Scene.get().draw();
        glDisable(GL_DEPTH_TEST);
        clip(false);
    }

    /** Quarters: red and green above, blue and yellow below; the left upper corner pixel is white. */
    private static void pattern(int width, int height) {
        int x = width / 2;
        int y = height / 2;
        glEnable(GL_SCISSOR_TEST);
        quarter(0, y, x, height - y, 1, 0, 0);
        quarter(x, y, width - x, height - y, 0, 1, 0);
        quarter(0, 0, x, y, 0, 0, 1);
        quarter(x, 0, width - x, y, 1, 1, 0);
        quarter(0, height - 1, 1, 1, 1, 1, 1);
        glDisable(GL_SCISSOR_TEST);
    }

    private static void quarter(int x, int y, int width, int height, float r, float g, float b) {
        glScissor(x, y, width, height);
        glClearColor(r, g, b, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    /** How far a ray goes until it meets the world, in lengths of the direction; 0: the sky. After the first frame. */
    public static double away(double[] from, double[] along) {
        return Scene.get().away(from, along);
    }

    /** Calls the test's hook, if there is one. */
    public static void afterLevel() {
        if (State.get().afterLevel != null) {
            State.get().afterLevel.run();
        }
    }

    /** Draws the HUD and the screen that were collected. */
    public static void gui(RenderTarget target, GuiRenderState state) {
        GuiPainter.paint(state, target);
    }
}
