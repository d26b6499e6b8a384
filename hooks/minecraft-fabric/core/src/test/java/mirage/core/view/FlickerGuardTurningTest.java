package mirage.core.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A head that turns in a world of light and dark is no flicker; a picture that flickers is, turning or not. */
class FlickerGuardTurningTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 12;
    private static final double DEG_ACROSS = 102;
    private static final long STEP_NS = 1_000_000_000L / 30;

    private final FlickerGuard guard = new FlickerGuard();
    private final ByteBuffer pixels = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4);

    /** Shows pillars 20 degrees wide, black and grey, from a direction; or all of it in another colour. */
    private boolean show(double yawDeg, int grey, long nowNs) {
        for (int at = 0; at < WIDTH * HEIGHT; at++) {
            double deg = yawDeg + (at % WIDTH - WIDTH / 2.0) * DEG_ACROSS / WIDTH;
            int value = grey >= 0 ? grey : Math.floorMod((int) Math.floor(deg / 20), 2) * 200;
            pixels.putInt(at * 4, value << 24 | value << 16 | value << 8 | 255);
        }
        guard.looking(yawDeg, 0);
        return guard.admit(pixels, WIDTH, HEIGHT, nowNs);
    }

    @Test
    void turningIsNotHeldBackAtAnySpeed() {
        long nowNs = 5;
        double yaw = 170;
        for (double degPerS : new double[] {10, 30, 60, 90, 180, 360, -180}) {
            for (int picture = 0; picture < 90; picture++) {
                assertTrue(show(yaw, -1, nowNs), "at " + degPerS + " degrees a second");
                nowNs += STEP_NS;
                yaw += degPerS / 30;
            }
        }
        assertEquals(0, guard.heldBack());
    }

    @Test
    void aFlickerOfTheWholeScreenIsHeldBackWhileTurning() {
        int passed = 0;
        for (int picture = 0; picture < 60; picture++) {
            passed += show(picture * 6.0, picture % 2 * 200, picture * STEP_NS) && picture % 2 == 1 ? 1 : 0;
        }
        assertTrue(guard.heldBack() > 20, "held back " + guard.heldBack());
        assertTrue(passed < 8, "bright pictures let through " + passed);
    }
}
