package com.mojang.renderpearl.api.textures;

/** A way of sampling. */
public interface GpuSampler {}
