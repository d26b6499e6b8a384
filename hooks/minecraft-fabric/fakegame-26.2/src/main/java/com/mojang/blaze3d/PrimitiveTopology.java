package com.mojang.blaze3d;

/** What vertices make up. */
public enum PrimitiveTopology {
    /** Three vertices each. */
    TRIANGLES,
    /** Four vertices each. */
    QUADS
}
