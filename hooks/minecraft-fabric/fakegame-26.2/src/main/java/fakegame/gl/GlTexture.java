package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.textures.GpuTexture;
import java.nio.ByteBuffer;

/** A texture of OpenGL, with a framebuffer to read it or to draw into it. */
public final class GlTexture extends GpuTexture {
    private final int usage;
    private final GpuFormat format;
    private final int width;
    private final int height;
    private final int id;
    private int framebuffer;
    private boolean closed;

    GlTexture(int usage, GpuFormat format, int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("texture of " + width + " x " + height);
        }
        this.usage = usage;
        this.format = format;
        this.width = width;
        this.height = height;
        Counters.enter();
        id = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, id);
        int inside = switch (format) {
            case RGBA8_UNORM -> GL_RGBA8;
            case R32_FLOAT -> GL_R32F;
            case D32_FLOAT -> GL_DEPTH_COMPONENT32F;
        };
        glTexImage2D(GL_TEXTURE_2D, 0, inside, width, height, 0, channels(), numbers(), (ByteBuffer) null);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        GlDevice.live(1);
        Counters.leave();
    }

    int id() {
        return id;
    }

    /** What a pixel is made of, as OpenGL says it. */
    int channels() {
        return switch (format) {
            case RGBA8_UNORM -> GL_RGBA;
            case R32_FLOAT -> GL_RED;
            case D32_FLOAT -> GL_DEPTH_COMPONENT;
        };
    }

    /** The kind of its numbers, as OpenGL says it. */
    int numbers() {
        return format == GpuFormat.RGBA8_UNORM ? GL_UNSIGNED_BYTE : GL_FLOAT;
    }

    void require(int bits, String what) {
        if (closed) {
            throw new IllegalStateException("the texture was closed");
        }
        if ((usage & bits) != bits) {
            throw new IllegalStateException("the texture's usage does not allow " + what);
        }
    }

    /** A framebuffer with this texture alone. */
    int framebuffer() {
        if (framebuffer == 0) {
            framebuffer = glGenFramebuffers();
            glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
            glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, id, 0);
            if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
                throw new IllegalStateException("framebuffer is not complete");
            }
        }
        return framebuffer;
    }

    /** A framebuffer with this texture and a depth texture; the caller deletes it. */
    int framebufferWith(GlTexture depth) {
        int both = glGenFramebuffers();
        glBindFramebuffer(GL_FRAMEBUFFER, both);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, id, 0);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, depth.id, 0);
        return both;
    }

    /** A framebuffer with this depth texture alone, which is bound; the caller deletes it. */
    int framebufferOfDepth() {
        int alone = glGenFramebuffers();
        glBindFramebuffer(GL_FRAMEBUFFER, alone);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, id, 0);
        glDrawBuffer(GL_NONE);
        return alone;
    }

    /** Binds it to a texture unit with a way of sampling. */
    void bind(int unit, boolean linear) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D, id);
        int filter = linear ? GL_LINEAR : GL_NEAREST;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        glActiveTexture(GL_TEXTURE0);
    }

    @Override
    public int getWidth(int mipLevel) {
        return Math.max(1, width >> mipLevel);
    }

    @Override
    public int getHeight(int mipLevel) {
        return Math.max(1, height >> mipLevel);
    }

    @Override
    public GpuFormat getFormat() {
        return format;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Counters.enter();
            if (framebuffer != 0) {
                glDeleteFramebuffers(framebuffer);
            }
            glDeleteTextures(id);
            GlDevice.live(-1);
            Counters.leave();
        }
    }
}
