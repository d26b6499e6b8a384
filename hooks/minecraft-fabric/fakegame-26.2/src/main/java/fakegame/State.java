package fakegame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.minecraft.client.multiplayer.ServerData;
import org.joml.Matrix4f;

/** What a test can set: the player, the world, the window. One for the running game; render thread. */
public final class State {
    private static volatile State current = new State();

    /** The player's feet, blocks. */
    public double x = 0.5;
    /** Height of the feet, blocks. */
    public double y = 4;
    /** The player's feet, blocks. */
    public double z = 0.5;
    /** Degrees; 0 looks south (+z), 90 west. */
    public float yaw;
    /** Degrees, positive downwards. */
    public float pitch = 12;
    /** Vertical field of view, degrees. */
    public float fov = 70;
    /** From the feet to the eyes, blocks. */
    public double eyeHeight = 1.62;
    /** Blocks a tick. */
    public double motionX;
    /** Blocks a tick. */
    public double motionY;
    /** Blocks a tick. */
    public double motionZ;
    /** Whether the eye is outside of the player. */
    public boolean thirdPerson;
    /** Whether the player stands. */
    public boolean onGround = true;
    /** Whether the player swims. */
    public boolean inWater;
    /** 2 a heart. */
    public float health = 20;
    /** The most health. */
    public float maxHealth = 20;
    /** 0 to 20. */
    public int foodLevel = 20;
    /** The biome's name. */
    public String biome = "minecraft:plains";
    /** The world's name; used when a world is entered. */
    public String dimension = "minecraft:overworld";
    /** Ticks of the world's clock. */
    public long clockTime = 1000;
    /** Ticks of the world. */
    public long gameTime = 1000;
    /** Weather. */
    public boolean raining;
    /** Weather. */
    public boolean thundering;
    /** The server of the list, or null in a world of one's own. */
    public ServerData server;
    /** Pixels. */
    public int windowWidth;
    /** Pixels. */
    public int windowHeight;
    /** Pixels a GUI unit. */
    public int guiScale = 2;
    /** Minimised. */
    public boolean iconified;
    /** Has the keyboard. */
    public boolean windowActive = true;
    /** F1. */
    public boolean hudHidden;
    /** Draws the known pattern in place of the world. */
    public boolean pattern;
    /** Where the world's pixels have alpha 0, as the game's sky has. */
    public boolean clearSkyAlpha = true;
    /** What shakes the view, as bobbing does: comes after the projection. */
    public Matrix4f shake = new Matrix4f();
    /** Clip space from 0 to 1, as Vulkan has it, in place of -1 to 1. */
    public boolean clipZeroToOne;
    /** Whether a hand is drawn over the world, which clears the world's depth. */
    public boolean hand;
    /** Pipelines of mods do not compile. */
    public boolean brokenPipelines;
    /** Buffers cannot be mapped, as when the driver has no memory left. */
    public boolean refusesMaps;
    /** Between two ticks, 0 to 1. */
    public float partialTick = 1;
    /** Lines of the chat. */
    public final List<String> chat = new ArrayList<>();
    /** The line above the hotbar. */
    public String actionBar = "";
    /** Where mods' settings lie. */
    public Path configDir = Path.of("target", "fakegame-config");
    /** Mods that are there, with their versions. */
    public final Map<String, String> mods = new TreeMap<>(Map.of("minecraft", Version.NAME, "fabricloader", "0.19.5",
            "fabric-api", "0.161.0+" + Version.NAME, "mirage", "0.1.0"));
    /** Called after the world was drawn and before the GUI, or null; for tests without Mixin. */
    public Runnable afterLevel;
    /** Called before the hand is drawn, or null; for tests without Mixin. */
    public Runnable beforeHand;

    /** The state of the running game. */
    public static State get() {
        return current;
    }

    /** A new state; where settings lie stays, for mods read it before the game is started. */
    static State renew() {
        Path settings = current.configDir;
        current = new State();
        current.configDir = settings;
        return current;
    }
}
