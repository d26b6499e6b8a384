package fakegame.gl;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.vertex.VertexConsumer;
import java.nio.ByteBuffer;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.gui.render.TextureSetup;
import net.minecraft.client.renderer.RenderPipelines;
import net.minecraft.client.renderer.state.gui.GuiElementRenderState;
import org.joml.Matrix3x2fc;
import org.lwjgl.stb.STBEasyFont;
import org.lwjgl.system.MemoryUtil;

/** A line of text, drawn with plain quads. */
public record TextElement(Matrix3x2fc pose, String text, int x, int y, int color) implements GuiElementRenderState {
    @Override
    public void buildVertices(VertexConsumer out) {
        ByteBuffer quads = MemoryUtil.memAlloc(Math.max(1, text.length()) * 400);
        ByteBuffer ascii = MemoryUtil.memASCII(plain(text));
        int count = STBEasyFont.stb_easy_font_print(x, y, ascii, null, quads);
        for (int vertex = 0; vertex < count * 4; vertex++) {
            // The library goes round the other way than the game; either is drawn.
            out.addVertexWith2DPose(pose, quads.getFloat(vertex * 16), quads.getFloat(vertex * 16 + 4))
                    .setColor(color);
        }
        MemoryUtil.memFree(ascii);
        MemoryUtil.memFree(quads);
    }

    /** Width of a text, GUI units. */
    public static int width(String text) {
        return STBEasyFont.stb_easy_font_width(plain(text));
    }

    private static String plain(String text) {
        return text.replace('\u00b7', '-').replaceAll("[^ -~]", "?");
    }

    @Override
    public RenderPipeline pipeline() {
        return RenderPipelines.GUI;
    }

    @Override
    public TextureSetup textureSetup() {
        return TextureSetup.noTexture();
    }

    @Override
    public ScreenRectangle scissorArea() {
        return null;
    }

    @Override
    public ScreenRectangle bounds() {
        return new ScreenRectangle(x, y, width(text), 12).transformMaxBounds(pose);
    }
}
