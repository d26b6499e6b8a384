package mirage.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Map;
import mirage.core.wire.PixelFormat;
import mirage.core.wire.PromptRequest;
import mirage.core.wire.ResetReason;
import org.junit.jupiter.api.Test;

/** The parts that need neither a network nor a clock of their own. */
class PoliciesTest {
    private static final long MS = 1_000_000L;

    @Test
    void pausesDoubleUpToTheLongestAndStartAgainAfterASteadyConnection() {
        BackOff backOff = new BackOff(Timing.DEFAULT);
        long[] wanted = {50, 100, 200, 400, 800, 1_600, 2_000, 2_000};
        for (long ms : wanted) {
            assertEquals(ms, backOff.nextMs(0));
        }
        assertEquals(2_000, backOff.nextMs(4_999 * MS));
        assertEquals(50, backOff.nextMs(5_000 * MS));
        assertEquals(100, backOff.nextMs(0));
        backOff.reset();
        assertEquals(50, backOff.nextMs(0));
    }

    @Test
    void aSlowDaemonIsNotReadFramesForInVain() {
        Pace pace = new Pace();
        assertFalse(pace.wants(false, 0));
        pace.begin();
        assertTrue(pace.wants(true, 0), "nothing is known yet");
        pace.granted(1, 1_000 * MS);
        pace.spent(0);
        for (int i = 1; i <= 20; i++) {  // a credit every 200 ms
            pace.granted(1, (1_000 + 200 * i) * MS);
            pace.spent(0);
        }
        long last = 5_000;
        assertFalse(pace.wants(true, (last + 10) * MS));
        assertFalse(pace.wants(true, (last + 140) * MS));
        assertTrue(pace.wants(true, (last + 155) * MS), "soon there will be credit");
        assertTrue(pace.wants(false, (last + 10) * MS), "one must wait, so that silence is noticed");
        pace.granted(1, (last + 200) * MS);
        assertTrue(pace.wants(true, (last + 201) * MS), "there is credit");
        pace.end();
        assertFalse(pace.wants(false, (last + 300) * MS));
    }

    @Test
    void theNewestFrameWaitsAndNothingGrows() {
        Mailbox mailbox = new Mailbox();
        FrameSlot first = mailbox.borrow();
        FrameSlot second = mailbox.borrow();
        FrameSlot third = mailbox.borrow();
        assertNotNull(mailbox.borrow());
        assertNull(mailbox.borrow(), "four slots, all in use");
        mailbox.offer(first);
        first.mouseDx = 2;
        mailbox.offer(third);
        assertEquals(2, third.mouseDx, "motion of a frame that is not sent goes to the next");
        mailbox.offer(second);  // came late
        assertSame(third, mailbox.take());
        assertNull(mailbox.take());
        assertEquals(2, mailbox.dropped());
        FrameSlot again = mailbox.borrow();
        assertTrue(again.seq > third.seq);
        assertEquals(0, again.mouseDx);
        mailbox.free(third);
        mailbox.giveBack(again);
        mailbox.giveBack(mailbox.borrow());
    }

    @Test
    void aSlotComesBackOnce() {
        Mailbox mailbox = new Mailbox();
        FrameSlot slot = mailbox.borrow();
        mailbox.giveBack(slot);
        assertThrows(IllegalStateException.class, () -> mailbox.giveBack(slot));
    }

    @Test
    void whatWasLentGoesBackOnceItsFrameIsDropped() {
        Mailbox mailbox = new Mailbox();
        int[] back = {0};
        FrameSlot lent = mailbox.borrow();
        ByteBuffer own = lent.pixels;
        lent.lend(ByteBuffer.allocateDirect(4), () -> back[0]++);
        mailbox.offer(lent);
        assertEquals(0, back[0]);
        mailbox.offer(mailbox.borrow());
        assertEquals(1, back[0], "a newer frame took its place");
        assertSame(own, lent.pixels);
        mailbox.giveBack(mailbox.borrow());
        assertEquals(1, back[0]);
    }

