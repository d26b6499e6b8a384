package com.mojang.renderpearl.api.textures;

/** A texture as something to draw into or to sample. */
public interface GpuTextureView extends AutoCloseable {
    /** The texture below. */
    GpuTexture texture();

    /** Whether it was closed. */
    boolean isClosed();

    @Override
    void close();
}
