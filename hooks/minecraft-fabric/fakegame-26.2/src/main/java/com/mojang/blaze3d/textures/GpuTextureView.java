package com.mojang.blaze3d.textures;

/** A texture as something to draw into or to sample. */
public abstract class GpuTextureView implements AutoCloseable {
    /** For the device. */
    protected GpuTextureView() {
    }

    /** The texture below. */
    public abstract GpuTexture texture();

    /** Whether it was closed. */
    public abstract boolean isClosed();

    @Override
    public abstract void close();
}
