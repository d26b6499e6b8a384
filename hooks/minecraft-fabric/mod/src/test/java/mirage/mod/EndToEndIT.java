package mirage.mod;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import mirage.mod.play.DepthScenes;
import mirage.mod.play.MovedNamesScenes;
import mirage.mod.play.OddDaemonScenes;
import mirage.mod.play.PinnedScenes;
import mirage.mod.play.PlayScenes;
import mirage.mod.play.RestartScenes;
import mirage.mod.play.SoakScenes;
import mirage.mod.play.StyleScenes;
import mirage.testdaemon.DaemonProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * The shipped jar from end to end: game, real Mixin, real OpenGL, ZeroMQ, daemon, screen. Each container is a life of
 * the game with classes of its own; when a step fails the rest of its life is skipped. Pictures: target/pictures.
 */
class EndToEndIT {
    private static CompletableFuture<DaemonProcess> styling;

    /** The model takes its time to load: meanwhile other tests run. */
    @BeforeAll
    static void loadTheModel() {
        styling = CompletableFuture.supplyAsync(() -> {
            try {
                return DaemonProcess.serveUncompiled("--preset", "tiny", "--device", "cpu", "--steps", "1",
                    "--prompt", "", "--size", "640x360", "--work-size", "256x144");
            } catch (Exception error) {
                throw new IllegalStateException(error);
            }
        });
    }

    @AfterAll
    static void stopTheModel() throws Exception {
        styling.get(2, TimeUnit.MINUTES).close();
    }

    @TestFactory
    Stream<DynamicNode> aPlayersFirstHour() {
        return inEachVersion(PlayScenes.class, false);
    }

    @TestFactory
    Stream<DynamicNode> theDaemonIsLateWrongAndHostile() {
        return inEachVersion(OddDaemonScenes.class, false);
    }

    @TestFactory
    Stream<DynamicNode> typedSteampunkBecomesTheWorld() throws Exception {
        System.setProperty(StyleScenes.ENDPOINT, styling.get(2, TimeUnit.MINUTES).endpoint());
        return inEachVersion(StyleScenes.class, false);
    }

    @TestFactory
    Stream<DynamicNode> depthSaysWhereTheWorldIs() {
        return inEachVersion(DepthScenes.class, false);
    }

    @TestFactory
    Stream<DynamicNode> depthPinsTheStyleToTheWorld() throws Exception {
        System.setProperty(StyleScenes.ENDPOINT, styling.get(2, TimeUnit.MINUTES).endpoint());
        return Stream.of(life("26.2", PinnedScenes.class, false));
    }

    @TestFactory
    Stream<DynamicNode> settingsSurviveARestart() {
        return Stream.of("26.2", "26.3").flatMap(version -> Stream.of(
            life(version, RestartScenes.First.class, false), life(version, RestartScenes.class, false)));
    }

    @TestFactory
    Stream<DynamicNode> aGameWhoseNamesMovedStartsAndSaysSo() {
        return inEachVersion(MovedNamesScenes.class, true);
    }

    @TestFactory
    Stream<DynamicNode> nothingGrowsAndNoFrameOvertakesAnother() {
        return Stream.of(life("26.2", SoakScenes.class, false));
    }

    private static Stream<DynamicNode> inEachVersion(
            Class<? extends Function<Executable, Map<String, Executable>>> scenes, boolean movedNames) {
        return Stream.of("26.2", "26.3").map(version -> life(version, scenes, movedNames));
    }

    private static DynamicNode life(String version,
            Class<? extends Function<Executable, Map<String, Executable>>> scenes, boolean movedNames) {
        String name = version + " " + scenes.getSimpleName();
        try {
            Life life = Life.load(version, movedNames);
            return dynamicContainer(name, life.steps(scenes).entrySet().stream()
                .map(step -> dynamicTest(step.getKey(), () -> run(life, step.getValue()))));
        } catch (Exception error) {
            return dynamicTest(name, () -> {
                throw error;
            });
        }
    }

    private static void run(Life life, Executable step) throws Throwable {
        Assumptions.assumeFalse(life.isBroken(), "an earlier step of this life failed");
        life.run(step);
    }
}
