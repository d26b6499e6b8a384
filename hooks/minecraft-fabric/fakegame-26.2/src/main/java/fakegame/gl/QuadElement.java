package fakegame.gl;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.vertex.VertexConsumer;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.gui.render.TextureSetup;
import net.minecraft.client.renderer.RenderPipelines;
import net.minecraft.client.renderer.state.gui.GuiElementRenderState;
import org.joml.Matrix3x2fc;

/** A rectangle of the GUI in one colour. */
public record QuadElement(Matrix3x2fc pose, int x0, int y0, int x1, int y1, int color)
        implements GuiElementRenderState {
    @Override
    public void buildVertices(VertexConsumer out) {
        out.addVertexWith2DPose(pose, x0, y0).setColor(color);
        out.addVertexWith2DPose(pose, x0, y1).setColor(color);
        out.addVertexWith2DPose(pose, x1, y1).setColor(color);
        out.addVertexWith2DPose(pose, x1, y0).setColor(color);
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
        return new ScreenRectangle(x0, y0, x1 - x0, y1 - y0).transformMaxBounds(pose);
    }
}
