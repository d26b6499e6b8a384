package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import com.mojang.blaze3d.pipeline.RenderTarget;
import com.mojang.blaze3d.vertex.VertexConsumer;
import fakegame.State;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.renderer.state.gui.GuiElementRenderState;
import net.minecraft.client.renderer.state.gui.GuiRenderState;
import org.joml.Matrix3x2fc;
import org.joml.Vector2f;
import org.lwjgl.system.MemoryUtil;

/** Draws the collected parts in the order in which they came. */
public final class GuiPainter implements VertexConsumer {
    private static final int FLOATS = 8;
    private static final Map<GuiRenderState, List<GuiElementRenderState>> PARTS = new WeakHashMap<>();
    private static GuiPainter current;
    private static int drawn;

    private final int vertexArray = glGenVertexArrays();
    private final int vertexBuffer = glGenBuffers();
    private final int indexBuffer = glGenBuffers();
    private final Vector2f point = new Vector2f();
    private FloatBuffer out = MemoryUtil.memAllocFloat(FLOATS * 4 * 4096);
    private int indexedQuads;

    private GuiPainter() {
        glBindVertexArray(vertexArray);
        glBindBuffer(GL_ARRAY_BUFFER, vertexBuffer);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indexBuffer);
        int[] sizes = {2, 2, 4};
        for (int i = 0, at = 0; i < 3; at += sizes[i] * 4, i++) {
            glEnableVertexAttribArray(i);
            glVertexAttribPointer(i, sizes[i], GL_FLOAT, false, FLOATS * 4, at);
        }
        glBindVertexArray(0);
    }

    static void forget() {
        if (current != null) {
            MemoryUtil.memFree(current.out);
        }
        current = null;
    }

    /** Adds a part above all so far. */
    public static void add(GuiRenderState state, GuiElementRenderState part) {
        GlDevice.requireRenderThread();
        PARTS.computeIfAbsent(state, s -> new ArrayList<>()).add(part);
    }

    /** A layer: the order is kept anyway. */
    public static void nextStratum(GuiRenderState state) {
        GlDevice.requireRenderThread();
    }

    /** Forgets all parts. */
    public static void reset(GuiRenderState state) {
        PARTS.computeIfAbsent(state, s -> new ArrayList<>()).clear();
    }

    /** Quads drawn in the last frame. */
    public static int quadsDrawn() {
        return drawn;
    }

    static void paint(GuiRenderState state, RenderTarget target) {
        if (current == null) {
            current = new GuiPainter();
        }
        drawn = 0;
        Counters.enter();
        glBindFramebuffer(GL_FRAMEBUFFER, ((GlTexture) target.getColorTexture()).framebuffer());
        glViewport(0, 0, target.width, target.height);
        glDisable(GL_DEPTH_TEST);
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        float scale = State.get().guiScale;
        for (GuiElementRenderState part : PARTS.getOrDefault(state, List.of())) {
            current.draw(part, target.width / scale, target.height / scale);
        }
        glDisable(GL_BLEND);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        Counters.leave();
    }

    private void draw(GuiElementRenderState part, float width, float height) {
        out.clear();
        part.buildVertices(this);
        int vertices = out.position() / FLOATS;
        if (vertices % 4 != 0) {
            throw new IllegalStateException("a part of the GUI gave " + vertices + " vertices; four make a quad");
        }
        if (vertices == 0) {
            return;
        }
        int quads = vertices / 4;
        drawn += quads;
        out.flip();
        glBindVertexArray(vertexArray);
        glBindBuffer(GL_ARRAY_BUFFER, vertexBuffer);
        glBufferData(GL_ARRAY_BUFFER, out, GL_STREAM_DRAW);
        index(quads);
        boolean textured = ((Pipeline) part.pipeline()).name().equals("gui_textured");
        if (textured) {
            var setup = part.textureSetup();
            GlSampler.idOf(setup.texure0());
            ((GlTexture) setup.texure0().texture()).bind(0, GlSampler.isLinear(setup.sampler0()));
        }
        Shaders.get().gui(width, height, textured);
        scissor(part.scissorArea(), height);
        glDrawElements(GL_TRIANGLES, quads * 6, GL_UNSIGNED_INT, 0);
        glDisable(GL_SCISSOR_TEST);
    }

    private static void scissor(ScreenRectangle area, float height) {
        if (area != null) {
            int scale = State.get().guiScale;
            glEnable(GL_SCISSOR_TEST);
            glScissor(area.position().x() * scale,
                    Math.round(height * scale) - (area.position().y() + area.height()) * scale,
                    Math.max(0, area.width() * scale), Math.max(0, area.height() * scale));
        }
    }

    private void index(int quads) {
        if (quads > indexedQuads) {
            int[] indices = new int[quads * 6];
            for (int q = 0; q < quads; q++) {
                int[] corners = {0, 1, 2, 2, 3, 0};
                for (int i = 0; i < 6; i++) {
                    indices[q * 6 + i] = q * 4 + corners[i];
                }
            }
            glBufferData(GL_ELEMENT_ARRAY_BUFFER, indices, GL_STATIC_DRAW);
            indexedQuads = quads;
        }
    }

    @Override
    public VertexConsumer addVertexWith2DPose(Matrix3x2fc pose, float x, float y) {
        if (out.remaining() < FLOATS) {
            out = MemoryUtil.memRealloc(out, out.capacity() * 2);
        }
        pose.transformPosition(x, y, point);
        out.put(point.x).put(point.y).put(0).put(0).put(1).put(1).put(1).put(1);
        return this;
    }

    @Override
    public VertexConsumer setUv(float u, float v) {
        int at = out.position() - FLOATS;
        out.put(at + 2, u).put(at + 3, v);
        return this;
    }

    @Override
    public VertexConsumer setColor(int argb) {
        int at = out.position() - FLOATS;
        out.put(at + 4, (argb >> 16 & 255) / 255f).put(at + 5, (argb >> 8 & 255) / 255f)
                .put(at + 6, (argb & 255) / 255f).put(at + 7, (argb >>> 24) / 255f);
        return this;
    }
}
