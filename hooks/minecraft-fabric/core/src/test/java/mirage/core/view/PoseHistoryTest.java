package mirage.core.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class PoseHistoryTest {
    private final CameraPose out = new CameraPose();

    private static CameraPose yaw(double yawDeg) {
        return new CameraPose().set(yawDeg, 0, 0, yawDeg, 0, 0, 70);
    }

    @Test
    void findsByFrameAndForgetsTheOldest() {
        PoseHistory history = new PoseHistory(4);
        assertFalse(history.find(1, out));
        for (int seq = 1; seq <= 6; seq++) {
            history.add(seq * 10, seq * 100, yaw(seq));
        }
        assertEquals(4, history.size());
        assertTrue(history.find(60, out));
        assertEquals(6, out.yawDeg);
        assertTrue(history.find(30, out));
        assertEquals(3, out.yawDeg);
        assertFalse(history.find(20, out), "overwritten");
        assertFalse(history.find(45, out), "never was");
        assertEquals(3, out.yawDeg, "unchanged where nothing was found");
        history.clear();
        assertFalse(history.find(60, out));
        assertFalse(history.at(600, out));
    }

    @Test
    void blendsBetweenTwoMoments() {
        PoseHistory history = new PoseHistory(8);
        history.add(1, 1000, yaw(10));
        history.add(2, 2000, yaw(20));
        assertTrue(history.at(1500, out));
        assertEquals(15, out.yawDeg, 1e-9);
        assertEquals(15, out.x, 1e-9);
        assertTrue(history.at(2000, out));
        assertEquals(20, out.yawDeg);
        assertTrue(history.at(9000, out));
        assertEquals(20, out.yawDeg);
        assertTrue(history.at(1000, out));
        assertEquals(10, out.yawDeg);
        assertFalse(history.at(999, out));
    }

    @Test
    void turnsTheShortWayRound() {
        PoseHistory history = new PoseHistory(8);
        history.add(1, 0, yaw(350));
        history.add(2, 100, yaw(10));
        assertTrue(history.at(50, out));
        assertEquals(0, Math.IEEEremainder(out.yawDeg, 360), 1e-9);
    }

    @Test
    void keepsCopiesAndWorksAcrossTheEndOfTheClock() {
        PoseHistory history = new PoseHistory(4);
        CameraPose reused = yaw(1);
        history.add(1, Long.MAX_VALUE - 50, reused);
        reused.yawDeg = 2;
        history.add(2, Long.MIN_VALUE + 49, reused);
        assertTrue(history.at(Long.MAX_VALUE, out));
        assertEquals(1.5, out.yawDeg, 1e-9);
    }

    @Test
    void allocatesNothingAndRefusesSillySizes() {
        PoseHistory history = new PoseHistory(256);
        CameraPose pose = yaw(3);
        long[] seq = {0};
        assertEquals(0, Allocations.bytes(1000, () -> {
            history.add(++seq[0], seq[0] * 1000, pose);
            history.find(seq[0] - 5, out);
            history.at(seq[0] * 1000 - 1500, out);
        }));
        assertThrows(IllegalArgumentException.class, () -> new PoseHistory(1));
    }
}
