package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.textures.GpuSampler;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;

/** Copies a texture to all of a target, whatever their sizes. */
final class Blit {
    private final GlTexture target;
    private Pipeline pipeline;
    private GlTexture source;
    private boolean linear;
    private boolean closed;

    Blit(GlTexture target) {
        this.target = target;
    }

    void pipeline(Pipeline wanted) {
        if (!wanted.copies()) {
            throw new IllegalArgumentException("not for mods' passes here: " + wanted.name());
        }
        if (wanted.format() != target.getFormat()) {
            throw new IllegalArgumentException("a pipeline for " + wanted.format() + " draws into "
                    + target.getFormat());
        }
        pipeline = wanted;
    }

    void texture(String name, GpuTextureView view, GpuSampler sampler) {
        if (!name.equals("InSampler")) {
            throw new IllegalArgumentException("the shader has no sampler " + name);
        }
        source = (GlTexture) view.texture();
        source.require(GpuTexture.USAGE_TEXTURE_BINDING, "sampling it");
        if (source == target) {
            throw new IllegalArgumentException("cannot draw a texture into itself");
        }
        linear = GlSampler.isLinear(sampler);
    }

    void draw(int vertexCount, int instanceCount, int firstVertex, int firstInstance) {
        if (closed || pipeline == null || source == null) {
            throw new IllegalStateException("a pass needs a pipeline and its textures, and must be open");
        }
        if (vertexCount != 3 || instanceCount != 1 || firstVertex != 0 || firstInstance != 0) {
            throw new IllegalArgumentException("the full-screen triangle is draw(3, 1, 0, 0)");
        }
        Counters.enter();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer());
        glViewport(0, 0, target.getWidth(0), target.getHeight(0));
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_BLEND);
        source.bind(0, linear);
        Shaders.get().screen();
        glDrawArrays(GL_TRIANGLES, 0, 3);
        Counters.leave();
    }

    void close() {
        if (!closed) {
            closed = true;
            Counters.enter();
            glBindFramebuffer(GL_FRAMEBUFFER, 0);
            Counters.leave();
        }
    }
}
