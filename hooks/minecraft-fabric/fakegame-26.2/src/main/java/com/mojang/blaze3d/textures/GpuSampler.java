package com.mojang.blaze3d.textures;

/** A way of sampling. */
public abstract class GpuSampler {
    /** For the device. */
    protected GpuSampler() {
    }
}
