package mirage.core.view;

import static mirage.core.view.Matrices.apply;
import static mirage.core.view.Matrices.floats;
import static mirage.core.view.Matrices.reversed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class DepthLensTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 23;

    /** Points at random places are projected the long way; the lens has to find how far away they are. */
    @Test
    void findsTheDistanceOfAnyPoint() {
        Random random = new Random(7);
        for (boolean zeroToOne : new boolean[] {true, false}) {
            for (double fov : new double[] {30, 70, 110}) {
                for (double far : new double[] {128, 1024, 4096}) {
                    check(random, zeroToOne, fov, far);
                }
            }
        }
    }

    private static void check(Random random, boolean zeroToOne, double fov, double far) {
        double aspect = (double) WIDTH / HEIGHT;
        double[] projection = reversed(fov, aspect, 0.05, far, zeroToOne);
        DepthLens lens = new DepthLens();
        assertTrue(lens.set(floats(projection)));
        assertEquals(aspect, lens.aspect(), 1e-5);
        ByteBuffer depths = ByteBuffer.allocateDirect(4 * WIDTH * HEIGHT).order(ByteOrder.nativeOrder());
        double[] truth = new double[WIDTH * HEIGHT];
        double tan = Math.tan(Math.toRadians(fov) / 2);
        for (int i = 0; i < truth.length; i++) {
            double ahead = 0.05 * Math.pow(far / 0.05 * 0.999, random.nextDouble());
            // Through the middle of the pixel.
            double x = ahead * tan * aspect * ((i % WIDTH + 0.5) / WIDTH * 2 - 1);
            double y = ahead * tan * ((i / WIDTH + 0.5) / HEIGHT * 2 - 1);
            double[] clip = apply(projection, x, y, -ahead);
            assertEquals((i % WIDTH + 0.5) / WIDTH * 2 - 1, clip[0] / clip[3], 1e-9);
            double ndc = clip[2] / clip[3];
            float depth = zeroToOne ? (float) ndc : ((float) ndc + 1) / 2;
            depths.putFloat(4 * i, depth);
            truth[i] = Math.sqrt(x * x + y * y + ahead * ahead);
            assertEquals(ahead, lens.ahead(depth), ahead * 0.005);
        }
        ByteBuffer metres = ByteBuffer.allocateDirect(4 * WIDTH * HEIGHT); // big-endian, as buffers are at first
        lens.toMetres(depths, metres, WIDTH, HEIGHT);
        metres.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < truth.length; i++) {
            assertEquals(truth[i], metres.getFloat(4 * i), truth[i] * 0.005, "far " + far + ", pixel " + i);
        }
        lens.toMetres(depths, depths, WIDTH, HEIGHT);
        assertEquals(metres.getFloat(0), depths.order(ByteOrder.LITTLE_ENDIAN).getFloat(0), "in place");
    }

    @Test
    void skyAndNonsenseAreNothing() {
        DepthLens lens = new DepthLens();
        lens.set(floats(reversed(70, 1.5, 0.05, 512, true)));
        float[] odd = {0, -0f, -1, 1.5f, Float.NaN, Float.POSITIVE_INFINITY, 1, 1e-30f};
        ByteBuffer depths = ByteBuffer.allocate(4 * odd.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < odd.length; i++) {
            depths.order(ByteOrder.nativeOrder()).putFloat(4 * i, odd[i]);
        }
        ByteBuffer metres = ByteBuffer.allocate(4 * odd.length).order(ByteOrder.LITTLE_ENDIAN);
        lens.toMetres(depths, metres, odd.length, 1);
        for (int i = 0; i < 6; i++) {
            assertEquals(0f, metres.getFloat(4 * i), "value " + odd[i]);
        }
        assertTrue(metres.getFloat(24) >= 0.05f, "the near plane");
        assertTrue(metres.getFloat(28) < 1000, "just before the far plane");
    }

    @Test
    void refusesOtherProjections() {
        DepthLens lens = new DepthLens();
        float[] good = floats(reversed(70, 1.5, 0.05, 512, true));
        assertTrue(lens.set(good));
        assertFalse(lens.set(new float[16]), "nothing");
        float[] forward = good.clone();
        forward[10] = -1.0001f;
        forward[14] = -0.1f;
        assertFalse(lens.set(forward), "depth the other way round");
        assertFalse(lens.isUsable());
        float[] sheared = good.clone();
        sheared[8] = 0.1f;
        assertFalse(lens.set(sheared), "an eye of a pair");
        float[] flat = good.clone();
        flat[11] = 0;
        flat[15] = 1;
        assertFalse(lens.set(flat), "no perspective");
        float[] broken = good.clone();
        broken[0] = Float.NaN;
        assertFalse(lens.set(broken));
        broken[0] = good[0];
        broken[8] = Float.NaN;
        assertFalse(lens.set(broken));
        assertTrue(lens.set(good));
        lens.clear();
        assertFalse(lens.isUsable());
    }

    @Test
    void allocatesNothing() {
        DepthLens lens = new DepthLens();
        float[] projection = floats(reversed(70, 1.5, 0.05, 512, false));
        ByteBuffer depths = ByteBuffer.allocateDirect(4 * 64 * 36).order(ByteOrder.nativeOrder());
        assertEquals(0, Allocations.bytes(500, () -> {
            lens.set(projection);
            lens.toMetres(depths, depths, 64, 36);
        }));
    }

    @Test
    void sizesKeepTheShapeAndStandOffTheEdges() {
        int[][] sizes = {{1280, 720}, {1920, 1080}, {640, 360}, {1024, 576}, {2560, 1080}, {400, 300}, {1, 1},
            {300, 3000}, {3000, 2}, {3840, 2160}, {512, 288}};
        for (int[] size : sizes) {
            int width = DepthSize.width(size[0], size[1]);
            int height = DepthSize.height(size[0], size[1]);
            assertTrue(width >= 1 && width <= 512 && width <= size[0]);
            assertTrue(height >= 1 && height <= 288 && height <= size[1]);
            assertTrue(width == 1 || size[0] % width != 0 || size[0] / width % 2 == 1, "samples between pixels");
            if (width > 50 && height > 50) {
                assertEquals((double) size[0] / size[1], (double) width / height, 0.03);
            }
        }
        assertEquals(512, DepthSize.width(1280, 720));
        assertEquals(288, DepthSize.height(1280, 720));
        assertEquals(511, DepthSize.width(1024, 576));
    }
}
