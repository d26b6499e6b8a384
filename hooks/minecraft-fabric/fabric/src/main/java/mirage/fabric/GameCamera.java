package mirage.fabric;

import mirage.core.view.CameraPose;
import net.minecraft.client.Camera;
import net.minecraft.client.Minecraft;
import net.minecraft.client.renderer.state.level.CameraRenderState;
import net.minecraft.world.phys.Vec3;

/** Reads the game's camera. Render thread; no allocation. */
final class GameCamera {
    private static final double USUAL_FOV_Y_DEG = 70.0;

    private GameCamera() {
    }

    /**
     * Writes the camera of the frame that is being extracted or drawn into {@code out}; the game has one for both.
     *
     * @return whether the numbers make sense
     */
    static boolean read(Minecraft minecraft, CameraPose out) {
        Camera camera = minecraft.gameRenderer.mainCamera();
        CameraRenderState state = minecraft.gameRenderer.gameRenderState().levelRenderState.cameraRenderState;
        Vec3 at = state.pos;
        out.setFromGame(at.x, at.y, at.z, camera.yRot(), camera.xRot(), 0.0, fovYDeg(state.projectionMatrix.m11()));
        return out.isUsable();
    }

    /** The vertical field of view that a projection was made with; zoom and speed are in it, a bobbing view is not. */
    static double fovYDeg(float m11) {
        double size = Math.abs(m11);
        return size > 1e-6 ? Math.toDegrees(2.0 * Math.atan(1.0 / size)) : USUAL_FOV_Y_DEG;
    }
}
