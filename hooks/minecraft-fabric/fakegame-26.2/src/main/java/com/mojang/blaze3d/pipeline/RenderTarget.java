package com.mojang.blaze3d.pipeline;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.systems.RenderSystem;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;

/** A colour image with a depth image of the same size. Row 0 is the bottom one. Render thread only. */
public abstract class RenderTarget {
    /** Width, pixels. */
    public int width;
    /** Height, pixels. */
    public int height;
    /** The colours. */
    protected GpuTexture colorTexture;
    /** The colours, to draw into. */
    protected GpuTextureView colorTextureView;
    /** The depths. */
    protected GpuTexture depthTexture;
    /** The depths, to draw into. */
    protected GpuTextureView depthTextureView;
    private final String label;

    /** A target without memory; call {@link #createBuffers}. */
    protected RenderTarget(String label) {
        this.label = label;
    }

    /** Makes the images anew in another size, pixels. */
    public void resize(int newWidth, int newHeight) {
        destroyBuffers();
        createBuffers(newWidth, newHeight);
    }

    /** Makes the images, sizes in pixels. */
    public void createBuffers(int newWidth, int newHeight) {
        var device = RenderSystem.getDevice();
        width = newWidth;
        height = newHeight;
        int usage = GpuTexture.USAGE_COPY_DST | GpuTexture.USAGE_COPY_SRC | GpuTexture.USAGE_TEXTURE_BINDING
                | GpuTexture.USAGE_RENDER_ATTACHMENT;
        colorTexture = device.createTexture(() -> label + " / Color", usage, GpuFormat.RGBA8_UNORM, width, height, 1,
                1);
        colorTextureView = device.createTextureView(colorTexture);
        depthTexture = device.createTexture(() -> label + " / Depth", usage, GpuFormat.D32_FLOAT, width, height, 1, 1);
        depthTextureView = device.createTextureView(depthTexture);
    }

    /** Frees the images. */
    public void destroyBuffers() {
        if (colorTexture != null) {
            colorTextureView.close();
            colorTexture.close();
            depthTextureView.close();
            depthTexture.close();
        }
        colorTexture = null;
        colorTextureView = null;
        depthTexture = null;
        depthTextureView = null;
    }

    /** The colours; null before the images are made. */
    public GpuTexture getColorTexture() {
        return colorTexture;
    }

    /** The colours, to sample or to draw into. */
    public GpuTextureView getColorTextureView() {
        return colorTextureView;
    }

    /** The depths. */
    public GpuTexture getDepthTexture() {
        return depthTexture;
    }

    /** The depths, to sample. */
    public GpuTextureView getDepthTextureView() {
        return depthTextureView;
    }
}
