package com.mojang.blaze3d.pipeline;

/** A way of mixing what is drawn with what is there; none is needed here. */
public class BlendFunction {
    /** For the game. */
    protected BlendFunction() {
    }
}
