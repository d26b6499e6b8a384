package net.minecraft.core;

/** A block's place. */
public class BlockPos {
    private final int x;
    private final int y;
    private final int z;

    /** Blocks. */
    public BlockPos(int x, int y, int z) {
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** Blocks to the east. */
    public int getX() {
        return x;
    }

    /** Blocks above the ground of the world. */
    public int getY() {
        return y;
    }

    /** Blocks to the south. */
    public int getZ() {
        return z;
    }
}
