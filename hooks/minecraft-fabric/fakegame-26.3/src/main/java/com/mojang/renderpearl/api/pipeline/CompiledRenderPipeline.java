package com.mojang.renderpearl.api.pipeline;

/** A pipeline that is ready to draw with. */
public interface CompiledRenderPipeline {
}
