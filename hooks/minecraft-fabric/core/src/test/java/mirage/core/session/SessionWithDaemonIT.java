package mirage.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import mirage.core.wire.PromptRequest;
import mirage.core.wire.ResetReason;
import mirage.testdaemon.DaemonProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session against the daemon that players start. */
class SessionWithDaemonIT {
    private static Session session(Address address, Player player) {
        Session session = new Session(address, "core tests", player);
        session.start();
        return session;
    }

    private static Address local(DaemonProcess daemon) {
        return Address.parse(daemon.endpoint(), null, null, null);
    }

    private static void awaitReady(Session session) throws InterruptedException {
        Player.await("ready", 30_000, () -> session.status().state() == Status.State.READY);
    }

    @Test
    void framesComeBackAsTheyWere() throws Exception {
        Player player = new Player();
        try (DaemonProcess daemon = DaemonProcess.serve("--backend", "passthrough");
             Session session = session(local(daemon), player)) {
            awaitReady(session);
            assertEquals("passthrough", session.status().backend());
            session.prompt(new PromptRequest("frozen winter", 0.5, 250, 7L));
            session.event("health", Map.of("value", 3, "low", true));
            Player.await("prompted", () -> player.heard.contains("prompted frozen winter"));
            for (int round = 0; round < 20; round++) {
                if (round == 10) {
                    session.reset(ResetReason.TELEPORT);
                }
                int width = 64 + round % 3;
                FrameSlot slot = session.borrow();
                Player.draw(slot, width, 36);
                slot.bottomUp = round % 2 == 0;
                long seq = slot.seq;
                boolean bottomUp = slot.bottomUp;
                session.offer(slot);
                StyledFrame styled = Player.awaitStyled(session);
                assertEquals(seq, styled.seq);
                assertEquals(bottomUp, styled.bottomUp);
                assertEquals(seq, styled.x);
                assertEquals(90, styled.yawDeg);
                assertTrue(styled.hasPose && styled.receivedNs - styled.capturedNs > 0);
                assertPicture(styled, seq, width, 36);
                session.giveBack(styled);
            }
            assertEquals(20, session.counters().sent());
            assertEquals(20, session.counters().styled());
            assertEquals(0, session.counters().errors(), () -> session.status().message());
        }
    }

    private static void assertPicture(StyledFrame styled, long seq, int width, int height) {
        assertEquals(width, styled.width);
        assertEquals(height, styled.height);
        assertEquals(width * height * 4, styled.pixels.remaining());
        ByteBuffer pixels = styled.pixels.duplicate().order(ByteOrder.nativeOrder());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int wanted = Player.colour(seq, x, y) & 0xFFFFFF | 0xFF000000;
                assertEquals(wanted, pixels.getInt((y * width + x) * 4));
            }
        }
    }

    @Test
    void goesOnWithTheSamePromptAfterTheDaemonDied() throws Exception {
        Player player = new Player();
        DaemonProcess first = DaemonProcess.serve("--backend", "passthrough");
        Session session = session(local(first), player);
        try {
            awaitReady(session);
            session.prompt(PromptRequest.of("steampunk"));
            Player.await("prompted", () -> player.heard.contains("prompted steampunk"));
            first.kill();
            Player.await("noticed", () -> session.status().state() == Status.State.CONNECTING);
            player.heard.clear();
            try (DaemonProcess second = DaemonProcess.serveAt(first.endpoint(), "--backend", "passthrough")) {
                assertEquals(first.endpoint(), second.endpoint());
                awaitReady(session);
                Player.await("prompted again", () -> player.heard.contains("prompted steampunk"));
                Player.offer(session, 32, 32);
                session.giveBack(Player.awaitStyled(session));
                assertEquals(1, session.counters().reconnects());
                session.close();
                assertEquals(Status.State.OFF, session.status().state());
            }
        } finally {
            session.close();
            first.close();
        }
    }

    @Test
    void speaksCurveAndJpegWithKeysThatTheDaemonKnows(@TempDir Path keys) throws Exception {
        String folder = keys.toString();
        DaemonProcess.run("mirage_game.daemon.security", "--keys-dir", folder);
        KeyPair own = KeyPair.create();
        Player player = new Player();
        try (DaemonProcess daemon = DaemonProcess.serve("--backend", "passthrough", "--curve", "--keys", folder);
             Session session = session(Address.parse(daemon.endpoint(), daemon.serverKey(), own.publicKey(),
                own.secretKey()), player)) {
            Player.await("refused", 20_000, () -> session.status().state() == Status.State.REFUSED);
            DaemonProcess.run("mirage_game.daemon.security", "--keys-dir", folder, "--authorise",
                "tester=" + own.publicKey());
            awaitReady(session);
            session.payload(Session.Payload.JPEG, 90);
            FrameSlot slot = session.borrow();
            Player.draw(slot, 64, 48);
            slot.bottomUp = true;
            for (int i = 0; i < 64 * 48; i++) {  // the lower half red, the upper half blue
                slot.pixels.putInt(i * 4, i < 64 * 24 ? 0xFF0000FF : 0xFFFF0000);
            }
            session.offer(slot);
            StyledFrame styled = Player.awaitStyled(session);
            assertEquals(false, styled.bottomUp);
            assertTrue((styled.pixels.get(2) & 0xFF) > 200, "the top row is blue");
            assertTrue((styled.pixels.get(64 * 47 * 4) & 0xFF) > 200, "the last row is red");
            session.giveBack(styled);
            session.payload(Session.Payload.RAW, 90);
            long seq = Player.offer(session, 64, 48).seq;
            styled = Player.awaitStyled(session);
            assertPicture(styled, seq, 64, 48);
        }
    }

    @Test
    void theSmallModelRestyles() throws Exception {
        Player player = new Player();
        try (DaemonProcess daemon = DaemonProcess.serve("--preset", "tiny", "--device", "cpu", "--steps", "1",
                "--size", "128x72", "--work-size", "128x64");
             Session session = session(local(daemon), player)) {
            awaitReady(session);
            session.prompt(PromptRequest.of("steampunk"));
            Player.await("prompted", 30_000, () -> player.heard.contains("prompted steampunk"));
            long seq = Player.offer(session, 128, 72).seq;
            Player.await("styled", 60_000, () -> session.counters().styled() > 0);
            StyledFrame styled = session.takeStyled();
            assertEquals(seq, styled.seq);
            assertEquals(1, styled.steps);
            assertTrue(styled.stages.modelMs() > 0);
            assertNotEquals(Player.colour(seq, 5, 5) & 0xFFFFFF,
                styled.pixels.duplicate().order(ByteOrder.nativeOrder()).getInt((5 * 128 + 5) * 4) & 0xFFFFFF);
        }
    }
}
