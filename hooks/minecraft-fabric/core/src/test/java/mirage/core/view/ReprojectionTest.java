package mirage.core.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

/** The mesh against plain vector geometry: rays cast from one camera, seen by the other. */
class ReprojectionTest {
    private static final double WIDE = 16.0 / 9.0;

    private static CameraPose pose(double yawDeg, double pitchDeg, double rollDeg, double fovYDeg) {
        return new CameraPose().set(0, 0, 0, yawDeg, pitchDeg, rollDeg, fovYDeg);
    }

    private static CameraPose pose(double yawDeg, double pitchDeg, double rollDeg) {
        return pose(yawDeg, pitchDeg, rollDeg, 70);
    }

    /** The protocol's viewing direction and axes, written down a second time, with explicit cross products. */
    private static double[][] axes(CameraPose at) {
        double yaw = Math.toRadians(at.yawDeg);
        double pitch = Math.toRadians(at.pitchDeg);
        double roll = Math.toRadians(at.rollDeg);
        double[] forward = {Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), -Math.cos(yaw) * Math.cos(pitch)};
        double[] right = {Math.cos(yaw), 0, Math.sin(yaw)};
        double[] up = cross(right, forward);
        double[] tiltedRight = new double[3];
        double[] tiltedUp = new double[3];
        for (int i = 0; i < 3; i++) {
            tiltedRight[i] = Math.cos(roll) * right[i] - Math.sin(roll) * up[i];
            tiltedUp[i] = Math.sin(roll) * right[i] + Math.cos(roll) * up[i];
        }
        return new double[][] {tiltedRight, tiltedUp, forward};
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    /** The ray in the world through a point u, v (0..1 from the top left) of a picture. */
    private static double[] ray(CameraPose at, double aspect, double u, double v) {
        double tan = Math.tan(Math.toRadians(at.fovYDeg) / 2);
        double[][] axes = axes(at);
        double[] ray = new double[3];
        for (int i = 0; i < 3; i++) {
            ray[i] = axes[0][i] * (2 * u - 1) * tan * aspect + axes[1][i] * (1 - 2 * v) * tan + axes[2][i];
        }
        return ray;
    }

    /** Where a camera sees a ray: u, v, and how far ahead. */
    private static double[] see(CameraPose at, double aspect, double[] ray) {
        double tan = Math.tan(Math.toRadians(at.fovYDeg) / 2);
        double[][] axes = axes(at);
        double ahead = dot(axes[2], ray);
        double u = 0.5 + dot(axes[0], ray) / ahead / (2 * tan * aspect);
        double v = 0.5 - dot(axes[1], ray) / ahead / (2 * tan);
        return new double[] {u, v, ahead};
    }

    private static double[] corner(Reprojection mesh, int column, int row) {
        int at = (row * (mesh.columns() + 1) + column) * 2;
        return new double[] {mesh.corners()[at], mesh.corners()[at + 1]};
    }

    private static double[] centre(Reprojection mesh) {
        return corner(mesh, mesh.columns() / 2, mesh.rows() / 2);
    }

    @Test
    void theSamePoseChangesNothing() {
        Random random = new Random(1);
        Reprojection mesh = new Reprojection();
        float[] flat = mesh.corners().clone();
        for (int i = 0; i < 100; i++) {
            CameraPose at = pose(
                    random.nextDouble() * 720, random.nextDouble() * 170 - 85, random.nextDouble() * 60 - 30,
                    30 + random.nextDouble() * 80);
            assertTrue(mesh.update(at, WIDE, at, WIDE));
            assertArrayEquals(flat, mesh.corners(), 2e-6f);
            assertEquals(1.0, mesh.coverage());
        }
    }

    @Test
    void knownTurnsMoveTheCentreAsTheyMust() {
        double focal = 0.5 / Math.tan(Math.toRadians(35));
        Reprojection mesh = new Reprojection();
        // Turning right moves what was ahead to the left; looking up moves it down.
        assertTrue(mesh.update(pose(0, 0, 0), WIDE, pose(10, 0, 0), WIDE));
        assertEquals(0.5 - focal / WIDE * Math.tan(Math.toRadians(10)), centre(mesh)[0], 1e-6);
        assertEquals(0.5, centre(mesh)[1], 1e-6);
        assertTrue(mesh.update(pose(0, 0, 0), WIDE, pose(0, 10, 0), WIDE));
        assertEquals(0.5, centre(mesh)[0], 1e-6);
        assertEquals(0.5 + focal * Math.tan(Math.toRadians(10)), centre(mesh)[1], 1e-6);
        // A head tilted right by 90 degrees sees above what was to the right, in a square picture.
        Reprojection square = new Reprojection(10, 10);
        assertTrue(square.update(pose(0, 0, 0), 1, pose(0, 0, 90), 1));
        assertArrayEquals(new double[] {0.5, 0.1}, corner(square, 9, 5), 1e-6);
    }

