package mirage.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import mirage.core.session.FrameSlot;
import mirage.fabric.gfx.Gfx;
import org.joml.Matrix4f;
import org.junit.jupiter.api.Test;

class WorldDepthTest {
    private final List<String> calls = new ArrayList<>();
    private final Gfx gfx = (Gfx) Proxy.newProxyInstance(WorldDepthTest.class.getClassLoader(),
        new Class<?>[] {Gfx.class}, (self, method, arguments) -> {
            calls.add(method.getName());
            return true;
        });
    private final WorldDepth depth = new WorldDepth(gfx, () -> false);

    private void frames(int count, boolean hooked) {
        for (int i = 0; i < count; i++) {
            if (hooked) {
                depth.project(new Matrix4f());
                depth.keep();
            }
            depth.read(new FrameSlot());
            depth.endFrame();
        }
    }

    @Test
    void hooksThatAreNeverCalledSwitchDepthOff() {
        frames(WorldDepth.PATIENCE, false);
        assertFalse(depth.isBroken());
        frames(1, false);
        assertTrue(depth.isBroken());
        assertEquals(List.of(), calls, "there was nothing to read");
    }

    @Test
    void onceTheyWereCalledSilenceIsNoMistake() {
        frames(1, true);
        frames(3 * WorldDepth.PATIENCE, false);
        assertFalse(depth.isBroken());
        assertEquals(List.of(), calls, "frames that nobody reads cost nothing");
    }
}
