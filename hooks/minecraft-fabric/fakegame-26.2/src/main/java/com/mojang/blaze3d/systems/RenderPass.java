package com.mojang.blaze3d.systems;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.textures.GpuSampler;
import com.mojang.blaze3d.textures.GpuTextureView;

/** Draws into one target until closed. */
public abstract class RenderPass implements AutoCloseable {
    /** For the encoder. */
    protected RenderPass() {
    }

    /** What to draw with. */
    public abstract void setPipeline(RenderPipeline pipeline);

    /** Gives a texture to the shader's sampler of this name. */
    public abstract void bindTexture(String name, GpuTextureView view, GpuSampler sampler);

    /** Draws vertices without an index. */
    public abstract void draw(int vertexCount, int instanceCount, int firstVertex, int firstInstance);

    @Override
    public abstract void close();
}
