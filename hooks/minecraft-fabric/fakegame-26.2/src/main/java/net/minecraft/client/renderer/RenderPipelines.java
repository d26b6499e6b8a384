package net.minecraft.client.renderer;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import fakegame.gl.Pipeline;

/** The game's pipelines. */
public class RenderPipelines {
    /** Coloured quads of the GUI. */
    public static final RenderPipeline GUI = Pipeline.named("gui");
    /** Textured quads of the GUI; pixels with alpha 0 are left out. */
    public static final RenderPipeline GUI_TEXTURED = Pipeline.named("gui_textured");
    /** Copies a whole texture to the whole target, any sizes, without blending. */
    public static final RenderPipeline TRACY_BLIT = Pipeline.named("tracy_blit");
}
