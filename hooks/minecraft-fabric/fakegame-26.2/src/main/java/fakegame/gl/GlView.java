package fakegame.gl;

import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;

/** All of a texture. */
public final class GlView extends GpuTextureView {
    private final GpuTexture texture;
    private boolean closed;

    GlView(GpuTexture texture) {
        this.texture = texture;
    }

    @Override
    public GpuTexture texture() {
        return texture;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
