package fakegame.gl;

import com.mojang.renderpearl.api.pipeline.CompiledRenderPipeline;
import com.mojang.renderpearl.api.commands.RenderPass;
import com.mojang.renderpearl.api.textures.GpuSampler;
import com.mojang.renderpearl.api.textures.GpuTextureView;

/** Draws; the only pipeline here that can be used by mods copies a texture. */
public final class GlPass implements RenderPass {
    private final Blit blit;

    GlPass(GlTexture target) {
        blit = new Blit(target);
    }

    @Override
    public void setPipeline(CompiledRenderPipeline pipeline) {
        blit.pipeline((Pipeline) ((Compiled) pipeline).pipeline());
    }

    @Override
    public void setUniform(String name, GpuTextureView view, GpuSampler sampler) {
        blit.texture(name, view, sampler);
    }

    @Override
    public void draw(int vertexCount, int instanceCount, int firstVertex, int firstInstance) {
        blit.draw(vertexCount, instanceCount, firstVertex, firstInstance);
    }

    @Override
    public void close() {
        blit.close();
    }
}
