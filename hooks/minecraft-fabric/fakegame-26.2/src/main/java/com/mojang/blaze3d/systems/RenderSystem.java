package com.mojang.blaze3d.systems;

import fakegame.gl.GlDevice;

/** The way to the GPU. */
public class RenderSystem {
    private static final SamplerCache SAMPLERS = new SamplerCache();

    /** The device of the running game. */
    public static GpuDevice getDevice() {
        return GlDevice.current();
    }

    /** Whether the caller's thread is the one that draws. */
    public static boolean isOnRenderThread() {
        return GlDevice.onRenderThread();
    }

    /** Shared samplers. */
    public static SamplerCache getSamplerCache() {
        return SAMPLERS;
    }

    /** Gives a pass the uniforms that every shader of the game has. */
    public static void bindDefaultUniforms(RenderPass pass) {
        GlDevice.requireRenderThread();
    }
}
