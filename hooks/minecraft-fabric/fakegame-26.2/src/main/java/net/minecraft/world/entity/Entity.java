package net.minecraft.world.entity;

import fakegame.State;
import net.minecraft.core.BlockPos;
import net.minecraft.world.phys.Vec3;

/** A thing in the world. The only one here is the player. */
public abstract class Entity {
    /** Blocks to the east. */
    public double getX() {
        return State.get().x;
    }

    /** Height of the feet, blocks. */
    public double getY() {
        return State.get().y;
    }

    /** Blocks to the south. */
    public double getZ() {
        return State.get().z;
    }

    /** Yaw, degrees: 0 is south, 90 west. */
    public float getYRot() {
        return State.get().yaw;
    }

    /** Pitch, degrees, positive downwards. */
    public float getXRot() {
        return State.get().pitch;
    }

    /** Whether it stands on something. */
    public boolean onGround() {
        return State.get().onGround;
    }

    /** Whether it is in water. */
    public boolean isInWater() {
        return State.get().inWater;
    }

    /** Blocks a tick. */
    public Vec3 getDeltaMovement() {
        return new Vec3(State.get().motionX, State.get().motionY, State.get().motionZ);
    }

    /** The block it is in. */
    public BlockPos blockPosition() {
        return new BlockPos((int) Math.floor(getX()), (int) Math.floor(getY()), (int) Math.floor(getZ()));
    }
}
