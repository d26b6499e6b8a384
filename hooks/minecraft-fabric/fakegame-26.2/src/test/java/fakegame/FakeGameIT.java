package fakegame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mojang.blaze3d.GpuFormat;
import com.mojang.blaze3d.buffers.GpuBuffer;
import com.mojang.blaze3d.buffers.GpuBufferSlice;
import com.mojang.blaze3d.pipeline.RenderTarget;
import com.mojang.blaze3d.platform.InputConstants;
import com.mojang.blaze3d.systems.RenderPass;
import com.mojang.blaze3d.systems.RenderSystem;
import com.mojang.blaze3d.textures.FilterMode;
import com.mojang.blaze3d.textures.GpuTexture;
import com.mojang.blaze3d.textures.GpuTextureView;
import com.mojang.brigadier.arguments.StringArgumentType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.fabricmc.fabric.api.client.command.v2.ClientCommandRegistrationCallback;
import net.fabricmc.fabric.api.client.command.v2.ClientCommands;
import net.fabricmc.fabric.api.client.event.lifecycle.v1.ClientTickEvents;
import net.fabricmc.fabric.api.client.message.v1.ClientReceiveMessageEvents;
import net.fabricmc.fabric.api.client.rendering.v1.hud.HudElement;
import net.fabricmc.fabric.api.client.rendering.v1.hud.HudElementRegistry;
import net.minecraft.client.KeyMapping;
import net.minecraft.client.gui.components.EditBox;
import net.minecraft.client.gui.navigation.ScreenRectangle;
import net.minecraft.client.gui.screens.Screen;
import net.minecraft.client.input.KeyEvent;
import net.minecraft.client.renderer.RenderPipelines;
import net.minecraft.network.chat.Component;
import net.minecraft.network.chat.Style;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fixture itself: what it draws, copies and reports. Needs a display. */
class FakeGameIT {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;
    private static final int YELLOW = 0xFFFF00;
    private static HudElement below;
    private FakeGame game;

    @BeforeAll
    static void register() {
        HudElementRegistry.addFirst(FakeGame.id("fixture", "below"), (graphics, delta) -> {
            if (below != null) {
                below.extractRenderState(graphics, delta);
            }
        });
    }

    @BeforeEach
    void start() {
        below = null;
        game = FakeGame.start(WIDTH, HEIGHT);
        game.state().guiScale = 1;
        game.joinWorld();
    }

    @AfterEach
    void stop() {
        FakeGame.Stats stats = game.stats();
        game.stop();
        assertEquals(0, stats.glError());
        assertEquals(List.of(), stats.misuse());
    }

    private int pixel(int x, int y) {
        return game.screenshot().getRGB(x, y) & 0xFFFFFF;
    }

    private static GpuBuffer readBack(long bytes) {
        return RenderSystem.getDevice().createBuffer(() -> "test", GpuBuffer.USAGE_MAP_READ | GpuBuffer.USAGE_COPY_DST,
                bytes);
    }

    @Test
    void aCopyOfTheTargetIsTightlyPackedAndBottomUpAndComesTwoFramesLater() {
        game.state().pattern = true;
        GpuBuffer buffer = readBack((long) WIDTH * HEIGHT * 4);
        var doneAt = new AtomicInteger(-1);
        byte[] bytes = new byte[WIDTH * HEIGHT * 4];
        game.state().afterLevel = () -> {
            game.state().afterLevel = null;
            GpuTexture world = game.client().gameRenderer.mainRenderTarget().getColorTexture();
            RenderSystem.getDevice().createCommandEncoder().copyTextureToBuffer(world, buffer, 0, () -> {
                assertTrue(RenderSystem.isOnRenderThread());
                doneAt.set((int) game.frameCount());
                try (GpuBufferSlice.MappedView view = buffer.map(true, false)) {
                    ByteBuffer data = view.data();
                    data.get(bytes);
                }
            }, 0);
        };
        game.frame();
        long asked = game.frameCount() - 1;
        for (int i = 0; i < 30 && doneAt.get() < 0; i++) {
            game.frame();
        }
        assertTrue(doneAt.get() >= asked + 2 && doneAt.get() <= asked + 6, "after " + (doneAt.get() - asked));
        assertEquals(BLUE, rgb(bytes, 0, 0), "the first row is the bottom one");
        assertEquals(YELLOW, rgb(bytes, WIDTH - 1, 0));
        assertEquals(GREEN, rgb(bytes, WIDTH - 1, HEIGHT - 1));
        assertEquals(0xFFFFFF, rgb(bytes, 0, HEIGHT - 1), "the left upper corner is the first pixel of the last row");
        assertEquals(RED, rgb(bytes, 1, HEIGHT - 1));
        assertEquals(RED, pixel(5, 5));
        assertEquals(GREEN, pixel(WIDTH - 5, 5));
        buffer.close();
    }

