package mirage.mod.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import mirage.fabric.ModMenuSupport;
import net.minecraft.client.gui.components.Button;
import net.minecraft.client.gui.screens.Screen;
import org.joml.Matrix4f;
import org.junit.jupiter.api.function.Executable;

/** A player who shares depth while the view bobs: depth and pose have to say together where the world is. */
public final class DepthScenes implements Function<Executable, Map<String, Executable>> {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    /** Every so many pixels one is followed into the world. */
    private static final int STRIDE = 127;

    private final AtomicReference<Seen> last = new AtomicReference<>();
    private Executable startMod;
    private ScriptedDaemon daemon;
    private Player player;

    private record Seen(JsonObject header, byte[] depth) {
    }

    /** For the test, which finds it by name. */
    public DepthScenes() {
    }

    @Override
    public Map<String, Executable> apply(Executable mod) {
        startMod = mod;
        Map<String, Executable> steps = new LinkedHashMap<>();
        steps.put("no depth leaves unless the player wants it", this::off);
        steps.put("depth and pose agree with the world, whatever bobs", this::bobbing);
        steps.put("a view that no camera has goes without depth", this::nausea);
        steps.put("what breaks depth is said once, and pictures go on", this::breaking);
        steps.put("the game ends clean", this::end);
        return steps;
    }

    private void off() throws Throwable {
        daemon = new ScriptedDaemon();
        daemon.engine = (self, header, pixels) -> {
            last.set(new Seen(header, self.lastDepth));
            self.answer(header, pixels);
        };
        player = Player.start(startMod, WIDTH, HEIGHT, Player.settings(daemon.endpoint(), false, true));
        player.game.state().hand = true;
        player.joinAndConnect();
        player.say("mirage prompt steampunk");
        player.until("frames", () -> daemon.frames.get() > 5);
        assertTrue(last.get().header().get("depth").isJsonNull());
        player.game.resize(960, 540); // room for all of the settings
        press(player);
        player.game.resize(WIDTH, HEIGHT);
        player.until("depth", () -> last.get().depth() != null);
    }

    /** Presses the switch in the settings. */
    static void press(Player player) {
        Screen screen = (Screen) new ModMenuSupport().getModConfigScreenFactory().create(null);
        player.game.client().gui.setScreen(screen);
        Button found = (Button) screen.children().stream()
            .filter(part -> part instanceof Button button && button.getMessage().getString().startsWith("Depth"))
            .findAny().orElseThrow();
        found.onPress(null);
        player.frame();
        player.picture().save("settings-depth");
        player.game.client().gui.setScreen(null);
    }

    private void bobbing() {
        check(new Matrix4f(), 0.5, 4, 0.5, 0, 12);
        Matrix4f bob = new Matrix4f().translation(0.04f, -0.09f, 0).rotateZ(0.03f).rotateX(-0.05f);
        JsonObject pose = check(bob, 0.5, 4, 0.5, 20, 8);
        assertTrue(Math.abs(pose.get("roll_deg").getAsDouble()) > 1, pose.toString());
        assertTrue(Math.abs(pose.get("y").getAsDouble() - 5.62) > 0.05, pose.toString());
        Matrix4f hurt = new Matrix4f().rotateY(0.3f).rotateZ(-0.2f).rotateY(-0.3f);
        check(hurt, -13.3, 8, 7.7, 200, -10);
        player.game.state().clipZeroToOne = true;
        check(bob, 3.5, 4, -9.5, -65, 15);
        player.game.state().clipZeroToOne = false;
        player.game.resize(1000, 600);
        check(bob, 0.5, 4, 0.5, 20, 8);
        player.game.resize(WIDTH, HEIGHT);
    }

    /** Looks from somewhere, and follows pixels of the frame that is sent to where its pose and depth say. */
    private JsonObject check(Matrix4f shake, double x, double y, double z, float yaw, float pitch) {
        player.game.state().shake = shake;
        player.game.setPose(x, y, z, yaw, pitch);
        player.frames(12);
        long after = last.get().header().get("seq").getAsLong();
        player.until("a frame from there", () -> last.get().header().get("seq").getAsLong() > after + 1);
        Seen seen = last.get();
        JsonObject pose = seen.header().getAsJsonObject("pose");
        JsonObject size = seen.header().getAsJsonObject("depth");
        int width = size.get("width").getAsInt();
        int height = size.get("height").getAsInt();
        assertEquals(4 * width * height, seen.depth().length);
        FloatBuffer metres = ByteBuffer.wrap(seen.depth()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        boolean bottomUp = seen.header().get("bottom_up").getAsBoolean();
        int pixels = 0;
        int wrong = 0;
        int sky = 0;
        for (int at = 0; at < width * height; at += STRIDE) {
            double across = sample(at % width, width, player.game.state().windowWidth);
            double up = sample(at / width, height, player.game.state().windowHeight);
            double wanted = truth(pose, across, bottomUp ? up : 1 - up);
            wrong += Math.abs(metres.get(at) - wanted) > wanted * 0.01 ? 1 : 0;
            sky += metres.get(at) == 0 ? 1 : 0;
            pixels++;
        }
        int counted = wrong;
        int all = pixels;
        assertTrue(sky > 0 && sky < pixels * 0.9, "sky: " + sky + " of " + pixels);
        assertTrue(wrong <= pixels / 100, () -> "wrong: " + counted + " of " + all + ", " + seen.header());
        return pose;
    }

    private static double sample(int index, int size, int from) {
        return (Math.floor((index + 0.5) * from / size) + 0.5) / from;
    }

    /** What a ray of that camera meets, metres; 0..1 from the left and from below. */
    private double truth(JsonObject pose, double across, double up) {
        Matrix4f axes = new Matrix4f() // the protocol's angles: to the right, upwards, to the right
            .rotateY((float) -radians(pose, "yaw_deg"))
            .rotateX((float) radians(pose, "pitch_deg"))
            .rotateZ((float) -radians(pose, "roll_deg"));
        double tan = Math.tan(radians(pose, "fov_y_deg") / 2);
        double shape = (double) player.game.state().windowWidth / player.game.state().windowHeight;
        var along = new org.joml.Vector3f((float) ((2 * across - 1) * tan * shape), (float) ((2 * up - 1) * tan), -1);
        axes.transformDirection(along).normalize();
        double[] eye = {pose.get("x").getAsDouble(), pose.get("y").getAsDouble(), pose.get("z").getAsDouble()};
        return player.game.away(eye, new double[] {along.x, along.y, along.z});
    }

    private static double radians(JsonObject pose, String angle) {
        return Math.toRadians(pose.get(angle).getAsDouble());
    }

    private void nausea() {
        player.game.state().shake = new Matrix4f().rotateZ(0.4f).scale(0.85f, 1, 1).rotateZ(-0.4f);
        player.until("frames without depth", () -> last.get().depth() == null);
        player.game.state().shake = new Matrix4f();
        player.until("depth again", () -> last.get().depth() != null);
    }

    private void breaking() {
        assertFalse(player.hasHeard("switched"), "nothing broke so far");
        player.game.state().brokenPipelines = true;
        player.until("it is said", () -> player.hasHeard("switched depth off"));
        player.game.state().brokenPipelines = false;
        long before = daemon.frames.get();
        player.until("frames", () -> daemon.frames.get() > before + 10);
        assertEquals(null, last.get().depth());
        long said = player.game.chatLines().stream().filter(line -> line.contains("switched")).count();
        assertEquals(1, said, () -> player.game.chatLines().toString());
    }

    private void end() {
        player.close();
        daemon.close();
    }
}
