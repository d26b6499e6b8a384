package mirage.fabric.gfx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fakegame.FakeGame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mirage.core.session.Address;
import mirage.core.session.FrameSlot;
import mirage.core.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readback over real OpenGL, with the stand-in for the version of the game that this module is for. */
class GfxIT implements Gfx.Captured {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final List<String> seen = new ArrayList<>();
    private final Map<Integer, Integer> widths = new TreeMap<>();
    private FakeGame game;
    private Session slots;
    private Gfx gfx;
    private int failed;

    @BeforeEach
    void start() throws ReflectiveOperationException {
        game = FakeGame.start(WIDTH, HEIGHT);
        game.state().pattern = true;
        gfx = GfxLoader.load(game.state().mods.get("minecraft"));
        slots = new Session(Address.DEFAULT, "test", new Session.Listener() { });
        game.joinWorld();
    }

    @AfterEach
    void stop() {
        game.state().afterLevel = null;
        gfx.close();
        game.frames(4);
        slots.close();
        game.stop();
    }

    private void capture(int maxWidth, int maxHeight) {
        FrameSlot slot = slots.borrow();
        if (slot != null) {
            slot.capturedNs = System.nanoTime();
            if (!gfx.capture(slot, maxWidth, maxHeight, this)) {
                slots.giveBack(slot);
            }
        }
    }

    /** Once in a frame, then as many frames as the GPU needs. */
    private void captureOnce(int maxWidth, int maxHeight) {
        game.state().afterLevel = () -> {
            game.state().afterLevel = null;
            capture(maxWidth, maxHeight);
        };
        for (int i = 0; i < 20 && (i < 2 || gfx.pendingCaptures() > 0); i++) {
            game.frame();
        }
    }

    @Override
    public void done(FrameSlot slot) {
        assertTrue(slot.bottomUp);
        assertEquals(slot.width * slot.height * 4, slot.pixels.remaining());
        int low = slot.height / 4;
        int high = slot.height - 1 - low;
        int left = slot.width / 4;
        int right = slot.width - 1 - left;
        seen.add(slot.width + "x" + slot.height + " " + pixel(slot, left, high) + " " + pixel(slot, right, high) + " "
            + pixel(slot, left, low) + " " + pixel(slot, right, low));
        widths.merge(slot.width, 1, Integer::sum);
        slots.giveBack(slot);
    }

    @Override
    public void failed(FrameSlot slot) {
        failed++;
        slots.giveBack(slot);
    }

    private static String pixel(FrameSlot slot, int x, int rowFromBelow) {
        int at = (rowFromBelow * slot.width + x) * 4;
        return String.format("%02x%02x%02x", slot.pixels.get(at), slot.pixels.get(at + 1), slot.pixels.get(at + 2));
    }

    @Test
    void thePatternComesBackWholeAndShrunk() {
        captureOnce(0, 0);
        captureOnce(640, 360);
        captureOnce(160, 160);
        captureOnce(0, 0);
        String colours = " ff0000 00ff00 0000ff ffff00";
        assertEquals(
            List.of("1280x720" + colours, "640x360" + colours, "160x90" + colours, "1280x720" + colours), seen);
        assertEquals(0, failed);
    }

    @Test
    void aSteadySizeMakesNoMoreBuffers() {
        game.state().afterLevel = () -> capture(640, 360);
        game.frames(20);
        long made = gfx.buffersMade();
        int objects = game.stats().liveObjects();
        game.frames(60);
        assertEquals(made, gfx.buffersMade());
        assertEquals(objects, game.stats().liveObjects());
        assertTrue(gfx.pendingCaptures() <= 4);
        assertTrue(seen.size() > 40, "frames: " + seen.size());
    }

    @Test
    void aReadThatFailsIsToldByTheNextCaptureAndNotToTheGame() {
        game.state().afterLevel = () -> {
            game.state().afterLevel = null;
            FrameSlot slot = slots.borrow();
            assertTrue(gfx.capture(slot, 0, 0, this));
        };
        game.state().refusesMaps = true;
        game.frames(6);
        game.state().refusesMaps = false;
        assertEquals(1, failed);
        assertEquals(0, gfx.pendingCaptures());
        FrameSlot next = slots.borrow();
        assertThrows(IllegalStateException.class, () -> gfx.capture(next, 0, 0, this));
    }

    @Test
    void whatIsStillBeingSentStaysReadableAfterTheEnd() {
        List<FrameSlot> held = new ArrayList<>();
        Gfx.Captured keeper = new Gfx.Captured() {
            @Override
            public void done(FrameSlot slot) {
                held.add(slot);
            }

            @Override
            public void failed(FrameSlot slot) {
                held.add(slot);
            }
        };
        game.state().afterLevel = () -> {
            game.state().afterLevel = null;
            assertTrue(gfx.capture(slots.borrow(), 0, 0, keeper));
        };
        game.frames(6);
        assertEquals(1, held.size());
        FrameSlot slot = held.get(0);
        assertEquals(1, gfx.pendingCaptures());
        gfx.close();
        assertEquals("ffff00", pixel(slot, slot.width - 1 - slot.width / 4, slot.height / 4));
        int objects = game.stats().liveObjects();
        slots.giveBack(slot);
        assertEquals(0, gfx.pendingCaptures());
        assertEquals(objects - 1, game.stats().liveObjects());
        assertTrue(game.stats().misuse().isEmpty(), game.stats().misuse().toString());
    }

    @Test
    void aResizeInFlightDropsWhatIsLateAndBreaksNothing() {
        game.state().afterLevel = () -> capture(0, 0);
        game.frames(5);
        game.resize(641, 479);
        game.frames(8);
        game.resize(1000, 500);
        game.frames(8);
        assertTrue(failed > 0);
        assertEquals(java.util.Set.of(641, 1000, WIDTH), widths.keySet());
        gfx.close();
        game.frames(6);
        assertEquals(0, gfx.pendingCaptures());
        assertEquals(0, game.stats().glError());
        assertTrue(game.stats().misuse().isEmpty(), game.stats().misuse().toString());
    }
}
