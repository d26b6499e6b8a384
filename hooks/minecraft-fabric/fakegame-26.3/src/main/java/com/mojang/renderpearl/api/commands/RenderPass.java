package com.mojang.renderpearl.api.commands;

import com.mojang.renderpearl.api.pipeline.CompiledRenderPipeline;
import com.mojang.renderpearl.api.textures.GpuSampler;
import com.mojang.renderpearl.api.textures.GpuTextureView;

/** Draws into one target until closed. */
public interface RenderPass extends AutoCloseable {
    /** What to draw with. */
    void setPipeline(CompiledRenderPipeline pipeline);

    /** Gives a texture to the shader's sampler of this name. */
    void setUniform(String name, GpuTextureView view, GpuSampler sampler);

    /** Draws vertices without an index. */
    void draw(int vertexCount, int instanceCount, int firstVertex, int firstInstance);

    @Override
    void close();
}
