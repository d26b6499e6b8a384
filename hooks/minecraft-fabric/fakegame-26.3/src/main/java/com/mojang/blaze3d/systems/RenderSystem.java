package com.mojang.blaze3d.systems;

import com.mojang.renderpearl.api.commands.RenderPass;
import com.mojang.renderpearl.api.device.GpuDevice;
import com.mojang.renderpearl.api.pipeline.CompiledRenderPipeline;
import com.mojang.renderpearl.api.pipeline.RenderPipeline;
import fakegame.gl.Compiled;
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

    /** One of the game's pipelines, ready to draw with. */
    public static CompiledRenderPipeline getCompiledPipeline(RenderPipeline pipeline) {
        GlDevice.requireRenderThread();
        return new Compiled(pipeline);
    }

    /** Gives a pass the uniforms that every shader of the game has. */
    public static void bindDefaultUniforms(RenderPass pass) {
        GlDevice.requireRenderThread();
    }
}
