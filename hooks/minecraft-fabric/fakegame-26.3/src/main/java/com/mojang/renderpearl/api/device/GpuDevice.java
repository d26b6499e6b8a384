package com.mojang.renderpearl.api.device;

import com.mojang.renderpearl.api.GpuFormat;
import com.mojang.renderpearl.api.buffers.GpuBuffer;
import com.mojang.renderpearl.api.commands.CommandEncoder;
import com.mojang.renderpearl.api.textures.GpuTexture;
import com.mojang.renderpearl.api.textures.GpuTextureView;
import java.util.function.Supplier;

/** Makes things on the GPU. Render thread only. */
public interface GpuDevice {
    /** Something to give commands to. */
    CommandEncoder createCommandEncoder();

    /** A texture; sizes in pixels. */
    GpuTexture createTexture(Supplier<String> label, int usage, GpuFormat format, int width, int height,
            int depthOrLayers, int mipLevels);

    /** A view of all of a texture. */
    GpuTextureView createTextureView(GpuTexture texture);

    /** A buffer; size in bytes. */
    GpuBuffer createBuffer(Supplier<String> label, int usage, long size);
}
