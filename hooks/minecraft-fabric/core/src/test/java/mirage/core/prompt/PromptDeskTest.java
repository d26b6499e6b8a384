package mirage.core.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mirage.core.testing.Allocations;
import org.junit.jupiter.api.Test;

class PromptDeskTest {
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
    private final PromptDesk desk = new PromptDesk((where, error) -> faults.add(where + ": " + error.getMessage()));
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    PromptDeskTest() {
        desk.onAfter((old, now) -> told.add(old.text() + " -> " + now.text() + " in " + now.blendTicks()));
    }

    private void player(String text) {
        desk.set(Prompt.SOURCE_PLAYER, Prompt.PRIORITY_PLAYER, text, 1, 10);
    }

    @Test
    void theHighestHoldsAndHandsBack() {
        player("steampunk");
        desk.set("cutscene", 300, "noir", 0.5, 40);
        desk.set(Prompt.SOURCE_RULES, Prompt.PRIORITY_RULES, "winter", 1, 20);
        assertEquals("noir", desk.shown().text());
        assertEquals(List.of("noir", "winter", "steampunk"), desk.standing().stream().map(Prompt::text).toList());
        player("candy");
        assertEquals("noir", desk.shown().text(), "the player's new wish waits");
        assertEquals("candy", desk.asked("player").text());
        desk.release("cutscene");
        desk.release("cutscene");
        desk.release(Prompt.SOURCE_RULES);
        desk.release(Prompt.SOURCE_PLAYER);
        assertSame(Prompt.NONE.text(), desk.shown().text());
        assertNull(desk.asked("player"));
        assertEquals(
                List.of(" -> steampunk in 10", "steampunk -> noir in 40", "noir -> winter in 40",
                        "winter -> candy in 20", "candy ->  in 10"),
                told);
    }

    @Test
    void amongEqualsTheNewestHolds() {
        desk.set("a", 5, "one", 1, 0);
        desk.set("b", 5, "two", 1, 0);
        assertEquals("two", desk.shown().text());
        desk.set("a", 5, "three", 1, 0);
        assertEquals("three", desk.shown().text());
        desk.release("a");
        assertEquals("two", desk.shown().text());
    }

    @Test
    void theSameAgainIsNoChange() {
        player("steampunk");
        player("  steampunk ");
        desk.set("player", 0, "steampunk", 1, 99);
        assertEquals(1, told.size());
        desk.set("player", 0, "steampunk", 0.5, 0);
        assertEquals(2, told.size());
    }

    @Test
    void requestsExpire() {
        player("steampunk");
        desk.set(new Prompt("mod", 9, "noir", 1, 0), 3);
        desk.tick();
        desk.tick();
        assertEquals("noir", desk.shown().text());
        desk.tick();
        assertEquals("steampunk", desk.shown().text());
        desk.tick();
        assertEquals(3, told.size());
    }

    @Test
    void aQuietTickAllocatesNothing() {
        player("steampunk");
        desk.set(new Prompt("mod", 9, "noir", 1, 0), Prompt.MOST_TICKS);
        assertEquals(0, Allocations.bytes(1000, desk::tick));
    }

    @Test
    void aListenerMayAlterOrKeep() {
        desk.onBefore((shown, next) -> next.text().contains("gore") ? null : next);
        desk.onBefore((shown, next) -> next.strength() > 0.8 ? next.withStrength(0.8) : next);
        player("steampunk");
        assertEquals(0.8, desk.shown().strength());
        player("gore");
        assertEquals("steampunk", desk.shown().text(), "kept");
        desk.tick();
        assertEquals("gore", desk.asked("player").text());
        player("candy");
        assertEquals("candy", desk.shown().text());
        assertEquals(2, told.size());
    }

    @Test
    void aListenerThatThrowsStopsNobody() {
        desk.onBefore((shown, next) -> {
            throw new IllegalStateException("bad mod");
        });
        desk.onAfter((old, now) -> {
            throw new NoClassDefFoundError("worse mod");
        });
        List<String> later = new ArrayList<>();
        desk.onAfter((old, now) -> later.add(now.text()));
        player("steampunk");
        player("candy");
        assertEquals(List.of("steampunk", "candy"), later);
        assertEquals(4, faults.size());
        assertEquals("before a prompt: bad mod", faults.get(0));
    }

