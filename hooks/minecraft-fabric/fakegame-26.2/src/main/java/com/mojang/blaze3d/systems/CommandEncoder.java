package com.mojang.blaze3d.systems;

import com.mojang.blaze3d.buffers.GpuBuffer;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.joml.Vector4fc;

/** Takes commands for the GPU in order. Render thread only. */
public abstract class CommandEncoder {
    /** For the device. */
    protected CommandEncoder() {
    }

    /** Copies a mip level to a buffer, tightly packed; {@code whenDone} runs later on the render thread. */
    public abstract void copyTextureToBuffer(GpuTexture texture, GpuBuffer buffer, long offset, Runnable whenDone,
            int mipLevel);

    /** The same for a part of the image, pixels. */
    public abstract void copyTextureToBuffer(GpuTexture texture, GpuBuffer buffer, long offset, Runnable whenDone,
            int mipLevel, int x, int y, int width, int height);

    /** Copies a part of one texture to another, sizes in pixels. */
    public abstract void copyTextureToTexture(GpuTexture source, GpuTexture target, int mipLevel, int targetX,
            int targetY, int sourceX, int sourceY, int width, int height);

    /** Writes pixels from the buffer's position on into a part of a mip level of a layer. */
    public abstract void writeToTexture(GpuTexture texture, ByteBuffer pixels, int mipLevel, int layer, int x, int y,
            int width, int height);

    /** Fills a depth texture. */
    public abstract void clearDepthTexture(GpuTexture texture, double depth);

    /** Starts drawing into a view, cleared first if a colour is given. */
    public abstract RenderPass createRenderPass(Supplier<String> label, GpuTextureView target,
            Optional<Vector4fc> clearColor);
}
