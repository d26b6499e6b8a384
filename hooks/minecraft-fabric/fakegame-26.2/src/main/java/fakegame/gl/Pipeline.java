package fakegame.gl;

import com.mojang.blaze3d.pipeline.RenderPipeline;

/** A pipeline by name. */
public final class Pipeline extends RenderPipeline {
    private final String name;

    private Pipeline(String name) {
        this.name = name;
    }

    /** A pipeline of the game. */
    public static RenderPipeline named(String name) {
        return new Pipeline(name);
    }

    String name() {
        return name;
    }
}
