package fakegame.gl;

import com.mojang.blaze3d.textures.GpuSampler;
import com.mojang.blaze3d.textures.GpuTextureView;

/** Nearest or linear. */
public final class GlSampler extends GpuSampler {
    private final boolean linear;

    /** {@code linear}: between the four neighbours. */
    public GlSampler(boolean linear) {
        this.linear = linear;
    }

    boolean linear() {
        return linear;
    }

    static boolean isLinear(GpuSampler sampler) {
        return sampler instanceof GlSampler gl && gl.linear;
    }

    static int idOf(GpuTextureView view) {
        if (view.isClosed() || view.texture().isClosed()) {
            throw new IllegalStateException("the texture was closed");
        }
        return ((GlTexture) view.texture()).id();
    }
}
