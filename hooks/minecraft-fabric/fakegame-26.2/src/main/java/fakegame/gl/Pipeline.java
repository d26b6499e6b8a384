package fakegame.gl;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.PrimitiveTopology;
import com.mojang.blaze3d.pipeline.RenderPipeline;
import fakegame.State;
import java.util.ArrayList;
import java.util.List;

/** A pipeline by name. */
public final class Pipeline extends RenderPipeline {
    private final String name;
    private final GpuFormat format;

    /** What a mod says of its pipeline. */
    public static final class Parts {
        /** Its name. */
        public String name;
        /** The shader that places corners. */
        public String vertexShader;
        /** The shader that colours pixels. */
        public String fragmentShader;
        /** Names of what the shaders read. */
        public final List<String> reads = new ArrayList<>();
        /** The format of what is drawn into. */
        public GpuFormat format = GpuFormat.RGBA8_UNORM;
        /** The channels that are written. */
        public int writeMask = 15;
        /** What vertices make up. */
        public PrimitiveTopology topology;
    }

    private Pipeline(String name, GpuFormat format) {
        this.name = name;
        this.format = format;
    }

    /** A pipeline of the game. */
    public static RenderPipeline named(String name) {
        return new Pipeline(name, GpuFormat.RGBA8_UNORM);
    }

    /** A pipeline of a mod; only one that copies with the game's own shaders can be drawn with here. */
    public static RenderPipeline made(Parts parts) {
        boolean copies = "core/screenquad".equals(parts.vertexShader)
                && "core/blit_screen".equals(parts.fragmentShader) && parts.reads.equals(List.of("InSampler"))
                && parts.topology == PrimitiveTopology.TRIANGLES && parts.writeMask == 15 && parts.name != null;
        return new Pipeline(copies ? "copy" : "unknown", parts.format);
    }

    String name() {
        return name;
    }

    /** Whether it copies a texture to all of a target; an error if it would not compile. */
    boolean copies() {
        if (State.get().brokenPipelines && name.equals("copy")) {
            throw new IllegalStateException("Failed to find or load pipeline");
        }
        return name.equals("copy") || name.equals("tracy_blit");
    }

    GpuFormat format() {
        return format;
    }
}
