package mirage.core.view;

import static mirage.core.view.Matrices.apply;
import static mirage.core.view.Matrices.floats;
import static mirage.core.view.Matrices.moved;
import static mirage.core.view.Matrices.reversed;
import static mirage.core.view.Matrices.scaled;
import static mirage.core.view.Matrices.times;
import static mirage.core.view.Matrices.turned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class DrawnViewTest {
    private final DrawnView view = new DrawnView();
    private final CameraPose pose = new CameraPose();

    /** The game's own: its pitch grows looking down, its yaw 0 looks south. */
    private static double[] gameView(double gameYawDeg, double gamePitchDeg) {
        return times(turned(0, gamePitchDeg), turned(1, gameYawDeg + 180));
    }

    @Test
    void aStillViewIsTheCamera() {
        float[] projection = floats(reversed(70, 1.78, 0.05, 512, true));
        assertTrue(view.read(projection, projection, floats(gameView(30, 10)), 5, 6, 7, pose));
        assertEquals(5, pose.x, 1e-4);
        assertEquals(6, pose.y, 1e-4);
        assertEquals(7, pose.z, 1e-4);
        CameraPose told = new CameraPose().setFromGame(5, 6, 7, 30, 10, 0, 70);
        assertEquals(0, turns(told.yawDeg - pose.yawDeg), 1e-3);
        assertEquals(told.pitchDeg, pose.pitchDeg, 1e-3);
        assertEquals(0, pose.rollDeg, 1e-3);
        assertEquals(70, pose.fovYDeg, 1e-3);
    }

    private static double turns(double degrees) {
        return degrees - 360 * Math.round(degrees / 360);
    }

    /** Points of the world have to land where the pose that was found says. */
    @Test
    void aShakenViewIsFound() {
        Random random = new Random(3);
        for (int round = 0; round < 400; round++) {
            double fov = 40 + 60 * random.nextDouble();
            double[] projection = reversed(fov, 1.6, 0.05, 700, round % 2 == 0);
            double[] shake = times(
                moved(random.nextGaussian() * 0.05, random.nextGaussian() * 0.05, random.nextGaussian() * 0.02),
                turned(2, random.nextGaussian() * 3), turned(0, random.nextGaussian() * 3),
                turned(1, random.nextGaussian() * 10), turned(2, -random.nextGaussian() * 14));
            double[] look = gameView(360 * random.nextDouble(), 170 * random.nextDouble() - 85);
            double x = random.nextGaussian() * 1000;
            double y = 60 + random.nextGaussian() * 10;
            double z = random.nextGaussian() * 1000;
            assertTrue(view.read(floats(projection), floats(times(projection, shake)), floats(look), x, y, z, pose));
            double[] all = times(projection, shake, look);
            double[] axes = new double[9];
            pose.axes(axes);
            for (int point = 0; point < 20; point++) {
                double dx = random.nextGaussian() * 30;
                double dy = random.nextGaussian() * 30;
                double dz = random.nextGaussian() * 30;
                double[] clip = apply(all, dx, dy, dz);
                if (clip[3] < 1) {
                    continue;
                }
                double px = x + dx - pose.x;
                double py = y + dy - pose.y;
                double pz = z + dz - pose.z;
                double ahead = axes[6] * px + axes[7] * py + axes[8] * pz;
                double tan = Math.tan(Math.toRadians(pose.fovYDeg) / 2);
                double across = (axes[0] * px + axes[1] * py + axes[2] * pz) / ahead / tan / 1.6;
                double up = (axes[3] * px + axes[4] * py + axes[5] * pz) / ahead / tan;
                assertEquals(clip[3], ahead, clip[3] * 1e-3);
                assertEquals(clip[0] / clip[3], across, 2e-4 * Math.max(1, Math.abs(across)));
                assertEquals(clip[1] / clip[3], up, 2e-4 * Math.max(1, Math.abs(up)));
            }
        }
    }

    @Test
    void straightDownIsFoundToo() {
        float[] projection = floats(reversed(70, 1.6, 0.05, 512, true));
        assertTrue(view.read(projection, projection, floats(gameView(90, 90)), 0, 0, 0, pose));
        assertEquals(-90, pose.pitchDeg, 0.1);
        double[] axes = new double[9];
        pose.axes(axes);
        CameraPose told = new CameraPose().setFromGame(0, 0, 0, 90, 90, 0, 70);
        double[] wanted = new double[9];
        told.axes(wanted);
        for (int i = 0; i < 9; i++) {
            assertEquals(wanted[i], axes[i], 2e-3);
        }
    }

    @Test
    void aStretchedViewIsNoCamera() {
        double[] projection = reversed(70, 1.6, 0.05, 512, true);
        float[] look = floats(gameView(0, 0));
        double[] nausea = times(turned(2, 20), scaled(0.9, 1, 1), turned(2, -20));
        assertFalse(view.read(floats(projection), floats(times(projection, nausea)), look, 0, 0, 0, pose));
        double[] mirror = scaled(-1, 1, 1);
        assertFalse(view.read(floats(projection), floats(times(projection, mirror)), look, 0, 0, 0, pose));
        assertFalse(view.read(floats(projection), new float[16], look, 0, 0, 0, pose));
        assertFalse(view.read(floats(projection), floats(reversed(60, 1.6, 0.05, 512, true)), look, 0, 0, 0, pose),
            "another field of view than the game says");
        float[] nan = floats(projection);
        nan[3] = Float.NaN;
        assertFalse(view.read(floats(projection), nan, look, 0, 0, 0, pose));
    }

    @Test
    void allocatesNothing() {
        float[] projection = floats(reversed(70, 1.6, 0.05, 512, true));
        float[] look = floats(gameView(30, 10));
        assertEquals(0, Allocations.bytes(1000, () -> view.read(projection, projection, look, 1, 2, 3, pose)));
    }
}
