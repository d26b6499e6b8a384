package net.minecraft.client.renderer;

import org.joml.Matrix4f;

/** How a part of the picture is projected. */
public class Projection {
    private final Matrix4f matrix = new Matrix4f();

    /** For the game: takes a matrix. */
    public void set(Matrix4f wanted) {
        matrix.set(wanted);
    }

    /** Writes the matrix into another one. */
    public Matrix4f getMatrix(Matrix4f out) {
        return out.set(matrix);
    }
}
