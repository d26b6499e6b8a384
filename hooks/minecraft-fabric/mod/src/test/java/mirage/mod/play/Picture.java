package mirage.mod.play;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** What the screen showed: 0xRRGGBB, row by row from the top. */
public record Picture(int width, int height, int[] rgb) {
    /** Where the pictures that are worth a look are written. */
    private static final Path FOLDER = Path.of("target", "pictures");

    /** The pixel at a place counted from the left upper corner. */
    public int at(int x, int y) {
        return rgb[y * width + x];
    }

    /** Mean difference of a channel, 0 to 255, to a picture of the same size, in a part of it given in pixels. */
    public double difference(Picture other, int left, int top, int right, int bottom) {
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += distance(at(x, y), other.at(x, y));
            }
        }
        return sum / 3.0 / ((long) (right - left) * (bottom - top));
    }

    /** Mean difference of a channel in all of it. */
    public double difference(Picture other) {
        return difference(other, 0, 0, width, height);
    }

    /** The same in the opposite colours. */
    public Picture negative() {
        int[] negative = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            negative[i] = rgb[i] ^ 0xFFFFFF;
        }
        return new Picture(width, height, negative);
    }

    /** Sum of the differences of the three channels. */
    public static int distance(int a, int b) {
        return Math.abs((a >> 16 & 255) - (b >> 16 & 255)) + Math.abs((a >> 8 & 255) - (b >> 8 & 255))
            + Math.abs((a & 255) - (b & 255));
    }

    /** Writes it as a PNG file under target/pictures. */
    public void save(String name) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        try {
            Files.createDirectories(FOLDER);
            ImageIO.write(image, "png", FOLDER.resolve(name + ".png").toFile());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
