package mirage.core.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class OverlayPolicyTest {
    private static final double NONE = Double.NaN;
    private final OverlayPolicy policy = new OverlayPolicy(OverlayPolicy.Limits.DEFAULTS);
    private long nowNs = 5_000_000_000L;

    private double step(double passedMs, double ageMs, boolean wanted, boolean warpable) {
        nowNs += (long) (passedMs * 1e6);
        return policy.step(nowNs, ageMs, wanted, warpable);
    }

    private void fadeIn() {
        step(0, 80, true, true);
        assertEquals(1.0, step(300, 80, true, true));
    }

    @Test
    void agesFadeBetweenTheLimits() {
        assertEquals(1.0, OverlayPolicy.byAge(0, 250, 600));
        assertEquals(1.0, OverlayPolicy.byAge(250, 250, 600));
        assertEquals(0.5, OverlayPolicy.byAge(425, 250, 600), 1e-9);
        assertEquals(0.0, OverlayPolicy.byAge(600, 250, 600));
        assertEquals(0.0, OverlayPolicy.byAge(1e9, 250, 600));
        assertEquals(0.0, OverlayPolicy.byAge(NONE, 250, 600));
    }

    @Test
    void fadesInWhenTheFirstPictureComesAndNotBefore() {
        assertEquals(0.0, step(0, NONE, true, true));
        assertEquals(0.0, step(1000, NONE, true, true));
        assertEquals(0.4, step(100, 80, true, true), 1e-9);
        assertEquals(0.8, step(100, 80, true, true), 1e-9);
        assertEquals(1.0, step(100, 80, true, true), 1e-9);
    }

    @Test
    void aStallGivesWayToTheGameAndAFreshPictureFadesIn() {
        fadeIn();
        double fade = 1.0;
        for (double ageMs = 80; ageMs < 700; ageMs += 10) {
            double next = step(10, ageMs, true, true);
            assertTrue(next <= fade && next >= OverlayPolicy.byAge(ageMs, 250, 600) - 1e-9, "at " + ageMs);
            fade = next;
        }
        assertEquals(0.0, fade);
        assertEquals(0.04, step(10, 80, true, true), 1e-9, "no jump");
    }

    @Test
    void switchingOffFadesAndComparingIsInstant() {
        fadeIn();
        assertEquals(0.0, OverlayPolicy.shown(policy.fade(), 0.8, true));
        assertEquals(0.8, OverlayPolicy.shown(policy.fade(), 0.8, false), 1e-9);
        assertEquals(0.5, step(75, 80, false, true), 1e-9);
        assertEquals(0.0, step(75, 80, false, true), 1e-9);
    }

    @Test
    void whatCannotBeWarpedFadesOut() {
        fadeIn();
        assertEquals(0.5, step(75, 80, true, false), 1e-9);
        assertEquals(0.9, step(100, 80, true, true), 1e-9);
    }

    @Test
    void aPictureThatWasTakenAwayIsGoneAtOnce() {
        fadeIn();
        assertEquals(0.0, step(1, NONE, true, true));
    }

    @Test
    void aSteadilySlowEngineIsNoStall() {
        for (int i = 0; i < 50; i++) {
            policy.arrived(400);
        }
        assertEquals(800.0, policy.startMs(), 1e-6);
        assertEquals(1.0, policy.byAge(700));
        assertEquals(0.0, policy.byAge(1150));
        policy.lost();
        assertEquals(0.0, policy.byAge(700));
        for (int i = 0; i < 200; i++) {
            policy.arrived(1900);
        }
        assertEquals(0.0, policy.byAge(OverlayPolicy.LONGEST_MS), "however slow");
        policy.limits(new OverlayPolicy.Limits(100, 200, 50, 50));
        policy.lost();
        assertEquals(0.0, policy.byAge(200));
    }

    @Test
    void aClockThatStandsOrGoesBackChangesNothingAbruptly() {
        fadeIn();
        assertEquals(1.0, step(-1000, 80, false, true));
        assertEquals(0.9, step(15, 80, false, true), 1e-9);
    }

    @Test
    void limitsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new OverlayPolicy.Limits(600, 250, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new OverlayPolicy.Limits(Double.NaN, 250, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new OverlayPolicy.Limits(1, 2, 0, 1));
    }

    @Test
    void coloursAndAllocation() {
        assertEquals(0x00FFFFFF, OverlayPolicy.argb(0));
        assertEquals(0xFFFFFFFF, OverlayPolicy.argb(1.5));
        assertEquals(0x80FFFFFF, OverlayPolicy.argb(0.5));
        assertEquals(0, Allocations.bytes(1000, () -> {
            policy.arrived(80);
            step(16, 80, true, true);
        }));
    }
}
