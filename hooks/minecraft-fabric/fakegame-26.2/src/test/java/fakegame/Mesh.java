package fakegame;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.vertex.VertexConsumer;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.gui.render.TextureSetup;
import net.minecraft.client.renderer.RenderPipelines;
import net.minecraft.client.renderer.state.gui.GuiElementRenderState;
import net.minecraft.client.renderer.texture.DynamicTexture;
import org.joml.Matrix3x2f;

/** Any quad with a texture, corners in GUI units. */
record Mesh(DynamicTexture texture, float[] corners) implements GuiElementRenderState {
    @Override
    public void buildVertices(VertexConsumer out) {
        var pose = new Matrix3x2f();
        for (int i = 0; i < 4; i++) {
            out.addVertexWith2DPose(pose, corners[i * 2], corners[i * 2 + 1]).setUv(0.5f, 0.5f).setColor(-1);
        }
    }

    @Override
    public RenderPipeline pipeline() {
        return RenderPipelines.GUI_TEXTURED;
    }

    @Override
    public TextureSetup textureSetup() {
        return TextureSetup.singleTexture(texture.getTextureView(), texture.getSampler());
    }

    @Override
    public ScreenRectangle scissorArea() {
        return new ScreenRectangle(0, 0, 50, 80);
    }

    @Override
    public ScreenRectangle bounds() {
        return new ScreenRectangle(10, 10, 60, 50);
    }
}
