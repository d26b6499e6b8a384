package mirage.core.session;

import java.nio.ByteBuffer;
import mirage.core.wire.Limits;

/**
 * What a jpeg says about itself, read without decoding it.
 *
 * @param width      pixels
 * @param height     pixels
 * @param components 1 for grey, 3 for colour
 * @param scans      passes over the picture
 */
record JpegHeader(int width, int height, int components, int scans) {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;

    /** Reads the marker segments of a whole jpeg; null for what is none, is cut short, or has no size. */
    static JpegHeader read(ByteBuffer data) {
        int end = data.limit();
        if (end < 4 || at(data, 0) != 0xFF || at(data, 1) != SOI) {
            return null;
        }
        int width = 0;
        int height = 0;
        int components = 0;
        int scans = 0;
        int i = 2;
        while (i + 4 <= end) {
            if (at(data, i) != 0xFF) {
                i++;  // the coded picture between two markers
                continue;
            }
            int marker = at(data, i + 1);
            if (marker == EOI) {
                break;
            }
            if (marker == 0xFF) {
                i++;
                continue;
            }
            if (marker == 0 || marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                i += 2;  // no segment behind these
                continue;
            }
            int length = at(data, i + 2) << 8 | at(data, i + 3);
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != JPG && marker != DAC;
            if (length < 2 || i + 2 + length > end || frame && (length < 8 || width != 0)) {
                return null;
            }
            if (frame) {
                height = at(data, i + 5) << 8 | at(data, i + 6);
                width = at(data, i + 7) << 8 | at(data, i + 8);
                components = at(data, i + 9);
            } else if (marker == SOS) {
                scans++;
            }
            i += 2 + length;
        }
        return width == 0 || height == 0 || scans == 0 ? null : new JpegHeader(width, height, components, scans);
    }

    private static int at(ByteBuffer data, int index) {
        return data.get(index) & 0xFF;
    }

    /** Whether it is safe and right to decode this as a picture of that size. */
    boolean isPictureOf(int wantedWidth, int wantedHeight) {
        return width == wantedWidth && height == wantedHeight && (components == 1 || components == 3)
            && scans <= Limits.MAX_JPEG_SCANS;
    }
}
