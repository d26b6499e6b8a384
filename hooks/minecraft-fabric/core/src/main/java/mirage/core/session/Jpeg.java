package mirage.core.session;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import mirage.core.wire.PixelFormat;
import mirage.core.wire.WireException;

/**
 * Compresses frames for a network and reads the answers. An instance belongs to one thread and keeps its buffers.
 *
 * <p>Costs milliseconds in each direction, so it is meant for frames that were shrunk before.
 */
public final class Jpeg {
    private final ImageWriter writer = first(ImageIO.getImageWritersByFormatName("jpeg"));
    private final ImageReader reader = first(ImageIO.getImageReadersByFormatName("jpeg"));
    private final Output output = new Output();
    private BufferedImage image;

    private static <T> T first(Iterator<T> found) {
        if (!found.hasNext()) {
            throw new IllegalStateException("This Java has no jpeg. Use a complete one, or a daemon on this machine.");
        }
        return found.next();
    }

    /** Shows the bytes it has collected, without a copy of them. */
    private static final class Output extends ByteArrayOutputStream {
        ByteBuffer view() {
            return ByteBuffer.wrap(buf, 0, count);
        }
    }

    /**
     * Compresses a picture, its top row first.
     *
     * @param pixels   raw pixels from position 0
     * @param format   how they are laid out; not jpeg
     * @param bottomUp whether the first row of {@code pixels} is the lowest
     * @param quality  1 to 100
     * @return the jpeg, valid until the next call
     * @throws IOException never for a picture that fits its buffer; what the encoder may say
     */
    public ByteBuffer encode(ByteBuffer pixels, PixelFormat format, int width, int height, boolean bottomUp,
                             int quality) throws IOException {
        byte[] bgr = target(width, height);
        ByteBuffer in = pixels.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int step = format.bytesPerPixel();
        int red = format == PixelFormat.BGRA8 ? 2 : 0;
        for (int row = 0; row < height; row++) {
            int from = (bottomUp ? height - 1 - row : row) * width * step;
            int to = row * width * 3;
            for (int column = 0; column < width; column++, from += step, to += 3) {
                bgr[to] = in.get(from + 2 - red);
                bgr[to + 1] = in.get(from + 1);
                bgr[to + 2] = in.get(from + red);
            }
        }
        output.reset();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(Math.max(1, Math.min(100, quality)) / 100f);
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(output)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.setOutput(null);
        }
        return output.view();
    }

    private byte[] target(int width, int height) {
        if (image == null || image.getWidth() != width || image.getHeight() != height) {
            image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        }
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /**
     * Reads a jpeg into opaque rgba8. Its own header is checked first, so that nothing is allocated for a picture which
     * is not the one that was announced.
     *
     * @param jpeg   a whole jpeg, from position 0 to its limit
     * @param width  the width it must have
     * @param height the height it must have
     * @param rgba   room for width x height x 4 bytes from position 0
     * @throws WireException with the code {@code jpeg} for anything else
     */
    public void decode(ByteBuffer jpeg, int width, int height, ByteBuffer rgba) {
        JpegHeader header = JpegHeader.read(jpeg);
        if (header == null || !header.isPictureOf(width, height)) {
            throw damaged();
        }
        byte[] bytes = new byte[jpeg.limit()];
        jpeg.duplicate().position(0).get(bytes);
        boolean grey = header.components() == 1;
        Raster raster;
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            raster = reader.read(0).getRaster();
        } catch (IOException | RuntimeException broken) {  // ImageIO throws what it likes at damaged data
            throw damaged();
        } finally {
            reader.setInput(null);
        }
        boolean fits = raster.getWidth() == width && raster.getHeight() == height
            && raster.getNumBands() == (grey ? 1 : 3) && raster.getDataBuffer() instanceof DataBufferByte
            && raster.getBounds().getLocation().equals(new Point(0, 0));
        if (!fits) {
            throw damaged();
        }
        copy(((DataBufferByte) raster.getDataBuffer()).getData(), grey, width * height, rgba);
    }

    private static void copy(byte[] from, boolean grey, int count, ByteBuffer rgba) {
        if (from.length < (grey ? count : count * 3)) {
            throw damaged();
        }
        ByteBuffer out = rgba.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            int red = from[grey ? i : i * 3 + 2] & 0xFF;
            int green = from[grey ? i : i * 3 + 1] & 0xFF;
            int blue = from[grey ? i : i * 3] & 0xFF;
            out.putInt(i * 4, 0xFF000000 | blue << 16 | green << 8 | red);
        }
    }

    private static WireException damaged() {
        return new WireException("jpeg", "The picture is no jpeg, is damaged, or has another size than its header.",
            "Send a whole baseline jpeg, grey or YCbCr, of the true size.");
    }
}