    @Test
    void aTurnByHalfTheFieldOfViewPutsTheCentreOnTheEdge() {
        double halfWidthDeg = Math.toDegrees(Math.atan(Math.tan(Math.toRadians(35)) * WIDE));
        Reprojection mesh = new Reprojection();
        assertTrue(mesh.update(pose(33, 0, 0), WIDE, pose(33 + halfWidthDeg, 0, 0), WIDE));
        assertEquals(0.0, centre(mesh)[0], 1e-6);
        assertTrue(mesh.update(pose(33, 0, 0), WIDE, pose(33, 35, 0), WIDE));
        assertEquals(1.0, centre(mesh)[1], 1e-6);
    }

    @Test
    void everyCornerLiesWhereBothCamerasSeeTheSameRay() {
        Random random = new Random(2);
        Reprojection mesh = new Reprojection();
        int compared = 0;
        for (int i = 0; i < 300; i++) {
            CameraPose from = pose(
                    random.nextDouble() * 720 - 360, random.nextDouble() * 120 - 60, random.nextDouble() * 40 - 20,
                    50 + random.nextDouble() * 50);
            CameraPose to = pose(
                    from.yawDeg + random.nextDouble() * 60 - 30, from.pitchDeg + random.nextDouble() * 40 - 20,
                    random.nextDouble() * 40 - 20, 50 + random.nextDouble() * 50);
            double fromAspect = 1 + random.nextDouble();
            double toAspect = 1 + random.nextDouble();
            if (!mesh.update(from, fromAspect, to, toAspect)) {
                continue;
            }
            for (int row = 0; row <= mesh.rows(); row++) {
                for (int column = 0; column <= mesh.columns(); column++) {
                    double[] ray = ray(from, fromAspect, (double) column / 32, (double) row / 18);
                    double[] seen = see(to, toAspect, ray);
                    if (seen[2] > 0.1) {
                        double[] at = corner(mesh, column, row);
                        assertEquals(seen[0], at[0], 1e-5 * Math.max(1, Math.abs(seen[0])));
                        assertEquals(seen[1], at[1], 1e-5 * Math.max(1, Math.abs(seen[1])));
                        compared++;
                    }
                }
            }
        }
        assertTrue(compared > 100_000, "compared " + compared);
    }

    @Test
    void twoTurnsAreTheTurnOfBoth() {
        // The corner of the first warp, seen as a ray of the middle camera, lands where the direct warp puts it.
        Random random = new Random(3);
        Reprojection first = new Reprojection();
        Reprojection direct = new Reprojection();
        for (int i = 0; i < 100; i++) {
            CameraPose a = pose(random.nextDouble() * 360, random.nextDouble() * 60 - 30, 0, 80);
            CameraPose b = pose(a.yawDeg + random.nextDouble() * 20 - 10, a.pitchDeg + 5, 7, 60);
            CameraPose c = pose(b.yawDeg + random.nextDouble() * 20 - 10, b.pitchDeg - 9, -3, 75);
            assertTrue(first.update(a, WIDE, b, WIDE));
            assertTrue(direct.update(a, WIDE, c, WIDE));
            for (int row = 0; row <= 18; row += 6) {
                for (int column = 0; column <= 32; column += 8) {
                    double[] middle = corner(first, column, row);
                    double[] last = see(c, WIDE, ray(b, WIDE, middle[0], middle[1]));
                    assertArrayEquals(new double[] {last[0], last[1]}, corner(direct, column, row), 1e-4);
                }
            }
        }
    }

