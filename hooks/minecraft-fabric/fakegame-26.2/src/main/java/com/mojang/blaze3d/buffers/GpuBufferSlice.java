package com.mojang.blaze3d.buffers;

import java.nio.ByteBuffer;

/** A part of a buffer, bytes. */
public record GpuBufferSlice(GpuBuffer buffer, long offset, long length) {
    /** Mapped bytes; closing gives them back. */
    public record MappedView(GpuBufferSlice slice, ByteBuffer data, Runnable onClose) implements AutoCloseable {
        @Override
        public void close() {
            onClose.run();
        }
    }
}
