package mirage.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import javax.imageio.ImageIO;
import mirage.core.wire.PixelFormat;
import mirage.core.wire.WireException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pixels of every layout, and jpegs, right and wrong. */
class PicturesTest {
    private final Jpeg jpeg = new Jpeg();

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @EnumSource(value = PixelFormat.class, names = "JPEG", mode = EnumSource.Mode.EXCLUDE)
    void everyRawLayoutBecomesOpaqueRgba(PixelFormat format) {
        int count = 5;  // odd, so that pairs do not come out even
        ByteBuffer from = direct(count * format.bytesPerPixel());
        for (int i = 0; i < count; i++) {
            int at = i * format.bytesPerPixel();
            boolean blueFirst = format == PixelFormat.BGRA8;
            from.put(at + (blueFirst ? 2 : 0), (byte) (200 + i)).put(at + 1, (byte) (100 + i))
                .put(at + (blueFirst ? 0 : 2), (byte) i);
        }
        ByteBuffer to = direct(count * 4);
        Pixels.toRgba(format, from, to, count);
        for (int i = 0; i < count; i++) {
            assertEquals(0xFF000000 | i << 16 | 100 + i << 8 | 200 + i, to.getInt(i * 4), "pixel " + i);
        }
        assertEquals(0, to.position());
    }

    @ParameterizedTest
    @EnumSource(value = PixelFormat.class, names = "JPEG", mode = EnumSource.Mode.EXCLUDE)
    void aJpegShowsThePictureUpright(PixelFormat format) throws IOException {
        int width = 40;
        int height = 24;
        int step = format.bytesPerPixel();
        ByteBuffer from = direct(width * height * step);
        int red = format == PixelFormat.BGRA8 ? 2 : 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {  // bottom-up: the first rows, which are blue, are the ground
                int at = (y * width + x) * step;
                from.put(at + (y < height / 2 ? 2 - red : red), (byte) 250);
                from.put(at + 1, (byte) (x < width / 2 ? 0 : 120));
            }
        }
        for (int round = 0; round < 2; round++) {  // the second one in used buffers
            ByteBuffer coded = jpeg.encode(from, format, width, height, true, 95);
            JpegHeader header = JpegHeader.read(coded);
            assertTrue(header.isPictureOf(width, height) && header.components() == 3);
            ByteBuffer rgba = direct(width * height * 4);
            jpeg.decode(ByteBuffer.wrap(coded.array(), 0, coded.limit()), width, height, rgba);
            assertNear(0xFF0000FA, rgba.getInt((2 * width + 4) * 4));
            assertNear(0xFFFA7800, rgba.getInt((20 * width + 36) * 4));
        }
    }

    private static void assertNear(int wanted, int found) {
        for (int shift = 0; shift < 32; shift += 8) {
            assertEquals(wanted >>> shift & 0xFF, found >>> shift & 0xFF, 12,
                () -> Integer.toHexString(wanted) + " " + Integer.toHexString(found));
        }
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "jpeg", out));
        return out.toByteArray();
    }

    @Test
    void greyKeepsItsBrightness() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, 77);
        }
        ByteBuffer rgba = direct(16 * 16 * 4);
        jpeg.decode(ByteBuffer.wrap(written(grey)), 16, 16, rgba);
        assertNear(0xFF4D4D4D, rgba.getInt(100));
    }

    @Test
    void trustsNoSize() throws IOException {
        byte[] good = written(new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR));
        ByteBuffer rgba = direct(32 * 16 * 4);
        jpeg.decode(ByteBuffer.wrap(good), 32, 16, rgba);
        assertEquals("jpeg", refused(good, 16, 32));
        assertEquals("jpeg", refused(new byte[100], 32, 16));
        assertEquals("jpeg", refused(new byte[0], 32, 16));
        byte[] scans = new byte[good.length + 65 * 10];
        System.arraycopy(good, 0, scans, 0, good.length - 2);
        for (int i = 0; i < 65; i++) {  // a picture that promises to be drawn again and again
            byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0};
            System.arraycopy(scan, 0, scans, good.length - 2 + i * 10, 10);
        }
        assertEquals("jpeg", refused(scans, 32, 16));
        assertNull(JpegHeader.read(ByteBuffer.wrap(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0,
            2})));
    }

    @Test
    void damagedJpegsGiveAPictureOrAnError() throws IOException {
        byte[] good = written(new BufferedImage(32, 16, BufferedImage.TYPE_3BYTE_BGR));
        ByteBuffer rgba = direct(32 * 16 * 4);
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            try {
                jpeg.decode(ByteBuffer.wrap(bad), 32, 16, rgba);
            } catch (WireException fine) {
                assertEquals("jpeg", fine.code());
            }
        }
        jpeg.decode(ByteBuffer.wrap(good), 32, 16, rgba);
    }

    private String refused(byte[] data, int width, int height) {
        return assertThrows(WireException.class,
            () -> jpeg.decode(ByteBuffer.wrap(data), width, height, direct(width * height * 4))).code();
    }
}
