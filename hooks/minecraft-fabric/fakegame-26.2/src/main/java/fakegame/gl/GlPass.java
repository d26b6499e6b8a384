package fakegame.gl;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.systems.RenderPass;
import com.mojang.blaze3d.textures.GpuSampler;
import com.mojang.blaze3d.textures.GpuTextureView;

/** Draws; the only pipeline here that can be used by mods copies a texture. */
public final class GlPass extends RenderPass {
    private final Blit blit;

    GlPass(GlTexture target) {
        blit = new Blit(target);
    }

    @Override
    public void setPipeline(RenderPipeline pipeline) {
        blit.pipeline((Pipeline) pipeline);
    }

    @Override
    public void bindTexture(String name, GpuTextureView view, GpuSampler sampler) {
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
