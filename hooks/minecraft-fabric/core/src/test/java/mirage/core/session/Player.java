package mirage.core.session;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import mirage.core.wire.PixelFormat;
import mirage.core.wire.Welcome;

/** Plays the game's part in tests, and remembers what it heard. */
final class Player implements Session.Listener {
    final List<String> heard = new CopyOnWriteArrayList<>();

    @Override
    public void connected(Welcome welcome) {
        heard.add("connected " + welcome.backend());
    }

    @Override
    public void disconnected(String why) {
        heard.add("disconnected");
    }

    @Override
    public void prompted(long id, String text) {
        heard.add("prompted " + text);
    }

    @Override
    public void refused(String code, String message, String fix) {
        heard.add("refused " + code);
    }

    /** Waits for something that happens on another thread; fails after ten seconds. */
    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        await(what, 10_000, condition);
    }

    static void await(String what, long mostMs, BooleanSupplier condition) throws InterruptedException {
        long endNs = System.nanoTime() + mostMs * 1_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - endNs > 0) {
                throw new AssertionError("waited in vain: " + what);
            }
            Thread.sleep(1);
        }
    }

    /** Fills a slot with a picture that tells rows, columns and numbers apart, and offers it; null if none is free. */
    static FrameSlot offer(Session session, int width, int height) {
        FrameSlot slot = session.borrow();
        if (slot == null) {
            return null;
        }
        draw(slot, width, height);
        session.offer(slot);
        return slot;
    }

    static void draw(FrameSlot slot, int width, int height) {
        ByteBuffer pixels = slot.ensurePixels(width * height * 4);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.putInt((y * width + x) * 4, colour(slot.seq, x, y));
            }
        }
        slot.width = width;
        slot.height = height;
        slot.format = PixelFormat.RGBA8;
        slot.hasPose = true;
        slot.x = slot.seq;
        slot.y = 64;
        slot.z = -3;
        slot.yawDeg = 90;
        slot.pitchDeg = -30;
        slot.rollDeg = 0;
        slot.fovYDeg = 70;
        slot.keys = 5;
        slot.capturedNs = System.nanoTime();
        slot.captureMs = 1.5f;
    }

    /** In the buffer's own byte order: the alpha byte is left to chance, as in a game. */
    static int colour(long seq, int x, int y) {
        return (int) (seq * 7919 + x * 31L + y * 1009L);
    }

    static StyledFrame awaitStyled(Session session) throws InterruptedException {
        StyledFrame[] found = new StyledFrame[1];
        await("a styled frame; " + session.status() + " " + session.counters(), () -> {
            found[0] = session.takeStyled();
            return found[0] != null;
        });
        return found[0];
    }
}
