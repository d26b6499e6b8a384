package net.minecraft.world.phys;

/** A point or a vector, blocks. */
public class Vec3 {
    /** East. */
    public final double x;
    /** Up. */
    public final double y;
    /** South. */
    public final double z;

    /** Blocks. */
    public Vec3(double x, double y, double z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }
}
