package com.mojang.blaze3d.textures;

/** How a texture is sampled between its pixels. */
public enum FilterMode {
    /** The nearest pixel. */
    NEAREST,
    /** Between the four neighbours. */
    LINEAR
}