    @Test
    void aListenerMaySetAPromptItselfAndChangesAreToldInOrder() {
        desk.onAfter((old, now) -> {
            if (now.text().equals("winter")) {
                desk.set("mod", 10, "ice palace", 1, 0);
            }
        });
        player("winter");
        assertEquals("ice palace", desk.shown().text());
        assertEquals(List.of(" -> winter in 10", "winter -> ice palace in 0"), told);
    }

    @Test
    void twoListenersThatContradictEachOtherDoNotHangTheGame() {
        desk.onAfter((old, now) -> desk.set("mod", 10, now.text().equals("a") ? "b" : "a", 1, 0));
        player("start");
        assertTrue(told.size() < 50);
        int before = told.size();
        desk.tick();
        assertTrue(told.size() > before, "goes on with the next tick");
    }

    @Test
    void nonsenseIsRefusedInWords() {
        assertThrows(IllegalArgumentException.class, () -> desk.set("", 0, "x", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> desk.set("mod", 0, "x", 1.1, 0));
        assertThrows(IllegalArgumentException.class, () -> desk.set("mod", 0, "x", Double.NaN, 0));
        assertThrows(IllegalArgumentException.class, () -> desk.set("mod", 0, "x", 1, -1));
        assertThrows(IllegalArgumentException.class, () -> desk.set("mod\n", 0, "x", 1, 0));
        assertThrows(IllegalArgumentException.class, () -> desk.set(new Prompt("mod", 0, "x", 1, 0), -1));
        for (int i = 0; i < PromptDesk.MOST_SOURCES; i++) {
            desk.set("mod" + i, 0, "x", 1, 0);
        }
        assertThrows(IllegalArgumentException.class, () -> desk.set("one more", 0, "x", 1, 0));
    }

    @Test
    void anySequenceShowsTheHighestOfWhatStands() {
        Random random = new Random(5);
        // A second account of what should hold: priority, then order, to text.
        TreeMap<Long, String> expected = new TreeMap<>();
        Long[] keys = new Long[6];
        for (int step = 1; step <= 3000; step++) {
            int source = random.nextInt(6);
            if (keys[source] != null) {
                expected.remove(keys[source]);
                keys[source] = null;
            }
            if (random.nextInt(3) == 0) {
                desk.release("s" + source);
            } else {
                int priority = random.nextInt(4);
                keys[source] = priority * 1_000_000L + step;
                expected.put(keys[source], "text " + step);
                desk.set("s" + source, priority, "text " + step, 1, 0);
            }
            assertEquals(expected.isEmpty() ? "" : expected.lastEntry().getValue(), desk.shown().text());
        }
        assertTrue(faults.isEmpty());
    }

    @Test
    void severalThreadsEndWithOneAnswer() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(4);
        for (int t = 0; t < 4; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 500; i++) {
                    desk.set("t" + number, number, "text " + i, 1, 0);
                    if (i % 7 == 0) {
                        desk.release("t" + number);
                    }
                }
                done.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }
        assertTrue(done.await(20, TimeUnit.SECONDS));
        desk.tick();
        assertEquals("t3", desk.shown().source());
        assertEquals("text 499", desk.shown().text());
        // Each change begins with what the one before ended with.
        for (int i = 1; i < told.size(); i++) {
            String ended = told.get(i - 1).replaceAll(".* -> (.*) in .*", "$1");
            assertTrue(told.get(i).startsWith(ended + " -> "), told.get(i - 1) + " then " + told.get(i));
        }
    }

    @Test
    void aLateListenerHearsOfWhatHolds() {
        PromptDesk early = new PromptDesk((where, error) -> { });
        List<String> heard = new ArrayList<>();
        early.onAfter((old, now) -> heard.add("first " + now.text()));
        early.set("mod", 10, "candy", 1, 0);
        early.onAfter((old, now) -> heard.add("second " + now.text()));
        assertEquals(List.of("first candy", "second candy"), heard);
    }
}
