package com.mojang.blaze3d.buffers;

/** Memory on the GPU. Render thread only. */
public abstract class GpuBuffer implements AutoCloseable {
    /** May be mapped for reading. */
    public static final int USAGE_MAP_READ = bit(0);
    /** May be written by copies. */
    public static final int USAGE_COPY_DST = bit(3);

    /** For the device. */
    protected GpuBuffer() {
    }

    private static int bit(int index) {
        return 1 << index;
    }

    /** Its bytes in this program's memory until the view is closed. */
    public abstract GpuBufferSlice.MappedView map(boolean read, boolean write);

    /** Its size, bytes. */
    public abstract long size();

    /** Whether it was closed. */
    public abstract boolean isClosed();

    @Override
    public abstract void close();
}
