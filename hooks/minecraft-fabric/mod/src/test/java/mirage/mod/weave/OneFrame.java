package mirage.mod.weave;

import fakegame.gl.GlDevice;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.minecraft.client.renderer.GameRenderer;

/**
 * Runs inside of a game whose steps only say their names: has the renderer make one frame and gives the steps in their
 * order. Takes the name of the method that makes a frame.
 */
public final class OneFrame implements Function<String, List<String>> {
    private static final List<String> STEPS = new ArrayList<>();

    /** For the launcher, which finds it by name. */
    public OneFrame() {
    }

    /** Called by the steps. */
    public static void step(String name) {
        STEPS.add(name);
    }

    @Override
    public List<String> apply(String method) {
        STEPS.clear();
        GlDevice.start();
        Method render = Stream.of(GameRenderer.class.getMethods())
            .filter(candidate -> candidate.getName().equals(method)).findAny().orElseThrow();
        Object[] arguments = Stream.of(render.getParameterTypes())
            .map(type -> type == boolean.class ? Boolean.TRUE : null).toArray();
        try {
            render.invoke(new GameRenderer(), arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(STEPS);
    }
}
