package net.minecraft.client.renderer.texture;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.platform.NativeImage;
import com.mojang.blaze3d.systems.RenderSystem;
import com.mojang.blaze3d.textures.GpuTexture;
import java.util.function.Supplier;

/** A texture with pixels that a mod writes. */
public class DynamicTexture extends AbstractTexture {
    private NativeImage pixels;

    /** An empty one; sizes in pixels. */
    public DynamicTexture(String label, int width, int height, boolean clear) {
        pixels = new NativeImage(width, height, clear);
        create(() -> label);
    }

    /** One from an image, which it owns from now on. */
    public DynamicTexture(Supplier<String> label, NativeImage image) {
        pixels = image;
        create(label);
        upload();
    }

    private void create(Supplier<String> label) {
        var device = RenderSystem.getDevice();
        texture = device.createTexture(label, GpuTexture.USAGE_COPY_DST | GpuTexture.USAGE_TEXTURE_BINDING,
                GpuFormat.RGBA8_UNORM, pixels.getWidth(), pixels.getHeight(), 1, 1);
        textureView = device.createTextureView(texture);
    }

    /** Sends the pixels to the GPU. */
    public void upload() {
        if (pixels != null && texture != null) {
            RenderSystem.getDevice().createCommandEncoder().writeToTexture(texture, pixels);
        }
    }

    /** The pixels, or null once closed. */
    public NativeImage getPixels() {
        return pixels;
    }

    @Override
    public void close() {
        if (pixels != null) {
            pixels.close();
            pixels = null;
        }
        super.close();
    }
}
