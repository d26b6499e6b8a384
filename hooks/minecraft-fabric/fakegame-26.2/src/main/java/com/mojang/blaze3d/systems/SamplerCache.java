package com.mojang.blaze3d.systems;

import com.mojang.blaze3d.textures.FilterMode;
import com.mojang.blaze3d.textures.GpuSampler;
import fakegame.gl.GlSampler;

/** Shared samplers. */
public class SamplerCache {
    private final GpuSampler nearest = new GlSampler(false);
    private final GpuSampler linear = new GlSampler(true);

    /** A sampler that repeats the edge's pixels. */
    public GpuSampler getClampToEdge(FilterMode filter) {
        return filter == FilterMode.LINEAR ? linear : nearest;
    }
}
