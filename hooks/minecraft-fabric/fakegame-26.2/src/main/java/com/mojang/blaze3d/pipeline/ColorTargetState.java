package com.mojang.blaze3d.pipeline;

import com.mojang.blaze3d.GpuFormat;
import java.util.Optional;

/** What a pipeline draws into: blending, the target's format, and a mask of the channels that are written. */
public record ColorTargetState(Optional<BlendFunction> blendFunction, GpuFormat format, int writeMask) {
    /** All four channels. */
    public static final int WRITE_ALL = Integer.parseInt("15");
}