    @Test
    void upToEighteenDegreesTheMeshErrsByLessThanAPixel() {
        System.out.printf("mesh 32 x 18 against the exact homography, 1280 x 720, fov 70:%n");
        CameraPose from = pose(0, 0, 0);
        double[][] turns = {{3, 0, 0}, {9, 0, 0}, {18, 0, 0}, {0, 12, 0}, {12, -8, 3}, {30, 0, 0}};
        for (double[] turn : turns) {
            CameraPose to = pose(turn[0], turn[1], turn[2]);
            double[] errors = meshError(new Reprojection(), from, to);
            System.out.printf(
                    "  yaw %3.0f pitch %3.0f roll %2.0f: mean %.3f px, worst %.3f px%n",
                    turn[0], turn[1], turn[2], errors[0], errors[1]);
            assertTrue(errors[1] < (turn[0] > 18 ? 3.0 : 1.0), "worst " + errors[1]);
        }
    }

    /** Mean and worst distance in pixels of affine triangles from the truth, over what lands on the screen. */
    private static double[] meshError(Reprojection mesh, CameraPose from, CameraPose to) {
        assertTrue(mesh.update(from, WIDE, to, WIDE));
        double sum = 0;
        double worst = 0;
        int count = 0;
        int steps = 8;
        for (int row = 0; row < mesh.rows(); row++) {
            for (int column = 0; column < mesh.columns(); column++) {
                for (int k = 0; k <= steps * steps + 2 * steps; k++) {
                    double s = (double) (k % (steps + 1)) / steps;
                    double t = (double) (k / (steps + 1)) / steps;
                    double u = (column + s) / mesh.columns();
                    double v = (row + t) / mesh.rows();
                    double[] truth = see(to, WIDE, ray(from, WIDE, u, v));
                    if (truth[0] < 0 || truth[0] > 1 || truth[1] < 0 || truth[1] > 1) {
                        continue;
                    }
                    // Which way a driver splits a quad is its own choice.
                    double error = Math.max(
                            distance(truth, split(mesh, column, row, s, t, false)),
                            distance(truth, split(mesh, column, row, s, t, true)));
                    sum += error;
                    worst = Math.max(worst, error);
                    count++;
                }
            }
        }
        return new double[] {sum / count, worst};
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot((a[0] - b[0]) * 1280, (a[1] - b[1]) * 720);
    }

    private static double[] split(Reprojection mesh, int column, int row, double s, double t, boolean other) {
        double[] c00 = corner(mesh, column, row);
        double[] c10 = corner(mesh, column + 1, row);
        double[] c01 = corner(mesh, column, row + 1);
        double[] c11 = corner(mesh, column + 1, row + 1);
        double[] out = new double[2];
        for (int i = 0; i < 2; i++) {
            if (other) {
                out[i] = s + t <= 1
                        ? c00[i] + s * (c10[i] - c00[i]) + t * (c01[i] - c00[i])
                        : c11[i] + (1 - s) * (c01[i] - c11[i]) + (1 - t) * (c10[i] - c11[i]);
            } else {
                out[i] = s >= t
                        ? c00[i] + s * (c10[i] - c00[i]) + t * (c11[i] - c10[i])
                        : c00[i] + t * (c01[i] - c00[i]) + s * (c11[i] - c01[i]);
            }
        }
        return out;
    }

    @Test
    void farTurnsAreGivenUpAndWhatFadesOutDoesNotJumpBack() {
        Reprojection mesh = new Reprojection();
        float[] last = mesh.corners().clone();
        boolean gaveUp = false;
        for (int yawDeg = 0; yawDeg <= 180; yawDeg++) {
            boolean good = mesh.update(pose(0, 0, 0), WIDE, pose(yawDeg, 0, 0), WIDE);
            assertTrue(good || yawDeg > 50, "at " + yawDeg);
            assertFalse(good && (gaveUp || yawDeg > 75), "at " + yawDeg);
            gaveUp |= !good;
            for (int i = 0; i < last.length; i += 2) {
                boolean left = mesh.corners()[i] <= last[i] || mesh.corners()[i] < 0 && last[i] < 0;
                assertTrue(left, "turning right only ever moves it left, and out");
            }
            last = mesh.corners().clone();
        }
        for (double[] turn : new double[][] {{180, 0}, {100, 0}, {-80, 0}, {0, 89}, {179, 20}}) {
            assertFalse(mesh.update(pose(0, 0, 0), WIDE, pose(turn[0], turn[1], 0), WIDE));
            assertEquals(0.0, mesh.coverage());
            assertArrayEquals(last, mesh.corners());
        }
        assertTrue(mesh.update(pose(350, 0, 0), WIDE, pose(725, 0, 0), WIDE), "15 degrees across full turns");
    }

