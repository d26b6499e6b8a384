package fakegame.gl;

import static org.lwjgl.opengl.GL30C.*;

import java.nio.FloatBuffer;
import org.lwjgl.system.MemoryUtil;

/** A country of coloured blocks, the same each time: chequered ground, hills, towers and trees. */
final class Scene {
    private static final int REACH = 40;
    private static final float[][] GROUND = {{0.36f, 0.62f, 0.24f}, {0.31f, 0.55f, 0.21f}};
    private static Scene current;

    private final int vertexArray = glGenVertexArrays();
    private final int vertices;
    private final float[] corners;
    private FloatBuffer out = MemoryUtil.memAllocFloat(6 * 6 * 16_000);

    private Scene() {
        for (int x = -REACH; x < REACH; x++) {
            for (int z = -REACH; z < REACH; z++) {
                column(x, z);
            }
        }
        out.flip();
        vertices = out.limit() / 6;
        corners = new float[vertices * 3];
        for (int i = 0; i < vertices; i++) {
            out.get(i * 6, corners, i * 3, 3);
        }
        glBindVertexArray(vertexArray);
        glBindBuffer(GL_ARRAY_BUFFER, glGenBuffers());
        glBufferData(GL_ARRAY_BUFFER, out, GL_STATIC_DRAW);
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 3, GL_FLOAT, false, 24, 0);
        glEnableVertexAttribArray(1);
        glVertexAttribPointer(1, 3, GL_FLOAT, false, 24, 12);
        glBindVertexArray(0);
        MemoryUtil.memFree(out);
        out = null;
    }

    static Scene get() {
        if (current == null) {
            current = new Scene();
        }
        return current;
    }

    static void forget() {
        current = null;
    }

    void draw() {
        glBindVertexArray(vertexArray);
        glDrawArrays(GL_TRIANGLES, 0, vertices);
    }

    /** How far a ray goes until it meets something, in lengths of the direction; 0: the sky. Tries every triangle. */
    double away(double[] from, double[] along) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < corners.length; i += 9) {
            double ax = corners[i + 3] - corners[i];
            double ay = corners[i + 4] - corners[i + 1];
            double az = corners[i + 5] - corners[i + 2];
            double bx = corners[i + 6] - corners[i];
            double by = corners[i + 7] - corners[i + 1];
            double bz = corners[i + 8] - corners[i + 2];
            double px = along[1] * bz - along[2] * by;
            double py = along[2] * bx - along[0] * bz;
            double pz = along[0] * by - along[1] * bx;
            double volume = ax * px + ay * py + az * pz;
            double sx = from[0] - corners[i];
            double sy = from[1] - corners[i + 1];
            double sz = from[2] - corners[i + 2];
            double u = (sx * px + sy * py + sz * pz) / volume;
            double qx = sy * az - sz * ay;
            double qy = sz * ax - sx * az;
            double qz = sx * ay - sy * ax;
            double v = (along[0] * qx + along[1] * qy + along[2] * qz) / volume;
            double t = (bx * qx + by * qy + bz * qz) / volume;
            if (u >= 0 && v >= 0 && u + v <= 1 && t > 0 && t < nearest) {
                nearest = t;
            }
        }
        return nearest == Double.POSITIVE_INFINITY ? 0 : nearest;
    }

    /** A number from 0 to 1 that looks random and is always the same. */
    private static float chance(int x, int z, int salt) {
        int h = x * 374_761_393 + z * 668_265_263 + salt * 1_274_126_177;
        h = (h ^ (h >>> 13)) * 1_274_126_177;
        return ((h ^ (h >>> 16)) & 0xFFFF) / 65_535f;
    }

    private void column(int x, int z) {
        face(GROUND[(x + z) & 1], 1.0f, x, 4, z, x, 4, z + 1, x + 1, 4, z + 1, x + 1, 4, z);
        // Nothing stands where the player starts.
        if (Math.abs(x) < 4 && Math.abs(z) < 4) {
            return;
        }
        float what = chance(x, z, 1);
        if (what > 0.991f) {
            box(x, 4, z, 1, 3, new float[] {0.40f, 0.28f, 0.15f});
            box(x - 1, 7, z - 1, 3, 2, new float[] {0.13f, 0.42f, 0.12f});
        } else if (what > 0.976f) {
            float grey = 0.35f + 0.3f * chance(x, z, 2);
            box(x, 4, z, 1, 1 + (int) (4 * chance(x, z, 3)), new float[] {grey, grey, grey});
        } else if (what > 0.964f) {
            box(x, 4, z, 1, 1, new float[] {0.2f + 0.8f * chance(x, z, 4), 0.2f + 0.8f * chance(x, z, 5),
                    0.2f + 0.8f * chance(x, z, 6)});
        }
    }

    private void box(int x, int y, int z, int side, int high, float[] c) {
        int x1 = x + side;
        int y1 = y + high;
        int z1 = z + side;
        face(c, 1.0f, x, y1, z, x, y1, z1, x1, y1, z1, x1, y1, z);
        face(c, 0.8f, x, y, z1, x1, y, z1, x1, y1, z1, x, y1, z1);
        face(c, 0.8f, x1, y, z, x, y, z, x, y1, z, x1, y1, z);
        face(c, 0.6f, x1, y, z1, x1, y, z, x1, y1, z, x1, y1, z1);
        face(c, 0.6f, x, y, z, x, y, z1, x, y1, z1, x, y1, z);
    }

    private void face(float[] c, float light, int... p) {
        for (int corner : new int[] {0, 1, 2, 2, 3, 0}) {
            out.put(p[corner * 3]).put(p[corner * 3 + 1]).put(p[corner * 3 + 2]);
            out.put(c[0] * light).put(c[1] * light).put(c[2] * light);
        }
    }
}
