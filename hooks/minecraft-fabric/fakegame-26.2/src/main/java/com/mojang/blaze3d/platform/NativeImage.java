package com.mojang.blaze3d.platform;

import org.lwjgl.system.MemoryUtil;

/** RGBA pixels in native memory, row 0 on top. */
public final class NativeImage implements AutoCloseable {
    private final int width;
    private final int height;
    private long pointer;

    /** Sizes in pixels; {@code clear}: start from zeros. */
    public NativeImage(int width, int height, boolean clear) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("Invalid texture size: " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        long bytes = (long) width * height * 4;
        pointer = clear ? MemoryUtil.nmemCallocChecked(1, bytes) : MemoryUtil.nmemAllocChecked(bytes);
    }

    /** Width, pixels. */
    public int getWidth() {
        return width;
    }

    /** Height, pixels. */
    public int getHeight() {
        return height;
    }

    /** Address of the first byte. */
    public long getPointer() {
        if (pointer == 0) {
            throw new IllegalStateException("Image is not allocated.");
        }
        return pointer;
    }

    /** Sets a pixel, bytes as they lie in memory: ABGR as a number. */
    public void setPixelABGR(int x, int y, int abgr) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            throw new IllegalArgumentException(x + "," + y + " outside of the image");
        }
        MemoryUtil.memPutInt(getPointer() + ((long) y * width + x) * 4, abgr);
    }

    @Override
    public void close() {
        if (pointer != 0) {
            MemoryUtil.nmemFree(pointer);
        }
        pointer = 0;
    }
}
