package mirage.core.view;

/**
 * The last camera poses, by the frame's number and by time; a ring that allocates nothing after it was made.
 *
 * <p>For frames whose answer carries no pose, and to look up where the camera was at a moment. One thread at a time
 * (the render thread).
 */
public final class PoseHistory {
    private final CameraPose[] poses;
    private final long[] seqs;
    private final long[] timesNs;
    private int newest = -1;
    private int count;

    /** Makes room for {@code capacity} poses, at least 2; at 60 frames a second 256 are four seconds. */
    public PoseHistory(int capacity) {
        if (capacity < 2) {
            throw new IllegalArgumentException("capacity must be at least 2, not " + capacity);
        }
        poses = new CameraPose[capacity];
        for (int i = 0; i < capacity; i++) {
            poses[i] = new CameraPose();
        }
        seqs = new long[capacity];
        timesNs = new long[capacity];
    }

    /** Keeps a copy of the pose of frame {@code seq}, taken at {@code capturedNs}; both must grow. */
    public void add(long seq, long capturedNs, CameraPose pose) {
        newest = (newest + 1) % poses.length;
        poses[newest].set(pose);
        seqs[newest] = seq;
        timesNs[newest] = capturedNs;
        count = Math.min(count + 1, poses.length);
    }

    /** How many poses are held. */
    public int size() {
        return count;
    }

    /** Forgets all: after a teleport, what was says nothing about what is. */
    public void clear() {
        count = 0;
        newest = -1;
    }

    /** Finds the pose of frame {@code seq} and writes it into {@code out}; false: not held, {@code out} unchanged. */
    public boolean find(long seq, CameraPose out) {
        for (int back = 0; back < count; back++) {
            int at = index(back);
            if (seqs[at] == seq) {
                out.set(poses[at]);
                return true;
            }
            if (seqs[at] < seq) {
                return false;
            }
        }
        return false;
    }

    /**
     * Writes the pose at {@code timeNs} into {@code out}, blended between the two poses around it.
     *
     * @return false if the history does not reach that far back or holds nothing; {@code out} is then unchanged. A time
     *     after the newest pose gives the newest.
     */
    public boolean at(long timeNs, CameraPose out) {
        if (count == 0) {
            return false;
        }
        if (timeNs - timesNs[newest] >= 0) {
            out.set(poses[newest]);
            return true;
        }
        for (int back = 1; back < count; back++) {
            int before = index(back);
            long sinceNs = timeNs - timesNs[before];
            if (sinceNs >= 0) {
                int after = index(back - 1);
                long spanNs = timesNs[after] - timesNs[before];
                blend(poses[before], poses[after], spanNs > 0 ? (double) sinceNs / spanNs : 1.0, out);
                return true;
            }
        }
        return false;
    }

    private int index(int back) {
        return Math.floorMod(newest - back, poses.length);
    }

    private static void blend(CameraPose from, CameraPose to, double share, CameraPose out) {
        out.set(
                mix(from.x, to.x, share),
                mix(from.y, to.y, share),
                mix(from.z, to.z, share),
                turn(from.yawDeg, to.yawDeg, share),
                turn(from.pitchDeg, to.pitchDeg, share),
                turn(from.rollDeg, to.rollDeg, share),
                mix(from.fovYDeg, to.fovYDeg, share));
    }

    private static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** The short way round. */
    private static double turn(double fromDeg, double toDeg, double share) {
        return fromDeg + Math.IEEEremainder(toDeg - fromDeg, 360.0) * share;
    }
}
