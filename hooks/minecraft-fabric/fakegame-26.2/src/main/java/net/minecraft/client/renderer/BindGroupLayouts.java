package net.minecraft.client.renderer;

import com.mojang.blaze3d.pipeline.BindGroupLayout;

/** The game's layouts. */
public class BindGroupLayouts {
    /** One picture by the name InSampler. */
    public static final BindGroupLayout IN_SAMPLER = BindGroupLayout.of("InSampler");
}
