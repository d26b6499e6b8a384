package net.minecraft.client;

import fakegame.State;
import net.minecraft.world.phys.Vec3;

/** The eye, as of the last update: once a frame, before the HUD is extracted. */
public class Camera {
    private Vec3 position = new Vec3(0, 0, 0);
    private float yRot;
    private float xRot;
    private float fov = 70;
    private boolean detached;

    /** Takes over the pose of now. */
    protected void update() {
        State s = State.get();
        position = new Vec3(s.x, s.y + s.eyeHeight, s.z);
        yRot = s.yaw;
        xRot = s.pitch;
        fov = s.fov;
        detached = s.thirdPerson;
    }

    /** The eye's place, blocks. */
    public Vec3 position() {
        return position;
    }

    /** Yaw, degrees. */
    public float yRot() {
        return yRot;
    }

    /** Pitch, degrees. */
    public float xRot() {
        return xRot;
    }

    /** Vertical field of view, degrees. */
    public float getFov() {
        return fov;
    }

    /** Whether it is not in the player's eyes. */
    public boolean isDetached() {
        return detached;
    }
}