    private static int rgb(byte[] bytes, int x, int y) {
        int at = (y * WIDTH + x) * 4;
        return (bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | bytes[at + 2] & 255;
    }

    private static GpuTexture texture(int side, int... abgr) {
        var device = RenderSystem.getDevice();
        GpuTexture texture = device.createTexture(() -> "test", GpuTexture.USAGE_COPY_DST
                | GpuTexture.USAGE_TEXTURE_BINDING, GpuFormat.RGBA8_UNORM, side, side, 1, 1);
        ByteBuffer pixels = ByteBuffer.allocateDirect(side * side * 4).order(ByteOrder.LITTLE_ENDIAN);
        pixels.asIntBuffer().put(abgr);
        device.createCommandEncoder().writeToTexture(texture, pixels, 0, 0, 0, 0, side, side);
        return texture;
    }

    private void show(Mesh mesh) {
        below = (graphics, delta) ->
                game.client().gameRenderer.gameRenderState().guiRenderState.addGuiElement(mesh);
    }

    @Test
    void aTextureIsShownBetweenTheWorldAndTheHotbar() {
        GpuTexture texture = texture(2, 0xFF0000FF, 0xFF00FF00, 0xFFFF0000, 0x00FFFFFF);
        GpuTextureView view = RenderSystem.getDevice().createTextureView(texture);
        show(new Mesh(view, new float[] {0, 0, 0, HEIGHT, WIDTH, HEIGHT, WIDTH, 0},
                new ScreenRectangle(0, 0, WIDTH, HEIGHT), null));
        game.frame();
        assertEquals(RED, pixel(10, 10));
        assertEquals(GREEN, pixel(WIDTH - 10, 10));
        assertEquals(BLUE, pixel(10, HEIGHT - 60));
        assertEquals(0x202020, pixel(WIDTH / 2, HEIGHT - 22), "the hotbar lies above");
        int through = pixel(WIDTH - 10, HEIGHT - 60);
        below = null;
        game.frame();
        assertEquals(pixel(WIDTH - 10, HEIGHT - 60), through, "alpha 0 shows the world");
        view.close();
        texture.close();
    }

    @Test
    void aMeshIsDrawnWithItsTextureAndInsideOfItsScissor() throws Exception {
        GpuTexture texture = texture(1, 0xFF0080FF);
        GpuTextureView view = RenderSystem.getDevice().createTextureView(texture);
        show(new Mesh(view, new float[] {10, 10, 20, 60, 70, 50, 60, 10}, new ScreenRectangle(10, 10, 60, 50),
                new ScreenRectangle(0, 0, 50, 80)));
        game.frame();
        game.screenshot(Path.of("target", "pictures", "mesh.png"));
        assertEquals(0xFF8000, pixel(40, 30));
        assertFalse(pixel(11, 58) == 0xFF8000, "outside of the quad");
        assertFalse(pixel(55, 30) == 0xFF8000, "outside of the scissor");
        int quads = game.stats().quads();
        below = null;
        game.frame();
        assertEquals(1, quads - game.stats().quads());
        view.close();
        texture.close();
    }

    @Test
    void aPassShrinksTheWorldWithoutBlending() {
        game.state().pattern = true;
        var device = RenderSystem.getDevice();
        GpuTexture small = device.createTexture(() -> "small", GpuTexture.USAGE_RENDER_ATTACHMENT
                | GpuTexture.USAGE_COPY_SRC, GpuFormat.RGBA8_UNORM, 32, 18, 1, 1);
        GpuTextureView view = device.createTextureView(small);
        GpuBuffer buffer = readBack(32 * 18 * 4);
        byte[] bytes = new byte[32 * 18 * 4];
        var done = new AtomicInteger();
        game.state().afterLevel = () -> {
            game.state().afterLevel = null;
            try (RenderPass pass = device.createCommandEncoder().createRenderPass(() -> "shrink", view,
                    Optional.empty())) {
                pass.setPipeline(RenderPipelines.TRACY_BLIT);
                RenderSystem.bindDefaultUniforms(pass);
                pass.bindTexture("InSampler", game.client().gameRenderer.mainRenderTarget().getColorTextureView(),
                        RenderSystem.getSamplerCache().getClampToEdge(FilterMode.LINEAR));
                pass.draw(3, 1, 0, 0);
            }
            device.createCommandEncoder().copyTextureToBuffer(small, buffer, 0, () -> {
                try (GpuBufferSlice.MappedView mapped = buffer.map(true, false)) {
                    mapped.data().get(bytes);
                }
                done.set(1);
            }, 0);
        };
        for (int i = 0; i < 30 && done.get() == 0; i++) {
            game.frame();
        }
        int[] expected = {BLUE, YELLOW, RED, GREEN};
        int[] places = {2 * 32 + 2, 2 * 32 + 29, 15 * 32 + 2, 15 * 32 + 29};
        for (int i = 0; i < 4; i++) {
            int at = places[i] * 4;
            assertEquals(expected[i], (bytes[at] & 255) << 16 | (bytes[at + 1] & 255) << 8 | bytes[at + 2] & 255);
        }
        view.close();
        small.close();
        buffer.close();
    }

    @Test
    void theHudIsExtractedBeforeTheWorldIsDrawnWithTheCameraOfThisFrame() {
        List<String> order = new ArrayList<>();
        below = (graphics, delta) -> order.add("hud " + game.client().gameRenderer.mainCamera().yRot());
        game.state().afterLevel = () -> order.add("level "
                + game.client().gameRenderer.gameRenderState().levelRenderState.cameraRenderState.pos.x);
        game.setPose(3, 4, 5, 45, 10);
        game.frame();
        assertEquals(List.of("hud 45.0", "level 3.0"), order);
    }

    @Test
    void theWorldMovesWithTheCameraAndIsTheSameEachTime() throws Exception {
        game.setPose(0.5, 4, 0.5, 20, 10);
        game.frame();
        game.screenshot(Path.of("target", "pictures", "world.png"));
        var first = game.screenshot();
        game.setPose(0.5, 4, 0.5, 60, 10);
        game.frame();
        assertTrue(differs(first, game.screenshot()) > 0.2);
        game.setPose(0.5, 4, 0.5, 20, 10);
        game.frame();
        assertEquals(0, differs(first, game.screenshot()));
    }

    private static double differs(java.awt.image.BufferedImage a, java.awt.image.BufferedImage b) {
        int count = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return (double) count / (a.getWidth() * a.getHeight());
    }

    @Test
    void theTargetFollowsTheWindow() {
        game.frame();
        game.resize(200, 120);
        game.frame();
        RenderTarget main = game.client().gameRenderer.mainRenderTarget();
        assertEquals(200, main.width);
        assertEquals(120, main.getColorTexture().getHeight(0));
        assertEquals(200, game.screenshot().getWidth());
        game.minimise(true);
        assertTrue(game.client().getWindow().isIconified());
    }

    @Test
    void aScreenTakesKeysUntilItIsClosed() throws Exception {
        List<String> entered = new ArrayList<>();
        game.client().gui.setScreen(new Page(entered));
        game.type("ruins");
        game.pressKey("key.keyboard.backspace");
        game.frame();
        game.screenshot(Path.of("target", "pictures", "screen.png"));
        game.pressKey("key.keyboard.enter");
        assertEquals(List.of("ruin"), entered);
        assertNull(game.client().gui.screen());
        game.client().gui.setScreen(new Page(entered));
        game.pressKey("key.keyboard.escape");
        assertNull(game.client().gui.screen());
    }

    @Test
    void keysReachTheirMappings() {
        var key = new KeyMapping("key.fixture", InputConstants.getKey("key.keyboard.m").getValue(),
                KeyMapping.Category.register(FakeGame.id("fixture", "keys")));
        game.pressKey("key.keyboard.m");
        assertTrue(key.consumeClick());
        assertFalse(key.consumeClick());
        assertEquals("key.keyboard.m", key.saveString());
        game.holdKey("key.keyboard.w", true);
        assertTrue(game.client().options.keyUp.isDown());
        game.holdKey("key.keyboard.w", false);
        assertFalse(game.client().options.keyUp.isDown());
    }

    @Test
    void commandsEventsAndChatWork() {
        ClientCommandRegistrationCallback.EVENT.register((dispatcher, context) -> dispatcher.register(
                ClientCommands.literal("say").then(ClientCommands.argument("text", StringArgumentType.greedyString())
                        .executes(c -> {
                            c.getSource().sendFeedback(Component.literal(StringArgumentType.getString(c, "text")));
                            return 7;
                        }))));
        game.joinWorld();
        assertEquals(7, game.runCommand("say a b  c"));
        assertEquals(0, game.runCommand("nothing"));
        assertEquals("a b  c", game.chatLines().get(0));
        assertEquals(List.of("say"), game.suggest("s"));
        List<String> seen = new ArrayList<>();
        ClientReceiveMessageEvents.ALLOW_GAME.register((line, overlay) -> line.getStyle().getInsertion() == null);
        ClientReceiveMessageEvents.GAME.register((line, overlay) -> seen.add(line.getString()));
        game.receive(Component.literal("shown"), false);
        game.receive(Component.literal("hidden").setStyle(Style.EMPTY.withInsertion("x")), false);
        assertEquals(List.of("shown"), seen);
        var ticks = new AtomicInteger();
        ClientTickEvents.END_CLIENT_TICK.register(client -> ticks.incrementAndGet());
        game.tick();
        assertEquals(1, ticks.get());
        assertNotNull(game.client().level.getBiome(game.client().player.blockPosition()).unwrapKey().orElseThrow());
    }

    @Test
    void graphicsCallsAreCountedAndNothingIsLeftOpen() {
        game.frames(3);
        int live = game.stats().liveObjects();
        GpuTexture texture = RenderSystem.getDevice().createTexture(() -> "x", GpuTexture.USAGE_RENDER_ATTACHMENT
                | GpuTexture.USAGE_TEXTURE_BINDING, GpuFormat.RGBA8_UNORM, 8, 8, 1, 1);
        GpuTextureView view = RenderSystem.getDevice().createTextureView(texture);
        assertEquals(live + 1, game.stats().liveObjects());
        view.close();
        texture.close();
        assertEquals(live, game.stats().liveObjects());
        assertTrue(game.stats().calls() > 0 && game.stats().nanos() > 0);
        assertNotNull(RenderSystem.getSamplerCache().getClampToEdge(FilterMode.LINEAR));
    }

    private static final class Page extends Screen {
        private final List<String> entered;
        private EditBox box;

        Page(List<String> entered) {
            super(Component.literal("Page"));
            this.entered = entered;
        }

        @Override
        protected void init() {
            box = addRenderableWidget(new EditBox(font, width / 2 - 60, height / 2 - 10, 120, 20,
                    Component.literal("box")));
        }

        @Override
        protected void setInitialFocus() {
            setInitialFocus(box);
        }

        @Override
        public boolean keyPressed(KeyEvent event) {
            if (event.isConfirmation()) {
                entered.add(box.getValue());
                onClose();
                return true;
            }
            return super.keyPressed(event);
        }
    }
}
