package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.buffers.GpuBuffer;
import com.mojang.blaze3d.systems.CommandEncoder;
import com.mojang.blaze3d.systems.RenderPass;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.joml.Vector4fc;

/** Commands by OpenGL. */
public final class GlEncoder extends CommandEncoder {
    private final GlDevice device;

    GlEncoder(GlDevice device) {
        this.device = device;
    }

    @Override
    public void copyTextureToBuffer(GpuTexture texture, GpuBuffer buffer, long offset, Runnable whenDone,
            int mipLevel) {
        copyTextureToBuffer(texture, buffer, offset, whenDone, mipLevel, 0, 0, texture.getWidth(mipLevel),
                texture.getHeight(mipLevel));
    }

    @Override
    public void copyTextureToBuffer(GpuTexture texture, GpuBuffer buffer, long offset, Runnable whenDone, int mipLevel,
            int x, int y, int width, int height) {
        var source = (GlTexture) texture;
        var target = (GlBuffer) buffer;
        source.require(GpuTexture.USAGE_COPY_SRC, "copying from it");
        target.require(GpuBuffer.USAGE_COPY_DST, "copying to it");
        if (texture.getFormat() == GpuFormat.D32_FLOAT) {
            throw new IllegalArgumentException("depth cannot be copied to a buffer here");
        }
        if (offset + (long) width * height * 4 > buffer.size()) {
            throw new IllegalArgumentException("Buffer of size " + buffer.size() + " is not large enough to hold "
                    + width + "x" + height + " pixels starting from " + offset);
        }
        Counters.enter();
        glBindFramebuffer(GL_READ_FRAMEBUFFER, source.framebuffer());
        glBindBuffer(GL_PIXEL_PACK_BUFFER, target.id());
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(x, y, width, height, source.channels(), source.numbers(), offset);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
        device.copied(target, whenDone);
        Counters.leave();
    }

    @Override
    public void copyTextureToTexture(GpuTexture source, GpuTexture target, int mipLevel, int targetX, int targetY,
            int sourceX, int sourceY, int width, int height) {
        ((GlTexture) source).require(GpuTexture.USAGE_COPY_SRC, "copying from it");
        ((GlTexture) target).require(GpuTexture.USAGE_COPY_DST, "copying to it");
        Counters.enter();
        glBindFramebuffer(GL_READ_FRAMEBUFFER, ((GlTexture) source).framebuffer());
        glBindTexture(GL_TEXTURE_2D, ((GlTexture) target).id());
        glCopyTexSubImage2D(GL_TEXTURE_2D, 0, targetX, targetY, sourceX, sourceY, width, height);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
        Counters.leave();
    }

    @Override
    public void writeToTexture(GpuTexture texture, ByteBuffer pixels, int mipLevel, int layer, int x, int y, int width,
            int height) {
        var target = (GlTexture) texture;
        target.require(GpuTexture.USAGE_COPY_DST, "writing to it");
        if (x + width > texture.getWidth(mipLevel) || y + height > texture.getHeight(mipLevel)) {
            throw new IllegalArgumentException("Dest texture (" + texture.getWidth(mipLevel) + "x"
                    + texture.getHeight(mipLevel) + ") is not large enough to write a rectangle of " + width + "x"
                    + height + " at " + x + "x" + y);
        }
        if (!pixels.isDirect() || pixels.remaining() < 4 * width * height) {
            throw new IllegalArgumentException("Source of " + pixels.remaining() + " bytes is not direct, or is too"
                    + " small for " + width + "x" + height + " pixels");
        }
        Counters.enter();
        glBindTexture(GL_TEXTURE_2D, target.id());
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexSubImage2D(GL_TEXTURE_2D, mipLevel, x, y, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
        Counters.leave();
    }

    @Override
    public void clearDepthTexture(GpuTexture texture, double depth) {
        var target = (GlTexture) texture;
        target.require(GpuTexture.USAGE_RENDER_ATTACHMENT, "clearing it");
        Counters.enter();
        int alone = target.framebufferOfDepth();
        glDepthMask(true);
        glClearDepth(depth);
        glClear(GL_DEPTH_BUFFER_BIT);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glDeleteFramebuffers(alone);
        Counters.leave();
    }

    @Override
    public RenderPass createRenderPass(Supplier<String> label, GpuTextureView target, Optional<Vector4fc> clearColor) {
        var texture = (GlTexture) target.texture();
        texture.require(GpuTexture.USAGE_RENDER_ATTACHMENT, "drawing into it");
        Counters.enter();
        glBindFramebuffer(GL_FRAMEBUFFER, texture.framebuffer());
        glViewport(0, 0, texture.getWidth(0), texture.getHeight(0));
        clearColor.ifPresent(c -> {
            glClearColor(c.x(), c.y(), c.z(), c.w());
            glClear(GL_COLOR_BUFFER_BIT);
        });
        Counters.leave();
        return new GlPass(texture);
    }
}
