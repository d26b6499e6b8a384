package net.minecraft.client.renderer.texture;

import com.mojang.blaze3d.systems.RenderSystem;
import com.mojang.blaze3d.textures.FilterMode;
import com.mojang.blaze3d.textures.GpuSampler;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;

/** A texture with a name. */
public abstract class AbstractTexture implements AutoCloseable {
    /** Its pixels. */
    protected GpuTexture texture;
    /** Its pixels, to sample. */
    protected GpuTextureView textureView;
    /** How it is sampled. */
    protected GpuSampler sampler = RenderSystem.getSamplerCache().getClampToEdge(FilterMode.NEAREST);

    /** Its pixels. */
    public GpuTexture getTexture() {
        if (texture == null) {
            throw new IllegalStateException("Texture does not exist, can't get it before something initializes it");
        }
        return texture;
    }

    /** Its pixels, to sample. */
    public GpuTextureView getTextureView() {
        if (textureView == null) {
            throw new IllegalStateException("Texture view does not exist");
        }
        return textureView;
    }

    /** How it is sampled. */
    public GpuSampler getSampler() {
        return sampler;
    }

    @Override
    public void close() {
        if (texture != null) {
            textureView.close();
            texture.close();
        }
        texture = null;
        textureView = null;
    }
}
