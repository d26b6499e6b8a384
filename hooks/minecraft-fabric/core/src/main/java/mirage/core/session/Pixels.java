package mirage.core.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import mirage.core.wire.PixelFormat;

/** Raw pixels of any layout as rgba8. What comes back has arbitrary alpha; a picture on the screen must be opaque. */
final class Pixels {
    private static final long OPAQUE_PAIR = 0xFF000000FF000000L;
    private static final int OPAQUE = 0xFF000000;

    private Pixels() {
    }

    /**
     * Copies pixels, alpha made 255. Moves neither buffer's position.
     *
     * @param from  raw pixels from position 0; not {@link PixelFormat#JPEG}
     * @param to    room for {@code count} x 4 bytes from position 0
     * @param count pixels
     */
    static void toRgba(PixelFormat format, ByteBuffer from, ByteBuffer to, int count) {
        ByteBuffer in = from.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer out = to.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        switch (format) {
            case RGBA8 -> copyOpaque(in, out, count);
            case BGRA8 -> swap(in, out, count);
            case RGB8 -> widen(in, out, count);
            default -> throw new IllegalArgumentException("a jpeg is decoded, not copied");
        }
    }

    private static void copyOpaque(ByteBuffer in, ByteBuffer out, int count) {
        int bytes = count * 4;
        int pairs = bytes & ~7;
        for (int i = 0; i < pairs; i += 8) {
            out.putLong(i, in.getLong(i) | OPAQUE_PAIR);
        }
        if (pairs < bytes) {
            out.putInt(pairs, in.getInt(pairs) | OPAQUE);
        }
    }

    private static void swap(ByteBuffer in, ByteBuffer out, int count) {
        for (int i = 0; i < count * 4; i += 4) {
            int bgra = in.getInt(i);
            out.putInt(i, OPAQUE | (bgra & 0xFF) << 16 | bgra & 0xFF00 | bgra >>> 16 & 0xFF);
        }
    }

    private static void widen(ByteBuffer in, ByteBuffer out, int count) {
        for (int i = 0; i < count; i++) {
            int at = i * 3;
            out.putInt(i * 4, OPAQUE | (in.get(at + 2) & 0xFF) << 16 | (in.get(at + 1) & 0xFF) << 8
                | in.get(at) & 0xFF);
        }
    }
}
