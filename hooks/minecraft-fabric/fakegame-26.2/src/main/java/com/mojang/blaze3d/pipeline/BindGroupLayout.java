package com.mojang.blaze3d.pipeline;

import java.util.List;

/** Names of what a pipeline's shaders read. */
public class BindGroupLayout {
    private final List<String> names;

    private BindGroupLayout(List<String> names) {
        this.names = names;
    }

    /** For the game's own layouts. */
    public static BindGroupLayout of(String... names) {
        return new BindGroupLayout(List.of(names));
    }

    /** For the device. */
    public List<String> names() {
        return names;
    }
}
