package com.mojang.blaze3d.vertex;

import org.joml.Matrix3x2fc;

/** Takes vertices one after another. */
public interface VertexConsumer {
    /** Starts a vertex at a point of the GUI, transformed. */
    VertexConsumer addVertexWith2DPose(Matrix3x2fc pose, float x, float y);

    /** Where in the texture, 0 to 1, v downwards. */
    VertexConsumer setUv(float u, float v);

    /** The vertex's colour, ARGB. */
    VertexConsumer setColor(int argb);
}
