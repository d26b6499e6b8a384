package fakegame.gl;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.vertex.VertexConsumer;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.gui.render.TextureSetup;
import net.minecraft.client.renderer.state.gui.GuiElementRenderState;
import org.joml.Matrix3x2fc;

/** A rectangle of the GUI. */
public record QuadElement(RenderPipeline pipeline, TextureSetup textureSetup, Matrix3x2fc pose, float x0, float y0,
        float x1, float y1, float u0, float v0, float u1, float v1, int color) implements GuiElementRenderState {
    @Override
    public void buildVertices(VertexConsumer out) {
        out.addVertexWith2DPose(pose, x0, y0).setUv(u0, v0).setColor(color);
        out.addVertexWith2DPose(pose, x0, y1).setUv(u0, v1).setColor(color);
        out.addVertexWith2DPose(pose, x1, y1).setUv(u1, v1).setColor(color);
        out.addVertexWith2DPose(pose, x1, y0).setUv(u1, v0).setColor(color);
    }

    @Override
    public ScreenRectangle scissorArea() {
        return null;
    }

    @Override
    public ScreenRectangle bounds() {
        return new ScreenRectangle((int) x0, (int) y0, (int) (x1 - x0), (int) (y1 - y0)).transformMaxBounds(pose);
    }
}
