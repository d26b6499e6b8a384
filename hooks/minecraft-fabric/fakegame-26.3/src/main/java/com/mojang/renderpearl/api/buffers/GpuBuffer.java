package com.mojang.renderpearl.api.buffers;

/** Memory on the GPU. Render thread only. */
public interface GpuBuffer extends AutoCloseable {
    /** May be mapped for reading. */
    int USAGE_MAP_READ = bit(0);
    /** May be written by copies. */
    int USAGE_COPY_DST = bit(3);

    private static int bit(int index) {
        return 1 << index;
    }

    /** Its bytes in this program's memory until the view is closed. */
    GpuBufferSlice.MappedView map(boolean read, boolean write);

    /** Its size, bytes. */
    long size();

    /** Whether it was closed. */
    boolean isClosed();

    @Override
    void close();
}
