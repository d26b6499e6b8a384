package fakegame.gl;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.pipeline.RenderTarget;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryUtil;

/** The real window, and pictures of what was drawn. Render thread only. */
public final class Screen {
    private final long window;

    private Screen(long window) {
        this.window = window;
    }

    /** Opens a window with a context of OpenGL 3.3; pixels. An error says what is missing. */
    public static Screen open(int width, int height) {
        Display.ensure();
        if (!glfwInit()) {
            throw new IllegalStateException("no display");
        }
        glfwDefaultWindowHints();
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_RESIZABLE, GLFW_TRUE);
        long window = glfwCreateWindow(width, height, "fake game", 0, 0);
        if (window == 0) {
            throw new IllegalStateException("no OpenGL 3.3 here; Mesa's software driver would do");
        }
        glfwMakeContextCurrent(window);
        glfwSwapInterval(0);
        GL.createCapabilities();
        return new Screen(window);
    }

    /** Changes the window's size, pixels. */
    public void resize(int width, int height) {
        glfwSetWindowSize(window, width, height);
    }

    /** Shows the target in the window. */
    public void present(RenderTarget target) {
        glBindFramebuffer(GL_READ_FRAMEBUFFER, ((GlTexture) target.getColorTexture()).framebuffer());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
        glBlitFramebuffer(0, 0, target.width, target.height, 0, 0, target.width, target.height, GL_COLOR_BUFFER_BIT,
                GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glfwSwapBuffers(window);
        glfwPollEvents();
    }

    /** A picture of the target, row 0 on top, without alpha. */
    public static BufferedImage picture(RenderTarget target) {
        ByteBuffer bytes = MemoryUtil.memAlloc(target.width * target.height * 4);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, ((GlTexture) target.getColorTexture()).framebuffer());
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(0, 0, target.width, target.height, GL_RGBA, GL_UNSIGNED_BYTE, bytes);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
        var image = new BufferedImage(target.width, target.height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < target.height; y++) {
            for (int x = 0; x < target.width; x++) {
                int at = ((target.height - 1 - y) * target.width + x) * 4;
                image.setRGB(x, y, (bytes.get(at) & 255) << 16 | (bytes.get(at + 1) & 255) << 8
                        | bytes.get(at + 2) & 255);
            }
        }
        MemoryUtil.memFree(bytes);
        return image;
    }

    /** What OpenGL says of itself. */
    public static String renderer() {
        return glGetString(GL_RENDERER);
    }

    /** An error of OpenGL since the last call, or 0. */
    public static int error() {
        return glGetError();
    }

    /** Closes the window and forgets what was made in it. */
    public void close() {
        Shaders.forget();
        Scene.forget();
        GuiPainter.forget();
        GL.setCapabilities(null);
        glfwDestroyWindow(window);
    }
}
