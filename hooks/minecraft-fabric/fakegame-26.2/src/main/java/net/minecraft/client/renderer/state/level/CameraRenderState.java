package net.minecraft.client.renderer.state.level;

import net.minecraft.world.phys.Vec3;
import org.joml.Matrix4f;

/** The eye of the frame that is drawn. */
public class CameraRenderState {
    /** Its place, blocks. */
    public Vec3 pos = new Vec3(0, 0, 0);
    /** The far plane, blocks. */
    public float depthFar;
    /** From the eye to the screen. */
    public Matrix4f projectionMatrix = new Matrix4f();
    /** From the world to the eye, without the place. */
    public Matrix4f viewRotationMatrix = new Matrix4f();
}
