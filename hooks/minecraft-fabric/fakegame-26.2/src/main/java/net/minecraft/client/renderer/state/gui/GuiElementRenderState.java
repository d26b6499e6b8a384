package net.minecraft.client.renderer.state.gui;

import com.mojang.blaze3d.pipeline.RenderPipeline;
import com.mojang.blaze3d.vertex.VertexConsumer;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.gui.render.TextureSetup;

/** A part of the GUI that draws quads. */
public interface GuiElementRenderState extends ScreenArea {
    /** Gives four vertices a quad; called when the GUI is drawn. */
    void buildVertices(VertexConsumer vertices);

    /** What to draw with. */
    RenderPipeline pipeline();

    /** The textures. */
    TextureSetup textureSetup();

    /** Outside of this nothing is drawn; null for the whole screen. */
    ScreenRectangle scissorArea();
}