    @Test
    void aResetTravelsWithTheNextFrameOfItsTime() {
        Mailbox mailbox = new Mailbox();
        FrameSlot waiting = at(mailbox, 100);
        FrameSlot late = at(mailbox, 140);
        FrameSlot next = at(mailbox, 160);
        FrameSlot newest = at(mailbox, 170);
        mailbox.offer(waiting);
        mailbox.reset(ResetReason.TELEPORT, 150);
        assertFalse(mailbox.frameWaits());
        mailbox.offer(late);
        assertFalse(mailbox.frameWaits(), "it was captured before the reset");
        mailbox.offer(next);
        mailbox.offer(newest);
        FrameSlot sent = mailbox.take();
        assertSame(newest, sent);
        assertEquals(ResetReason.TELEPORT, sent.resetBefore, "the frame that was replaced hands it on");
        mailbox.free(sent);
        FrameSlot after = at(mailbox, 200);
        mailbox.offer(after);
        assertNull(after.resetBefore);
        mailbox.reset(ResetReason.CUT, 210);
        mailbox.forgetReset();
        FrameSlot fresh = at(mailbox, 220);
        mailbox.offer(fresh);
        assertNull(fresh.resetBefore, "a new session has no past");
    }

    private static FrameSlot at(Mailbox mailbox, long capturedNs) {
        FrameSlot slot = mailbox.borrow();
        slot.capturedNs = capturedNs;
        return slot;
    }

    @Test
    void threeStyledFramesAreEnough() {
        StyledBox box = new StyledBox();
        StyledFrame shown = box.toFill();
        box.publish(shown);
        assertSame(shown, box.take());
        StyledFrame next = box.toFill();
        box.publish(next);
        StyledFrame third = box.toFill();
        box.publish(third);
        assertEquals(1, box.overtaken());
        StyledFrame held = box.take();
        assertSame(third, held);
        assertNull(box.take());
        StyledFrame last = box.toFill();
        assertSame(next, last);
        assertNull(box.toFill(), "the game holds two, one is being filled");
        box.publish(last);
        assertSame(last, box.toFill(), "nobody came for it");
        box.giveBack(last);
        box.giveBack(shown);
        box.giveBack(held);
        assertThrows(IllegalStateException.class, () -> box.giveBack(held));
    }

    @Test
    void buffersComeBackWhenTheDaemonSpeaksOfThatFrameOrALaterOne() {
        DirectBuffers buffers = new DirectBuffers(12);
        InFlight inFlight = new InFlight(buffers);
        for (int seq = 1; seq <= 3; seq++) {
            inFlight.add(slot(seq), PixelFormat.RGBA8, false, buffers.take(64), null);
        }
        assertEquals(3, buffers.made());
        assertNull(inFlight.answered(99));
        assertEquals(2, inFlight.answered(2).seq);
        assertNull(inFlight.answered(1), "overtaken");
        assertNull(inFlight.answered(2), "answered before");
        buffers.take(64);
        buffers.take(64);
        assertEquals(3, buffers.made(), "two came back");
        buffers.take(64);
        assertEquals(4, buffers.made(), "the third may still be on its way");
        assertEquals(1, inFlight.size());
    }

    @Test
    void aDaemonThatNeverAnswersMakesNothingGrow() {
        DirectBuffers buffers = new DirectBuffers(12);
        InFlight inFlight = new InFlight(buffers);
        for (int seq = 1; seq <= 1_000; seq++) {
            inFlight.add(slot(seq), PixelFormat.RGBA8, false, buffers.take(16), null);
        }
        assertEquals(InFlight.MOST, inFlight.size());
        assertNull(inFlight.answered(1_000 - InFlight.MOST));
        assertEquals(1_000, inFlight.answered(1_000).seq);
        assertEquals(0, inFlight.size());
    }

    private static FrameSlot slot(long seq) {
        FrameSlot slot = new FrameSlot();
        slot.clear(seq);
        return slot;
    }

    @Test
    void theNewestPromptCountsAndOldEventsGo() {
        Outbox outbox = new Outbox();
        assertNull(outbox.newPrompt());
        outbox.prompt(PromptRequest.of("one"));
        outbox.prompt(PromptRequest.of("two"));
        assertEquals("two", outbox.newPrompt().text());
        assertNull(outbox.newPrompt());
        assertEquals("two", outbox.currentPrompt().text());
        for (int i = 0; i < 100; i++) {
            outbox.event("e" + i, Map.of(), i * MS);
        }
        assertEquals("e36", outbox.nextEvent(99 * MS, 2_000 * MS).name());
        assertEquals("e50", outbox.nextEvent(60 * MS, 10 * MS).name());
        assertNull(outbox.nextEvent(5_000 * MS, 10 * MS));
        assertNull(outbox.nextEvent(5_000 * MS, 10_000 * MS));
    }
}
