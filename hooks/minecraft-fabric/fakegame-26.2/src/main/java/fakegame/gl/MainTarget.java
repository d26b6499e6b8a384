package fakegame.gl;

import com.mojang.blaze3d.pipeline.RenderTarget;

/** The target that is shown in the window. */
public final class MainTarget extends RenderTarget {
    /** Without memory at first. */
    public MainTarget() {
        super("Main");
    }
}
