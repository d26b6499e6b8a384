package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.Function;
import mirage.bench.Soak;
import org.junit.jupiter.api.function.Executable;

/** The soak bench for a few seconds, with generous bounds. */
public final class SoakScenes implements Function<Executable, Map<String, Executable>> {
    private static final double SECONDS = 20;
    private static final long KB_OF_GROWTH = 8192;

    /** For the test, which finds it by name. */
    public SoakScenes() {
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        return Map.of("a short soak", () -> play(mod));
    }

    private static void play(Executable mod) {
        Soak.Outcome outcome = Soak.play(mod, SECONDS);
        assertEquals(0, outcome.overtaken(), "frames out of order");
        assertTrue(outcome.shown() > SECONDS, "only " + outcome.shown() + " frames seen");
        Soak.Sample from = outcome.settled();
        Soak.Sample to = outcome.last();
        assertTrue(to.heapKb() - from.heapKb() < KB_OF_GROWTH, () -> "heap: " + outcome.samples());
        assertTrue(to.directKb() - from.directKb() < KB_OF_GROWTH, () -> "direct memory: " + outcome.samples());
        assertTrue(to.gpuObjects() - from.gpuObjects() <= 0, () -> "GPU objects: " + outcome.samples());
    }
}
