package mirage.fabric;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.gui.components.Button;
import net.minecraft.client.gui.components.EditBox;
import net.minecraft.client.gui.screens.Screen;
import net.minecraft.network.chat.Component;

/** The settings that a player changes while playing; all others stand in the settings file. Client thread. */
final class ConfigScreen extends Screen {
    private static final int COLUMN = 152;
    private static final int ROW = 24;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int GREY = 0xFFC0C0C0;
    private static final int RED = 0xFFFF7070;

    private final Actions actions;
    private final Preferences preferences;
    private final Screen parent;
    private EditBox address;
    private String typed;
    private String problem = "";

    /** Settings over another screen, which comes back; null: the game. */
    ConfigScreen(Actions actions, Screen parent) {
        super(Component.translatable("mirage.config.title"));
        this.actions = actions;
        this.parent = parent;
        preferences = actions.preferences();
        typed = preferences.endpoint();
    }

    @Override
    protected void init() {
        int left = width / 2 - COLUMN - 2;
        int right = width / 2 + 2;
        int top = 28;
        addSwitch("enabled", left, top, preferences::enabled, preferences::setEnabled);
        addRenderableWidget(new PercentSlider(left, top + ROW, COLUMN, "mirage.config.opacity", 0, 100,
            (int) Math.round(preferences.opacity() * 100), percent -> preferences.setOpacity(percent / 100)));
        addRenderableWidget(new PercentSlider(left, top + 2 * ROW, COLUMN, "mirage.config.fps", 5, 60,
            preferences.captureFps(), fps -> preferences.setCaptureFps((int) fps)));
        addSwitch("reprojection", left, top + 3 * ROW, preferences::reprojection, preferences::setReprojection);
        addSwitch("flicker", left, top + 4 * ROW, preferences::flickerGuard, preferences::setFlickerGuard);
        addSwitch("status", right, top, preferences::statusLine, preferences::setStatusLine);
        addSwitch("private", right, top + ROW, preferences::leaveOutWriting, preferences::setLeaveOutWriting);
        addSwitch("rules", right, top + 2 * ROW, preferences::rules, preferences::setRules);
        addSwitch("server", right, top + 3 * ROW, actions::isServerAllowed, actions::allowServer);
        addSwitch("depth", right, top + 4 * ROW, preferences::sharesDepth, preferences::setSharesDepth);
        address = new EditBox(font, left, top + 6 * ROW - 8, 226, 20, Component.translatable("mirage.config.address"));
        address.setMaxLength(255);
        address.setValue(typed);
        address.setResponder(now -> typed = now);
        addRenderableWidget(address);
        addRenderableWidget(Button.builder(Component.translatable("mirage.config.connect"), pressed -> connect())
            .bounds(left + 230, top + 6 * ROW - 8, 76, 20).build());
        addRenderableWidget(Button.builder(Component.translatable("mirage.config.done"), pressed -> onClose())
            .bounds(width / 2 - 76, height - 24, COLUMN, 20).build());
    }

    private void addSwitch(String name, int x, int y, BooleanSupplier state, Consumer<Boolean> change) {
        String key = "mirage.config." + name;
        addRenderableWidget(Button.builder(caption(key, state), pressed -> {
            try {
                change.accept(!state.getAsBoolean());
            } catch (IllegalArgumentException unfit) { // one server too many, for instance
                problem = unfit.getMessage();
            }
            pressed.setMessage(caption(key, state));
        }).bounds(x, y, COLUMN, 20).build());
    }

    private static Component caption(String key, BooleanSupplier state) {
        return Component.translatable(key, Component.translatable(state.getAsBoolean() ? "mirage.on" : "mirage.off"));
    }

    private void connect() {
        try {
            actions.connect(typed);
            problem = "";
        } catch (IllegalArgumentException unfit) {
            problem = unfit.getMessage();
        }
    }

    @Override
    public void extractRenderState(GuiGraphicsExtractor gui, int mouseX, int mouseY, float partialTick) {
        super.extractRenderState(gui, mouseX, mouseY, partialTick);
        gui.centeredText(font, title, width / 2, 12, WHITE);
        gui.text(font, Component.translatable("mirage.config.address"), width / 2 - COLUMN - 2, 154, GREY);
        gui.centeredText(font, Component.translatable("mirage.config.depth.untried"), width / 2, 190, GREY);
        boolean wrong = !problem.isEmpty();
        gui.centeredText(font, wrong ? Component.literal(problem) : actions.statusText(),
            width / 2, height - 36, wrong ? RED : GREY);
    }

    @Override
    public void onClose() {
        preferences.save();
        minecraft.gui.setScreen(parent);
    }

    @Override
    public boolean isPauseScreen() {
        return false;
    }
}
