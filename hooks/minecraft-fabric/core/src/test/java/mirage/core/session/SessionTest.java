package mirage.core.session;

import static mirage.testdaemon.DaemonThread.map;
import static mirage.testdaemon.DaemonThread.styled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import mirage.core.wire.PromptRequest;
import mirage.core.wire.ResetReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Timing QUICK = new Timing(20, 100, 5_000, 1_000, 200, 2_000);
    private static final int SIDE = 64;

    private final Player player = new Player();
    private FakeDaemon daemon;
    private Session session;

    @BeforeEach
    void prepare() throws InterruptedException {
        daemon = new FakeDaemon();
    }

    @AfterEach
    void end() {
        if (session != null) {
            session.close();
        }
        daemon.close();
    }

    private void begin() throws InterruptedException {
        session = new Session(daemon.address(), "test", player, System::nanoTime,
            held -> held == 0 ? List.of() : List.of("KeyW", "KeyS"), QUICK);
        session.start();
        awaitReady();
    }

    private void awaitReady() throws InterruptedException {
        Player.await("ready", () -> session.status().state() == Status.State.READY);
    }

    private long offer() {
        return Player.offer(session, SIDE, SIDE).seq;
    }

    private void awaitCount(String what, long wanted) throws InterruptedException {
        Player.await(wanted + " " + what, () -> daemon.ofType(what).size() >= wanted);
    }

    private void settle() throws InterruptedException {
        Thread.sleep(60);
    }

    @Test
    void withoutCreditOnlyTheNewestFrameWaits() throws InterruptedException {
        begin();
        long first = offer();
        JsonObject frame = daemon.awaitFrame(first);
        assertEquals(1, frame.get("parts").getAsInt());
        assertEquals("KeyS", frame.getAsJsonObject("controls").getAsJsonArray("keys").get(1).getAsString());
        assertEquals(90.0, frame.getAsJsonObject("pose").get("yaw_deg").getAsDouble());
        assertTrue(frame.get("age_ms").getAsDouble() >= 0);
        long newest = 0;
        for (int i = 0; i < 10; i++) {
            newest = offer();
        }
        settle();
        assertEquals(1, daemon.ofType("frame").size());
        daemon.frames(map("type", "credit", "frames", 1));
        daemon.awaitFrame(newest);
        settle();
        assertEquals(2, daemon.ofType("frame").size());
        assertEquals(9, session.counters().dropped());
        assertEquals(2, session.counters().sent());
    }

    @Test
    void creditAddsUpToEight() throws InterruptedException {
        daemon.firstCredit = 8;
        begin();
        daemon.frames(map("type", "credit", "frames", 8));
        settle();
        for (int i = 1; i <= 8; i++) {
            offer();
            awaitCount("frame", i);
        }
        offer();
        settle();
        assertEquals(8, daemon.ofType("frame").size());
    }

    @Test
    void showsAnswersInOrderAndOnlyToWhatWasSent() throws InterruptedException {
        daemon.firstCredit = 3;
        begin();
        List<JsonObject> frames = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            frames.add(daemon.awaitFrame(offer()));
        }
        byte[] pixels = new byte[SIDE * SIDE * 4];
        daemon.frames(styled(frames.get(1)), pixels);
        StyledFrame shown = Player.awaitStyled(session);
        assertEquals(frames.get(1).get("seq").getAsLong(), shown.seq);
        session.giveBack(shown);
        daemon.frames(styled(frames.get(0)), pixels);  // overtaken
        daemon.frames(styled(frames.get(1)), pixels);  // twice
        Map<String, Object> unknown = styled(frames.get(2));
        unknown.put("seq", 4711);
        daemon.frames(unknown, pixels);  // nobody asked
        daemon.frames(styled(frames.get(2)), pixels);
        shown = Player.awaitStyled(session);
        assertEquals(frames.get(2).get("seq").getAsLong(), shown.seq);
        assertEquals(2, session.counters().styled());
        assertEquals(0, session.counters().errors());
        assertEquals(3, session.counters().dropped());
    }

    @Test
    void survivesWrongAnswers() throws InterruptedException {
        begin();
        JsonObject frame = daemon.awaitFrame(offer());
        daemon.rawFrames(new byte[] {(byte) 0xc1});
        daemon.rawFrames(new byte[0]);
        daemon.rawFrames(new byte[100_000]);
        daemon.frames(styled(frame));  // no pixels
        daemon.frames(styled(frame), new byte[SIDE * SIDE * 4 - 1]);
        daemon.frames(styled(frame), new byte[SIDE * SIDE * 4], new byte[1]);
        daemon.frames(map("type", "credit", "frames", 99));
        daemon.frames(map("type", "dance"));
        Player.await("eight errors", () -> session.counters().errors() == 8);
        Map<String, Object> smaller = styled(frame);
        smaller.put("width", SIDE / 2);
        daemon.frames(smaller, new byte[SIDE * SIDE * 2]);
        Player.await("nine errors", () -> session.counters().errors() == 9);
        assertNull(session.takeStyled());
        daemon.echoes = true;
        daemon.frames(map("type", "credit", "frames", 1));
        long next = offer();
        assertEquals(next, Player.awaitStyled(session).seq);
        assertEquals(1, daemon.ofType("hello").size());
    }

    @Test
    void beginsAgainAfterAnAnswerThatIsHuge() throws InterruptedException {
        begin();
        JsonObject frame = daemon.awaitFrame(offer());
        daemon.frames(styled(frame), new byte[40_000_000]);
        awaitCount("hello", 2);
        awaitReady();
        daemon.echoes = true;
        long next = offer();
        assertEquals(next, Player.awaitStyled(session).seq);
    }

    @Test
    void beginsAgainWithTheSamePromptAfterAGoodbye() throws InterruptedException {
        begin();
        session.prompt(new PromptRequest("winter", 0.5, 400, 3L));
        assertEquals(400.0, daemon.await("prompt", one -> true).get("blend_ms").getAsDouble());
        daemon.control(map("type", "bye", "reason", "updating"));
        awaitCount("prompt", 2);
        JsonObject again = daemon.ofType("prompt").get(1);
        assertEquals("winter", again.get("text").getAsString());
        assertEquals(0.0, again.get("blend_ms").getAsDouble());
        assertEquals(3, again.get("seed").getAsInt());
        awaitReady();
        assertEquals(1, session.counters().reconnects());
        assertEquals(List.of("connected fake", "disconnected", "connected fake"), player.heard);
    }

    @Test
    void asksASilentDaemonWhetherItKnowsTheSession() throws InterruptedException {
        daemon.firstCredit = 0;
        begin();
        offer();
        awaitCount("watch", 1);
        Map<String, Object> me = map("session", 1, "name", "test", "prompt", "", "width", 1, "height", 1, "frames", 0,
            "dropped", 0, "fps", 0.0, "steps", 0.0, "stages", map());
        Map<String, Object> stats = map("type", "stats", "backend", "", "model", "", "device", "", "uptime_s", 1.0,
            "sessions", List.of(me));
        daemon.control(stats);
        awaitCount("watch", 2);
        assertEquals(1, daemon.ofType("hello").size());
        stats.put("sessions", List.of());
        daemon.control(stats);
        awaitCount("hello", 2);
    }

    @Test
    void leavesADaemonThatIsSilentForGood() throws InterruptedException {
        daemon.firstCredit = 0;
        begin();
        offer();
        awaitCount("hello", 2);
        assertTrue(daemon.ofType("watch").size() >= 1);
    }

    @Test
    void aResetComesBeforeTheFrameAfterIt() throws InterruptedException {
        begin();
        daemon.awaitFrame(offer());
        FrameSlot before = session.borrow();
        Player.draw(before, SIDE, SIDE);
        session.offer(before);
        session.reset(ResetReason.DIMENSION);
        FrameSlot old = session.borrow();
        Player.draw(old, SIDE, SIDE);
        old.capturedNs -= 1_000_000_000L;  // it was on its way when the reset came
        session.offer(old);
        long after = offer();
        daemon.frames(map("type", "credit", "frames", 3));
        daemon.awaitFrame(after);
        settle();
        List<String> types = daemon.received.stream().map(one -> one.get("type").getAsString()).toList();
        assertEquals(List.of("hello", "attach", "frame", "reset", "frame"), types);
        assertEquals("dimension", daemon.ofType("reset").get(0).get("reason").getAsString());
    }

    @Test
    void tellsWhenADaemonIsFullAndTriesAgain() throws InterruptedException {
        daemon.refuses = "busy";
        session = new Session(daemon.address(), "test", player, System::nanoTime, held -> List.of(), QUICK);
        session.start();
        awaitCount("hello", 3);
        Player.await("refused", () -> session.status().state() == Status.State.REFUSED);
        assertEquals("No. Wait.", session.status().message());
        assertTrue(player.heard.contains("refused busy"));
        daemon.refuses = null;
        awaitReady();
    }

    @Test
    void saysSoWhenSomethingElseListens() throws InterruptedException {
        daemon.greets = false;
        session = new Session(daemon.address(), "test", player, System::nanoTime, held -> List.of(), QUICK);
        session.start();
        Player.await("words", () -> session.status().message().contains("Is it a daemon?"));
        daemon.greets = true;
        awaitReady();
    }

    @Test
    void waitsForADaemonThatIsNotThereYet() throws InterruptedException {
        daemon.close();
        session = new Session(daemon.address(), "test", player, System::nanoTime, held -> List.of(), QUICK);
        session.start();
        Player.await("words", () -> session.status().message().contains("Start one with `mirage serve`"));
        assertEquals(Status.State.CONNECTING, session.status().state());
        assertNull(session.takeStyled());
        Thread.sleep(1_500);  // several attempts
        daemon = new FakeDaemon(daemon.endpoint());
        awaitReady();
        assertEquals("", session.status().message());
        daemon.awaitFrame(offer());
    }

    @Test
    void goesToAnotherDaemonAndEventsGoAlong() throws InterruptedException {
        begin();
        try (FakeDaemon other = new FakeDaemon()) {
            session.connect(other.address());
            other.await("attach", one -> true);
            Player.await("bye", () -> daemon.ofType("bye").size() == 1);
            awaitReady();
            assertEquals(other.endpoint(), session.status().endpoint());
            session.event("health", Map.of("value", 3));
            assertEquals(3, other.await("event", one -> true).getAsJsonObject("fields").get("value").getAsInt());
            session.event("bad", Map.of("value", new Object()));
            Player.await("refused", () -> player.heard.contains("refused invalid"));
            session.close();
            other.await("bye", one -> true);
            assertEquals(Status.State.OFF, session.status().state());
        }
    }

    @Test
    void buffersAreUsedAgainAndNeverTooEarly() throws InterruptedException {
        daemon.firstCredit = 2;
        daemon.echoes = true;
        begin();
        long last = 0;
        long made = 0;
        for (int i = 0; i < 400; i++) {
            FrameSlot slot = session.borrow();
            if (slot != null) {
                Player.draw(slot, SIDE, SIDE);
                session.offer(slot);
            }
            StyledFrame styled = Player.awaitStyled(session);
            assertTrue(styled.seq > last);
            last = styled.seq;
            int at = 4 * (SIDE + 1);
            assertEquals(Player.colour(styled.seq, 1, 1) & 0xFFFFFF, styled.pixels.getInt(at) & 0xFFFFFF);
            session.giveBack(styled);
            if (i == 100) {
                made = session.buffersReceived();
            }
        }
        assertEquals(made, session.buffersReceived());
        assertTrue(made <= 6, () -> "buffers: " + session.buffersReceived());
    }

    @Test
    void memoryThatIsLentIsSentAndGoesBack() throws InterruptedException {
        daemon.firstCredit = 2;
        daemon.echoes = true;
        begin();
        ByteBuffer memory = ByteBuffer.allocateDirect(4 * SIDE * SIDE).order(ByteOrder.nativeOrder());
        AtomicInteger back = new AtomicInteger();
        for (int round = 1; round <= 20; round++) {
            FrameSlot slot = session.borrow();
            Player.draw(slot, SIDE, SIDE);
            memory.clear().put(slot.pixels.duplicate().clear().limit(4 * SIDE * SIDE)).flip();
            slot.ensurePixels(4 * SIDE * SIDE).putInt(4 * (SIDE + 1), 0);
            slot.lend(memory.asReadOnlyBuffer().order(ByteOrder.nativeOrder()), back::incrementAndGet);
            session.offer(slot);
            StyledFrame styled = Player.awaitStyled(session);
            int at = 4 * (SIDE + 1);
            assertEquals(Player.colour(styled.seq, 1, 1) & 0xFFFFFF, styled.pixels.getInt(at) & 0xFFFFFF);
            session.giveBack(styled);
            assertEquals(round, back.get());
        }
    }

    @Test
    void aPromptThatIsRefusedKeepsNobodyOut() throws InterruptedException {
        daemon.refusesPrompts = true;
        session = new Session(daemon.address(), "test", player, System::nanoTime, held -> List.of(), QUICK);
        session.prompt(PromptRequest.of("?"));
        session.start();
        awaitReady();
        Player.await("refused", () -> player.heard.contains("refused engine"));
        daemon.awaitFrame(offer());
        assertEquals(1, daemon.ofType("hello").size());
    }

    @Test
    void theGamesThreadAllocatesNothing() throws InterruptedException {
        daemon.firstCredit = 2;
        daemon.echoes = true;
        begin();
        play(2_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        int frames = play(5_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(frames > 100, () -> "frames: " + frames);
        assertTrue(allocated < 4_096, () -> allocated + " bytes for " + frames + " frames");
    }

    /** What a game does each frame, without the drawing. */
    private int play(int rounds) {
        int offered = 0;
        for (int i = 0; i < rounds; i++) {
            FrameSlot slot = session.wantsFrame() ? session.borrow() : null;
            if (slot != null) {
                slot.ensurePixels(SIDE * SIDE * 4);
                slot.width = SIDE;
                slot.height = SIDE;
                slot.capturedNs = System.nanoTime();
                session.offer(slot);
                offered++;
            }
            StyledFrame styled = session.takeStyled();
            if (styled != null) {
                session.giveBack(styled);
            }
            LockSupport.parkNanos(100_000);
        }
        return offered;
    }

    @Test
    void wantsFramesOnlyWhileThereIsADaemon() throws InterruptedException {
        session = new Session(daemon.address(), "test", player);
        assertEquals(false, session.wantsFrame());
        session.start();
        awaitReady();
        assertEquals(true, session.wantsFrame());
        session.close();
        assertEquals(false, session.wantsFrame());
        assertEquals(Status.State.OFF, session.status().state());
    }
}
