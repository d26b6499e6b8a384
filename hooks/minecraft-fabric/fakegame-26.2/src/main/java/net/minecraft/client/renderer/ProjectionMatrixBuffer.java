package net.minecraft.client.renderer;

import com.mojang.blaze3d.buffers.GpuBufferSlice;
import org.joml.Matrix4f;

/** Carries a projection to the GPU. */
public class ProjectionMatrixBuffer {
    private final Matrix4f matrix = new Matrix4f();

    /** Takes a matrix as it is. */
    public GpuBufferSlice getBuffer(Matrix4f wanted) {
        matrix.set(wanted);
        return new GpuBufferSlice(null, 0, 64);
    }

    /** Takes a projection. */
    public GpuBufferSlice getBuffer(Projection projection) {
        return getBuffer(projection.getMatrix(new Matrix4f()));
    }

    /** For the painter: what was taken last. */
    public Matrix4f taken() {
        return matrix;
    }
}
