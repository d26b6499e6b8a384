package com.mojang.blaze3d.textures;

import com.mojang.blaze3d.GpuFormat;

/** An image on the GPU. Render thread only. */
public abstract class GpuTexture implements AutoCloseable {
    /** May be written by copies. */
    public static final int USAGE_COPY_DST = bit(0);
    /** May be read by copies. */
    public static final int USAGE_COPY_SRC = bit(1);
    /** May be sampled. */
    public static final int USAGE_TEXTURE_BINDING = bit(2);
    /** May be drawn into. */
    public static final int USAGE_RENDER_ATTACHMENT = bit(3);

    /** For the device. */
    protected GpuTexture() {
    }

    private static int bit(int index) {
        return 1 << index;
    }

    /** Width of a mip level, pixels. */
    public abstract int getWidth(int mipLevel);

    /** Height of a mip level, pixels. */
    public abstract int getHeight(int mipLevel);

    /** The pixels' format. */
    public abstract GpuFormat getFormat();

    /** Whether it was closed. */
    public abstract boolean isClosed();

    @Override
    public abstract void close();
}
