package com.mojang.blaze3d.pipeline;

import com.mojang.blaze3d.PrimitiveTopology;
import fakegame.gl.Pipeline;
import net.minecraft.resources.Identifier;

/** Shaders and state to draw with. */
public class RenderPipeline {
    /** For the game. */
    protected RenderPipeline() {
    }

    /** Starts a pipeline of one's own; what it has in common with others first. */
    public static Builder builder(Snippet... snippets) {
        return new Builder();
    }

    /** A part of a pipeline; none is needed here. */
    public static final class Snippet {
        private Snippet() {
        }
    }

    /** Collects what makes a pipeline. */
    public static class Builder {
        private final Pipeline.Parts parts = new Pipeline.Parts();

        private Builder() {
        }

        /** Its name. */
        public Builder withLocation(Identifier location) {
            parts.name = location.toString();
            return this;
        }

        /** The shader that places corners. */
        public Builder withVertexShader(String shader) {
            parts.vertexShader = shader;
            return this;
        }

        /** The shader that colours pixels. */
        public Builder withFragmentShader(String shader) {
            parts.fragmentShader = shader;
            return this;
        }

        /** What the shaders read. */
        public Builder withBindGroupLayout(BindGroupLayout layout) {
            parts.reads.addAll(layout.names());
            return this;
        }

        /** What is drawn into. */
        public Builder withColorTargetState(ColorTargetState state) {
            parts.format = state.format();
            parts.writeMask = state.writeMask();
            return this;
        }

        /** What vertices make up. */
        public Builder withPrimitiveTopology(PrimitiveTopology topology) {
            parts.topology = topology;
            return this;
        }

        /** The pipeline. */
        public RenderPipeline build() {
            return Pipeline.made(parts);
        }
    }
}
