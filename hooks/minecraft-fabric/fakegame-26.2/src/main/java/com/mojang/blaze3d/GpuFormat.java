package com.mojang.blaze3d;

/** Pixel formats of textures. */
public enum GpuFormat {
    /** Four bytes a pixel. */
    RGBA8_UNORM,
    /** One float a pixel. */
    R32_FLOAT,
    /** Depth, one float a pixel. */
    D32_FLOAT
}
