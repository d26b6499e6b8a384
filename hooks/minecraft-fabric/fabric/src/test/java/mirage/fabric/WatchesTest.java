package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mirage.core.wire.ResetReason;
import org.junit.jupiter.api.Test;

class WatchesTest {
    private static final long FRAME_NS = 16_666_667L;

    private final Object world = new Object();
    private final Object dimension = new Object();
    private final Object player = new Object();
    private long nowNs = 5;

    private ResetReason step(CutWatch cuts, Object world, Object dimension, Object player, boolean detached, double x) {
        nowNs += FRAME_NS;
        return cuts.check(world, dimension, player, detached, x, 64, 0, nowNs);
    }

    @Test
    void playingOnIsNoCut() {
        CutWatch cuts = new CutWatch();
        for (int i = 0; i < 100; i++) {
            assertNull(step(cuts, world, dimension, player, false, i * 1.5));
        }
    }

    @Test
    void aJumpIsATeleportAndALongFrameIsNot() {
        CutWatch cuts = new CutWatch();
        step(cuts, world, dimension, player, false, 0);
        assertEquals(ResetReason.TELEPORT, step(cuts, world, dimension, player, false, 50));
        nowNs += 1_000_000_000L;
        assertNull(step(cuts, world, dimension, player, false, 110));
    }

    @Test
    void otherBodiesWorldsAndCamerasAreTold() {
        CutWatch cuts = new CutWatch();
        step(cuts, world, dimension, player, false, 0);
        assertEquals(ResetReason.CUT, step(cuts, world, dimension, player, true, 0));
        Object reborn = new Object();
        assertEquals(ResetReason.RESPAWN, step(cuts, world, dimension, reborn, true, 0));
        Object nether = new Object();
        Object netherWorld = new Object();
        assertEquals(ResetReason.DIMENSION, step(cuts, netherWorld, nether, new Object(), true, 0));
    }

    @Test
    void comingBackFromTheMenuIsANewScene() {
        CutWatch cuts = new CutWatch();
        assertNull(step(cuts, world, dimension, player, false, 0));
        cuts.clear();
        Object other = new Object();
        assertEquals(ResetReason.OTHER, step(cuts, other, dimension, player, false, 9000));
        assertNull(step(cuts, other, dimension, player, false, 9000));
    }

    @Test
    void aSilentHookIsToldOnceAndOnlyWhileAWorldIsShown() {
        HookWatch watch = new HookWatch();
        for (int i = 0; i < 5 * HookWatch.PATIENCE_TICKS; i++) {
            assertFalse(watch.tick(false, 0), "no world, no complaint");
            assertFalse(watch.tick(true, i + 1), "the hook works");
        }
        int told = 0;
        int toldAt = -1;
        for (int i = 0; i < 5 * HookWatch.PATIENCE_TICKS; i++) {
            if (watch.tick(true, 77)) {
                told++;
                toldAt = i;
            }
        }
        assertEquals(1, told);
        assertEquals(HookWatch.PATIENCE_TICKS, toldAt);
    }

    @Test
    void complaintsThatKeepChangingDoNotFillTheChat() {
        Complaints complaints = new Complaints();
        int told = 0;
        for (int i = 0; i < 10 * Complaints.LEAST_TICKS; i++) {
            complaints.add("frame " + i + " is refused");
            told += complaints.tick() == null ? 0 : 1;
        }
        assertEquals(10, told);
    }

    @Test
    void aComplaintIsToldAtOnceAndTheSameOneLater() {
        Complaints complaints = new Complaints();
        complaints.add("no");
        assertEquals("no", complaints.tick());
        for (int i = 1; i < Complaints.SAME_TICKS; i++) {
            complaints.add("no");
            assertNull(complaints.tick());
        }
        complaints.add("no");
        assertEquals("no", complaints.tick());
    }

    @Test
    void othersWordsAreOneLineWithoutColours() {
        assertEquals("kred a b", Chat.plain("\u00A7k\u00A7red\na\nb"));
        assertEquals(401, Chat.plain("x".repeat(4000)).length());
    }

    @Test
    void turnsAreCountedOverNorthAndNotOverAJump() {
        TurnCounter turns = new TurnCounter();
        turns.add(359, 0);
        turns.add(2, -3);
        assertEquals(3 / TurnCounter.DEG_PER_COUNT, turns.dx(), 1e-9);
        assertEquals(3 / TurnCounter.DEG_PER_COUNT, turns.dy(), 1e-9);
        turns.jump();
        turns.add(90, 45);
        assertEquals(0, turns.dx());
        turns.add(91, 45);
        assertTrue(turns.dx() > 0);
        turns.clear();
        assertEquals(0, turns.dx());
    }

    @Test
    void theFieldOfViewComesFromTheProjection() {
        assertEquals(70, GameCamera.fovYDeg((float) (1 / Math.tan(Math.toRadians(35)))), 1e-4);
        assertEquals(70, GameCamera.fovYDeg((float) (-1 / Math.tan(Math.toRadians(35)))), 1e-4);
        assertEquals(70, GameCamera.fovYDeg(0), 1e-4);
    }
}
