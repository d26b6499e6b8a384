package mirage.core.wire;

/** How the pixels of a frame are laid out on the wire. One byte a channel, sRGB, rows without padding. */
public enum PixelFormat {
    /** Red, green, blue, alpha. */
    RGBA8("rgba8", 4),
    /** Blue, green, red, alpha. */
    BGRA8("bgra8", 4),
    /** Red, green, blue. */
    RGB8("rgb8", 3),
    /** A compressed picture; its length only has an upper bound. */
    JPEG("jpeg", 0);

    private final String wireName;
    private final int bytesPerPixel;

    PixelFormat(String wireName, int bytesPerPixel) {
        this.wireName = wireName;
        this.bytesPerPixel = bytesPerPixel;
    }

    /** The word that stands in headers, such as {@code rgba8}. */
    public String wireName() {
        return wireName;
    }

    /** Bytes of one pixel; 0 for {@link #JPEG}, whose length does not follow from its size. */
    public int bytesPerPixel() {
        return bytesPerPixel;
    }

    /** The format with this name on the wire, or null if there is none. */
    public static PixelFormat ofWireName(String name) {
        for (PixelFormat format : values()) {
            if (format.wireName.equals(name)) {
                return format;
            }
        }
        return null;
    }

    /** Whether a picture of this size may take this many bytes. Sizes must be within {@link Limits}. */
    public boolean allows(int width, int height, long bytes) {
        long pixels = (long) width * height;
        if (this == JPEG) {
            return bytes > 0 && bytes <= pixels * 4 + Limits.MAX_JPEG_EXTRA_BYTES;
        }
        return bytes == pixels * bytesPerPixel;
    }
}
