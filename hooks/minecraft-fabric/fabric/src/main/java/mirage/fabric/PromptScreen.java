package mirage.fabric;

import java.util.List;
import mirage.core.prompt.Presets;
import mirage.core.prompt.Presets.Preset;
import mirage.core.prompt.PromptText;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.gui.components.Button;
import net.minecraft.client.gui.components.EditBox;
import net.minecraft.client.gui.screens.Screen;
import net.minecraft.client.input.KeyEvent;
import net.minecraft.network.chat.Component;

/** Where the player types a style. The game goes on behind it and stays to be seen. Client thread. */
final class PromptScreen extends Screen {
    private static final int WIDE = 308;
    private static final int RECENT = 3;
    private static final int COLUMNS = 4;
    private static final int ROW = 22;
    private static final int SHORTENED = 16;
    private static final int DIM = 0x70000000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int GREY = 0xFFC0C0C0;
    private static final int RED = 0xFFFF7070;

    private final Actions actions;
    private EditBox box;
    private String text;
    private String problem = "";
    private int back = -1;

    /** A screen that begins with what the player asked for last. */
    PromptScreen(Actions actions) {
        super(Component.translatable("mirage.prompt.title"));
        this.actions = actions;
        text = actions.playersText();
    }

    @Override
    protected void init() {
        int left = (width - WIDE) / 2;
        box = new EditBox(font, left, 30, WIDE, 20, Component.translatable("mirage.prompt.box"));
        box.setMaxLength(PromptText.MOST_CODE_POINTS);
        box.setValue(text);
        box.setResponder(this::typed);
        addRenderableWidget(box);
        addRenderableWidget(new PercentSlider(left, 54, 150, "mirage.prompt.strength", 0, 100,
            (int) Math.round(actions.strength() * 100), percent -> actions.strength(percent / 100)));
        addRenderableWidget(button("mirage.prompt.use", left + 154, 54, 75, () -> use(box.getValue())));
        addRenderableWidget(button("mirage.prompt.plain", left + 233, 54, 75, () -> use("")));
        addRecent(left, 78);
        addPresets(left, 108);
        addRenderableWidget(button("mirage.prompt.settings", left, height - 26, 152, this::openSettings));
        addRenderableWidget(button("mirage.prompt.back", left + 156, height - 26, 152, this::onClose));
        setInitialFocus(box);
    }

    private void addRecent(int left, int top) {
        List<String> recent = actions.history();
        for (int i = 0; i < Math.min(RECENT, recent.size()); i++) {
            String said = recent.get(i);
            Component caption = Component.literal(PromptText.shortened(said, SHORTENED));
            addRenderableWidget(Button.builder(caption, pressed -> use(said))
                .bounds(left + i * 103, top, 102, 20).build());
        }
    }

    private void addPresets(int left, int top) {
        int at = 0;
        for (Preset preset : Presets.ALL) {
            int y = top + at / COLUMNS * ROW;
            if (y + 20 > height - 44) { // the line of help and the buttons below are there
                return;
            }
            if (!preset.text().isEmpty()) {
                addRenderableWidget(button("mirage.preset." + preset.id(), left + at % COLUMNS * 77, y, 76,
                    () -> use(preset.text())));
                at++;
            }
        }
    }

    private static Button button(String key, int x, int y, int width, Runnable pressed) {
        return Button.builder(Component.translatable(key), button -> pressed.run()).bounds(x, y, width, 20).build();
    }

    private void typed(String now) {
        text = now;
        problem = "";
    }

    private void use(String wanted) {
        try {
            actions.prompt(wanted);
            onClose();
        } catch (IllegalArgumentException unfit) {
            problem = unfit.getMessage();
        }
    }

    private void openSettings() {
        minecraft.gui.setScreen(new ConfigScreen(actions, this));
    }

    @Override
    public boolean keyPressed(KeyEvent event) {
        if (box.isFocused() && event.isConfirmation()) {
            use(box.getValue());
            return true;
        }
        if (box.isFocused() && (event.isUp() || event.isDown())) {
            recall(event.isUp() ? 1 : -1);
            return true;
        }
        return super.keyPressed(event);
    }

    /** Goes back ({@code 1}) or forth ({@code -1}) in what was typed before. */
    private void recall(int step) {
        List<String> recent = actions.history();
        back = Math.max(-1, Math.min(recent.size() - 1, back + step));
        box.setValue(back < 0 ? "" : recent.get(back));
    }

    @Override
    public void extractBackground(GuiGraphicsExtractor gui, int mouseX, int mouseY, float partialTick) {
        gui.fill(0, 0, width, height, DIM); // not the game's own, which blurs what the player wants to see
    }

    @Override
    public void extractRenderState(GuiGraphicsExtractor gui, int mouseX, int mouseY, float partialTick) {
        super.extractRenderState(gui, mouseX, mouseY, partialTick);
        gui.centeredText(font, title, width / 2, 14, WHITE);
        boolean wrong = !problem.isEmpty();
        gui.centeredText(font, wrong ? Component.literal(problem) : Component.translatable("mirage.prompt.help"),
            width / 2, height - 40, wrong ? RED : GREY);
    }

    @Override
    public boolean isPauseScreen() {
        return false;
    }
}
