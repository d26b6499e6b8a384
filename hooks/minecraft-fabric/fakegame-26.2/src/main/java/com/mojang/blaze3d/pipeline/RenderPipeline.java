package com.mojang.blaze3d.pipeline;

/** Shaders and state to draw with. */
public class RenderPipeline {
    /** For the game. */
    protected RenderPipeline() {
    }
}
