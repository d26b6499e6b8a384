package mirage.fabric.gfx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fakegame.FakeGame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import mirage.core.session.Address;
import mirage.core.session.FrameSlot;
import mirage.core.session.Session;
import mirage.core.view.DepthLens;
import mirage.core.view.DepthSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Depth over real OpenGL, against rays that are followed through the same world without graphics. */
class DepthIT implements Gfx.Captured {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private FakeGame game;
    private Session slots;
    private Gfx gfx;
    private int colours;
    private float[] metres;
    private int width;
    private int height;

    @BeforeEach
    void start() throws ReflectiveOperationException {
        game = FakeGame.start(WIDTH, HEIGHT);
        gfx = GfxLoader.load(game.state().mods.get("minecraft"));
        slots = new Session(Address.DEFAULT, "test", new Session.Listener() { });
        game.joinWorld();
        game.state().hand = true; // it must not be seen: depth is kept before
    }

    @AfterEach
    void stop() {
        game.state().beforeHand = null;
        game.state().afterLevel = null;
        gfx.close();
        game.frames(4);
        slots.close();
        assertTrue(game.stats().misuse().isEmpty(), () -> game.stats().misuse().toString());
        assertEquals(0, game.stats().glError());
        game.stop();
    }

    /** One frame with depth, and as many as the GPU needs to give it back. */
    private void capture() {
        metres = null;
        game.state().beforeHand = () -> assertTrue(gfx.keepDepth());
        game.state().afterLevel = () -> {
            game.state().beforeHand = null;
            game.state().afterLevel = null;
            FrameSlot slot = slots.borrow();
            assertTrue(gfx.capture(slot, 0, 0, this));
            assertTrue(gfx.captureDepth(slot));
        };
        for (int i = 0; i < 20 && (i < 2 || gfx.pendingCaptures() > 0); i++) {
            game.frame();
        }
    }

    @Override
    public void done(FrameSlot slot) {
        colours++;
        if (slot.depth != null) {
            width = slot.depthWidth;
            height = slot.depthHeight;
            DepthLens lens = new DepthLens();
            assertTrue(lens.set(game.client().gameRenderer.gameRenderState().levelRenderState.cameraRenderState
                .projectionMatrix.get(new float[16])));
            assertEquals(4 * width * height, slot.depth.remaining());
            ByteBuffer out = ByteBuffer.allocateDirect(4 * width * height).order(ByteOrder.LITTLE_ENDIAN);
            lens.toMetres(slot.depth, out, width, height);
            metres = new float[width * height];
            out.asFloatBuffer().get(metres);
        }
        slots.giveBack(slot);
    }

    @Override
    public void failed(FrameSlot slot) {
        slots.giveBack(slot);
    }

    /** What a ray meets through a place of the picture, 0..1 from the left and from below; metres, 0 for the sky. */
    private double truth(double across, double up) {
        double yaw = Math.toRadians(game.state().yaw + 180);
        double pitch = Math.toRadians(-game.state().pitch);
        double tan = Math.tan(Math.toRadians(game.state().fov) / 2);
        double u = (2 * across - 1) * tan * game.state().windowWidth / game.state().windowHeight;
        double v = (2 * up - 1) * tan;
        double flat = Math.cos(pitch) - v * Math.sin(pitch);
        double[] along = {
            Math.sin(yaw) * flat + Math.cos(yaw) * u,
            Math.sin(pitch) + v * Math.cos(pitch),
            -Math.cos(yaw) * flat + Math.sin(yaw) * u};
        double[] eye = {game.state().x, game.state().y + game.state().eyeHeight, game.state().z};
        return game.away(eye, along) * Math.sqrt(along[0] * along[0] + along[1] * along[1] + along[2] * along[2]);
    }

    /** Compares every 29th pixel with its ray, that of the sample which was taken. */
    private void check(String what) {
        assertEquals(DepthSize.width(game.state().windowWidth, game.state().windowHeight), width);
        assertEquals(DepthSize.height(game.state().windowWidth, game.state().windowHeight), height);
        int pixels = 0;
        int sky = 0;
        int wrong = 0;
        for (int at = 0; at < metres.length; at += 29) {
            double across = sample(at % width, width, game.state().windowWidth);
            double up = sample(at / width, height, game.state().windowHeight);
            double wanted = truth(across, up);
            sky += wanted == 0 ? 1 : 0;
            // A ray that just grazes an edge may fall on the other side of it than the GPU's.
            wrong += Math.abs(metres[at] - wanted) > wanted * 0.01 ? 1 : 0;
            pixels++;
        }
        assertTrue(sky > pixels / 50 && sky < pixels * 0.9, what + ": sky " + sky + " of " + pixels);
        assertTrue(wrong <= pixels / 200, what + ": wrong " + wrong + " of " + pixels);
    }

    /** The middle of the pixel of the game's picture that lies nearest to that of a pixel of the depth, 0..1. */
    private static double sample(int index, int size, int from) {
        return (Math.floor((index + 0.5) * from / size) + 0.5) / from;
    }

    @Test
    void depthIsRightInBothClipSpaces() {
        for (boolean zeroToOne : new boolean[] {false, true}) {
            game.state().clipZeroToOne = zeroToOne;
            game.setPose(0.5, 4, 0.5, 0, 5);
            capture();
            check("ahead, " + zeroToOne);
            game.setPose(6.2, 9, -3.7, 133, 20);
            capture();
            check("from above, " + zeroToOne);
            game.state().fov = 40;
            game.setPose(-20.4, 5, 11.9, -70, 0);
            capture();
            check("zoomed, " + zeroToOne);
            game.state().fov = 70;
        }
    }

    @Test
    void everyFlatFloorIsFlat() {
        game.setPose(0.5, 4, 0.5, 40, 75);
        capture();
        for (int at = 0; at < metres.length; at += 31) {
            double up = sample(at / width, height, HEIGHT);
            double wanted = truth(sample(at % width, width, WIDTH), up);
            assertEquals(wanted, metres[at], wanted * 0.01, "pixel " + at);
        }
    }

    @Test
    void otherSizesWorkAndNothingIsMadeTwice() {
        for (int[] size : new int[][] {{640, 360}, {1024, 576}, {500, 700}, {1280, 720}}) {
            game.resize(size[0], size[1]);
            game.frames(3);
            capture();
            check(size[0] + "x" + size[1]);
        }
        for (int i = 0; i < 4; i++) {
            capture();
        }
        long made = gfx.buffersMade();
        int objects = game.stats().liveObjects();
        for (int i = 0; i < 6; i++) {
            capture();
        }
        assertEquals(made, gfx.buffersMade());
        assertEquals(objects, game.stats().liveObjects());
    }

    @Test
    void coloursGoOnWithoutDepth() {
        game.state().brokenPipelines = true;
        game.state().beforeHand = () -> assertThrows(IllegalStateException.class, gfx::keepDepth);
        game.state().afterLevel = () -> {
            FrameSlot slot = slots.borrow();
            if (slot != null && gfx.capture(slot, 0, 0, this)) {
                assertFalse(gfx.captureDepth(new FrameSlot()), "of another frame");
            }
        };
        game.frames(12);
        assertTrue(colours > 5, "frames: " + colours);
        assertEquals(null, metres);
    }
}
