package net.minecraft.client.renderer.state.level;

/** What the world is drawn from. */
public class LevelRenderState {
    /** The eye. */
    public CameraRenderState cameraRenderState = new CameraRenderState();
}
