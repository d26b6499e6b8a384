package fakegame.gl;

import com.mojang.renderpearl.api.pipeline.CompiledRenderPipeline;
import com.mojang.renderpearl.api.pipeline.RenderPipeline;

/** A pipeline of the game, ready to draw with. */
public record Compiled(RenderPipeline pipeline) implements CompiledRenderPipeline {
}
