package mirage.core.view;

/** Matrices as the game has them, sixteen numbers column by column, worked out the long way. */
final class Matrices {
    private Matrices() {
    }

    /** A projection with reversed depth, for clip space from 0 to 1 or from -1 to 1. */
    static double[] reversed(double fovYDeg, double aspect, double near, double far, boolean zeroToOne) {
        double[] m = new double[16];
        double size = 1 / Math.tan(Math.toRadians(fovYDeg) / 2);
        m[0] = size / aspect;
        m[5] = size;
        m[11] = -1;
        // At z = -near the result over -z must be 1, at z = -far it must be 0 or -1: two equations, two unknowns.
        double nearest = 1;
        double farthest = zeroToOne ? 0 : -1;
        m[10] = (nearest * near - farthest * far) / (far - near);
        m[14] = near * nearest + near * m[10];
        return m;
    }

    static double[] identity() {
        return new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    }

    static double[] moved(double x, double y, double z) {
        double[] m = identity();
        m[12] = x;
        m[13] = y;
        m[14] = z;
        return m;
    }

    static double[] scaled(double x, double y, double z) {
        return new double[] {x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1};
    }

    /** A right-handed turn about an axis: 0 x, 1 y, 2 z. */
    static double[] turned(int axis, double degrees) {
        double[] m = identity();
        int a = (axis + 1) % 3;
        int b = (axis + 2) % 3;
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        m[4 * a + a] = cos;
        m[4 * a + b] = sin;
        m[4 * b + a] = -sin;
        m[4 * b + b] = cos;
        return m;
    }

    static double[] times(double[]... factors) {
        double[] all = identity();
        for (double[] factor : factors) {
            double[] product = new double[16];
            for (int column = 0; column < 4; column++) {
                for (int row = 0; row < 4; row++) {
                    for (int i = 0; i < 4; i++) {
                        product[4 * column + row] += all[4 * i + row] * factor[4 * column + i];
                    }
                }
            }
            all = product;
        }
        return all;
    }

    static double[] apply(double[] m, double x, double y, double z) {
        double[] out = new double[4];
        for (int row = 0; row < 4; row++) {
            out[row] = m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row];
        }
        return out;
    }

    static float[] floats(double[] m) {
        float[] out = new float[16];
        for (int i = 0; i < 16; i++) {
            out[i] = (float) m[i];
        }
        return out;
    }
}
