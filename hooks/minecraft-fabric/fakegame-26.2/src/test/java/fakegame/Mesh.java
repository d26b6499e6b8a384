package fakegame;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.systems.RenderSystem;
import com.mojang.blaze3d.textures.FilterMode;
import com.mojang.blaze3d.textures.GpuTextureView;
import com.mojang.blaze3d.vertex.VertexConsumer;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.gui.render.TextureSetup;
import net.minecraft.client.renderer.RenderPipelines;
import net.minecraft.client.renderer.state.gui.GuiElementRenderState;
import org.joml.Matrix3x2f;

/** Any quad with a texture, in GUI units: corners left above, left below, right below, right above. */
record Mesh(GpuTextureView texture, float[] corners, ScreenRectangle bounds, ScreenRectangle scissorArea)
        implements GuiElementRenderState {
    @Override
    public void buildVertices(VertexConsumer out) {
        var pose = new Matrix3x2f();
        for (int i = 0; i < 4; i++) {
            out.addVertexWith2DPose(pose, corners[i * 2], corners[i * 2 + 1])
                    .setUv(i < 2 ? 0 : 1, i == 0 || i == 3 ? 0 : 1).setColor(-1);
        }
    }

    @Override
    public RenderPipeline pipeline() {
        return RenderPipelines.GUI_TEXTURED;
    }

    @Override
    public TextureSetup textureSetup() {
        return TextureSetup.singleTexture(texture,
                RenderSystem.getSamplerCache().getClampToEdge(FilterMode.NEAREST));
    }
}
