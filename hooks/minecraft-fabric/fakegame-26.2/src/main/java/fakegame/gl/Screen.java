package fakegame.gl;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.pipeline.RenderTarget;
import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
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
        var image = new BufferedImage(target.width, target.height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, target.width, target.height,
                pixels(target, 0, 0, target.width, target.height), 0, target.width);
        return image;
    }

    /** A part of the target as 0xRRGGBB; x, y and rows are counted from the left upper corner. */
    public static int[] pixels(RenderTarget target, int x, int y, int width, int height) {
        IntBuffer bytes = MemoryUtil.memAllocInt(width * height);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, ((GlTexture) target.getColorTexture()).framebuffer());
        glPixelStorei(GL_PACK_ALIGNMENT, 1);
        glReadPixels(x, target.height - y - height, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, bytes);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
        int[] rgb = new int[width * height];
        for (int row = 0; row < height; row++) {
            bytes.get((height - 1 - row) * width, rgb, row * width, width);
        }
        MemoryUtil.memFree(bytes);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return rgb;
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
