package com.mojang.blaze3d.systems;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.buffers.GpuBuffer;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;
import java.util.function.Supplier;

/** Makes things on the GPU. Render thread only. */
public abstract class GpuDevice {
    /** For the game. */
    protected GpuDevice() {
    }

    /** Something to give commands to. */
    public abstract CommandEncoder createCommandEncoder();

    /** A texture; sizes in pixels. */
    public abstract GpuTexture createTexture(Supplier<String> label, int usage, GpuFormat format, int width, int height,
            int depthOrLayers, int mipLevels);

    /** A view of all of a texture. */
    public abstract GpuTextureView createTextureView(GpuTexture texture);

    /** A buffer; size in bytes. */
    public abstract GpuBuffer createBuffer(Supplier<String> label, int usage, long size);
}
