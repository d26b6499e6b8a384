package mirage.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import mirage.testdaemon.DaemonProcess;
import org.junit.jupiter.api.Test;

/** What the session costs with frames of 1280x720 and a daemon that gives them back as they are. */
class SessionThroughputIT {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int WARM = 300;
    private static final int FRAMES = 2_000;

    @Test
    void twoThousandFramesLeaveTheHeapAsItWas() throws Exception {
        double[] ages = new double[FRAMES];
        try (DaemonProcess daemon = DaemonProcess.serve("--backend", "passthrough");
             Session session = new Session(Address.parse(daemon.endpoint(), null, null, null), "core", new Player())) {
            session.start();
            Player.await("ready", 30_000, () -> session.status().state() == Status.State.READY);
            play(session, new double[WARM]);
            long heap = heapBytes();
            long direct = directBytes();
            long buffers = session.buffersReceived();
            long begunNs = System.nanoTime();
            long lastSeq = play(session, ages);
            double seconds = (System.nanoTime() - begunNs) / 1e9;
            long grown = heapBytes() - heap;
            Arrays.sort(ages);
            System.out.printf("1280x720 rgba8, passthrough, %d frames: %.0f round trips/s, age p50 %.1f ms, p95 %.1f ms"
                + "; heap grew %d KiB, direct memory %d KiB, receive buffers %d -> %d; %s%n", FRAMES, FRAMES / seconds,
                ages[FRAMES / 2], ages[FRAMES * 95 / 100], grown / 1024, (directBytes() - direct) / 1024, buffers,
                session.buffersReceived(), session.counters());
            assertTrue(lastSeq >= FRAMES);
            assertEquals(0, session.counters().errors());
            assertTrue(grown < 4 << 20, "the heap grew by " + grown + " bytes");
            assertTrue(directBytes() - direct < 64L << 20, "direct memory grew");
        }
    }

    /** Offers whenever the session wants a frame, as a game with endless frames a second would. */
    private static long play(Session session, double[] ages) throws InterruptedException {
        long lastSeq = 0;
        int got = 0;
        long endNs = System.nanoTime() + 120_000_000_000L;
        while (got < ages.length) {
            assertTrue(System.nanoTime() - endNs < 0, () -> "too slow: " + session.counters());
            FrameSlot slot = session.wantsFrame() ? session.borrow() : null;
            if (slot != null) {
                slot.ensurePixels(WIDTH * HEIGHT * 4);
                slot.width = WIDTH;
                slot.height = HEIGHT;
                slot.capturedNs = System.nanoTime();
                session.offer(slot);
            }
            StyledFrame styled = session.takeStyled();
            if (styled != null) {
                assertTrue(styled.seq > lastSeq, "out of order");
                lastSeq = styled.seq;
                ages[got++] = (System.nanoTime() - styled.capturedNs) / 1e6;
                session.giveBack(styled);
            }
            Thread.sleep(0, 200_000);
        }
        return lastSeq;
    }

    private static long heapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }
}