    @Test
    void cornersBehindTheCameraStayOnTheirOwnSideAndCoverNothing() {
        Random random = new Random(4);
        Reprojection mesh = new Reprojection();
        int behind = 0;
        for (int i = 0; i < 2000; i++) {
            CameraPose from = pose(0, random.nextDouble() * 40 - 20, 0, 60 + random.nextDouble() * 50);
            CameraPose to = pose(
                    random.nextDouble() * 140 - 70, random.nextDouble() * 100 - 50, random.nextDouble() * 90 - 45,
                    60 + random.nextDouble() * 50);
            if (!mesh.update(from, WIDE, to, WIDE) && mesh.coverage() == 0.0) {
                continue;
            }
            for (int row = 0; row < 18; row++) {
                for (int column = 0; column < 32; column++) {
                    behind += checkQuad(mesh, from, to, column, row) ? 1 : 0;
                }
            }
        }
        assertTrue(behind > 1000, "saw " + behind + " quads with a corner behind");
    }

    /** A quad with a corner behind the camera must lie beside the screen; returns whether it had one. */
    private static boolean checkQuad(Reprojection mesh, CameraPose from, CameraPose to, int column, int row) {
        boolean behind = false;
        boolean[] beside = {true, true, true, true};
        for (int k = 0; k < 4; k++) {
            int c = column + (k & 1);
            int r = row + (k >> 1);
            behind |= see(to, WIDE, ray(from, WIDE, c / 32.0, r / 18.0))[2] <= 0;
            double[] at = corner(mesh, c, r);
            assertTrue(Double.isFinite(at[0]) && Double.isFinite(at[1]));
            beside[0] &= at[0] < 0;
            beside[1] &= at[0] > 1;
            beside[2] &= at[1] < 0;
            beside[3] &= at[1] > 1;
        }
        if (behind) {
            assertTrue(beside[0] || beside[1] || beside[2] || beside[3], "quad " + column + ", " + row);
        }
        return behind;
    }

    @Test
    void unusableNumbersAreGivenUp() {
        Reprojection mesh = new Reprojection();
        CameraPose good = pose(0, 0, 0);
        assertFalse(mesh.update(good, WIDE, pose(Double.NaN, 0, 0), WIDE));
        assertFalse(mesh.update(pose(0, Double.POSITIVE_INFINITY, 0), WIDE, good, WIDE));
        assertFalse(mesh.update(pose(0, 0, 0, 0), WIDE, good, WIDE));
        assertFalse(mesh.update(pose(0, 0, 0, 180), WIDE, good, WIDE));
        assertFalse(mesh.update(good, 0, good, WIDE));
        assertFalse(mesh.update(good, WIDE, good, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Reprojection(0, 5));
    }

    @Test
    void coverageIsTheShareOfTheScreenThatThePictureReaches() {
        Reprojection mesh = new Reprojection();
        assertTrue(mesh.update(pose(0, 0, 0, 50), WIDE, pose(0, 0, 0, 70), WIDE));
        double ratio = Math.tan(Math.toRadians(25)) / Math.tan(Math.toRadians(35));
        assertEquals(ratio * ratio, mesh.coverage(), 0.1);
        assertTrue(mesh.update(pose(0, 0, 0, 70), WIDE, pose(0, 0, 0, 50), WIDE));
        assertEquals(1.0, mesh.coverage());
    }

    @Test
    void nothingIsAllocated() {
        Reprojection mesh = new Reprojection();
        CameraPose from = pose(10, 5, 0);
        CameraPose to = pose(22, -4, 2);
        assertEquals(0, Allocations.bytes(2000, () -> mesh.update(from, WIDE, to, WIDE)));
    }

    @Test
    void theGamesAnglesBecomeTheProtocols() {
        // The game: yaw 0 looks south (+z), pitch grows looking down.
        CameraPose at = new CameraPose().setFromGame(1, 2, 3, 0, 30, 0, 70);
        double[] forward = axes(at)[2];
        assertEquals(Math.cos(Math.toRadians(30)), forward[2], 1e-12);
        assertEquals(-0.5, forward[1], 1e-12);
    }
}
