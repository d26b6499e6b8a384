package net.minecraft.client.renderer;

import com.mojang.blaze3d.pipeline.RenderTarget;
import com.mojang.blaze3d.systems.RenderSystem;
import fakegame.gl.MainTarget;
import fakegame.gl.WorldPainter;
import net.minecraft.client.Camera;
import net.minecraft.client.DeltaTracker;
import net.minecraft.client.renderer.state.GameRenderState;
import net.minecraft.client.renderer.state.level.CameraRenderState;

/** Draws a frame: {@code render} draws the world by {@code renderLevel}, then the GUI that was extracted before. */
public class GameRenderer {
    private final GameRenderState gameRenderState = new GameRenderState();
    private final RenderTarget mainRenderTarget = new MainTarget();
    private final Camera mainCamera = new WorldPainter.Eye();
    private final ProjectionMatrixBuffer levelProjection = new ProjectionMatrixBuffer();
    private final ProjectionMatrixBuffer handProjection = new ProjectionMatrixBuffer();
    private final Projection handView = new Projection();

    /** Draws the frame into the main target. */
    public void render(DeltaTracker delta, boolean advanceGameTime) {
        WorldPainter.begin(mainRenderTarget);
        if (WorldPainter.hasLevel()) {
            renderLevel(delta);
            WorldPainter.afterLevel();
        }
        WorldPainter.gui(mainRenderTarget, gameRenderState.guiRenderState);
    }

    /** Draws the world and the hand. */
    public void renderLevel(DeltaTracker delta) {
        CameraRenderState camera = gameRenderState.levelRenderState.cameraRenderState;
        levelProjection.getBuffer(WorldPainter.projection(camera));
        WorldPainter.level(mainRenderTarget, camera, levelProjection.taken());
        handProjection.getBuffer(handView);
        WorldPainter.beforeHand();
        RenderSystem.getDevice().createCommandEncoder().clearDepthTexture(mainRenderTarget.getDepthTexture(), 0);
        WorldPainter.hand(mainRenderTarget);
    }

    /** What was extracted for this frame. */
    public GameRenderState gameRenderState() {
        return gameRenderState;
    }

    /** What everything is drawn into before it goes to the window. */
    public RenderTarget mainRenderTarget() {
        return mainRenderTarget;
    }

    /** The eye. */
    public Camera mainCamera() {
        return mainCamera;
    }
}
