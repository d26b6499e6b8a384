package net.minecraft;

/** Colours and styles of chat. */
public enum ChatFormatting {
    /** A colour. */
    BLACK,
    /** A colour. */
    DARK_GREEN,
    /** A colour. */
    DARK_GRAY,
    /** A colour. */
    GOLD,
    /** A colour. */
    GRAY,
    /** A colour. */
    GREEN,
    /** A colour. */
    AQUA,
    /** A colour. */
    RED,
    /** A colour. */
    YELLOW,
    /** A colour. */
    WHITE,
    /** A style. */
    BOLD,
    /** A style. */
    ITALIC
}
