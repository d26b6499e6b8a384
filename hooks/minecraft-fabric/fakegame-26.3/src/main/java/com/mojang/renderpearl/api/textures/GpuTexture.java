package com.mojang.renderpearl.api.textures;

import com.mojang.renderpearl.api.GpuFormat;

/** An image on the GPU. Render thread only. */
public interface GpuTexture extends AutoCloseable {
    /** May be written by copies. */
    int USAGE_COPY_DST = bit(0);
    /** May be read by copies. */
    int USAGE_COPY_SRC = bit(1);
    /** May be sampled. */
    int USAGE_TEXTURE_BINDING = bit(2);
    /** May be drawn into. */
    int USAGE_RENDER_ATTACHMENT = bit(3);

    private static int bit(int index) {
        return 1 << index;
    }

    /** Width of a mip level, pixels. */
    int getWidth(int mipLevel);

    /** Height of a mip level, pixels. */
    int getHeight(int mipLevel);

    /** The pixels' format. */
    GpuFormat getFormat();

    /** Whether it was closed. */
    boolean isClosed();

    @Override
    void close();
}
