package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.buffers.GpuBuffer;
import com.mojang.blaze3d.buffers.GpuBufferSlice;
import fakegame.State;
import java.nio.ByteBuffer;

/** A pixel buffer of OpenGL. */
public final class GlBuffer extends GpuBuffer {
    private final int usage;
    private final long size;
    private final int id;
    private int pendingCopies;
    private boolean mapped;
    private boolean closed;

    GlBuffer(int usage, long size) {
        if (size <= 0) {
            throw new IllegalArgumentException("buffer of " + size + " bytes");
        }
        this.usage = usage;
        this.size = size;
        Counters.enter();
        id = glGenBuffers();
        glBindBuffer(GL_PIXEL_PACK_BUFFER, id);
        glBufferData(GL_PIXEL_PACK_BUFFER, size, GL_STREAM_READ);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        GlDevice.live(1);
        Counters.leave();
    }

    int id() {
        return id;
    }

    void require(int bits, String what) {
        if (closed) {
            throw new IllegalStateException("the buffer was closed");
        }
        if (mapped) {
            throw new IllegalStateException("the buffer is mapped");
        }
        if ((usage & bits) != bits) {
            throw new IllegalStateException("the buffer's usage does not allow " + what);
        }
    }

    void pending(int change) {
        pendingCopies += change;
    }

    @Override
    public GpuBufferSlice.MappedView map(boolean read, boolean write) {
        require(read ? USAGE_MAP_READ : 0, "mapping for reading");
        if (State.get().refusesMaps) {
            throw new IllegalStateException("out of memory");
        }
        if (write) {
            throw new IllegalStateException("the buffer's usage does not allow mapping for writing");
        }
        if (pendingCopies > 0) {
            GlDevice.misuse("a buffer was mapped before its copy was done");
        }
        Counters.enter();
        glBindBuffer(GL_PIXEL_PACK_BUFFER, id);
        ByteBuffer data = glMapBufferRange(GL_PIXEL_PACK_BUFFER, 0, size, GL_MAP_READ_BIT);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        Counters.leave();
        mapped = true;
        return new GpuBufferSlice.MappedView(new GpuBufferSlice(this, 0, size), data, this::unmap);
    }

    private void unmap() {
        if (mapped) {
            mapped = false;
            Counters.enter();
            glBindBuffer(GL_PIXEL_PACK_BUFFER, id);
            glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
            glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
            Counters.leave();
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (!closed) {
            if (pendingCopies > 0) {
                GlDevice.misuse("a buffer was closed with a copy under way");
            }
            if (mapped) {
                GlDevice.misuse("a buffer was closed while it is mapped");
            }
            closed = true;
            Counters.enter();
            glDeleteBuffers(id);
            GlDevice.live(-1);
            Counters.leave();
        }
    }
}
