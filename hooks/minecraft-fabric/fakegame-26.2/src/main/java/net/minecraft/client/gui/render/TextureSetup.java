package net.minecraft.client.gui.render;

import com.mojang.blaze3d.textures.GpuSampler;
import com.mojang.blaze3d.textures.GpuTextureView;

/** The textures that a part of the GUI is drawn with. */
public record TextureSetup(GpuTextureView texure0, GpuSampler sampler0) {
    /** One texture. */
    public static TextureSetup singleTexture(GpuTextureView texture, GpuSampler sampler) {
        return new TextureSetup(texture, sampler);
    }

    /** None: the colour alone. */
    public static TextureSetup noTexture() {
        return new TextureSetup(null, null);
    }
}
