package mirage.fabric;

import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.gui.components.Button;
import net.minecraft.client.gui.components.MultiLineTextWidget;
import net.minecraft.client.gui.screens.Screen;
import net.minecraft.network.chat.Component;

/** What Mirage is and how to begin, on one screen and once. Client thread. */
final class FirstStartScreen extends Screen {
    private static final int WIDE = 300;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int GAP = 6;
    private static final String[] PARAGRAPHS = {
        "mirage.first.what", "mirage.first.daemon", "mirage.first.keys", "mirage.first.safe"
    };

    private final Actions actions;

    /** Explains; both buttons end it for good. */
    FirstStartScreen(Actions actions) {
        super(Component.translatable("mirage.first.title"));
        this.actions = actions;
    }

    @Override
    protected void init() {
        int left = (width - WIDE) / 2;
        int y = 34;
        for (String key : PARAGRAPHS) {
            MultiLineTextWidget words = new MultiLineTextWidget(left, y, Component.translatable(key), font);
            words.setMaxWidth(WIDE);
            addRenderableWidget(words);
            y += words.getHeight() + GAP;
        }
        addRenderableWidget(Button.builder(Component.translatable("mirage.first.go"), pressed -> go())
            .bounds(left, height - 28, 148, 20).build());
        addRenderableWidget(Button.builder(Component.translatable("mirage.first.later"), pressed -> onClose())
            .bounds(left + 152, height - 28, 148, 20).build());
    }

    private void go() {
        actions.preferences().firstStartDone();
        minecraft.gui.setScreen(new PromptScreen(actions));
    }

    @Override
    public void onClose() {
        actions.preferences().firstStartDone();
        super.onClose();
    }

    @Override
    public void extractRenderState(GuiGraphicsExtractor gui, int mouseX, int mouseY, float partialTick) {
        super.extractRenderState(gui, mouseX, mouseY, partialTick);
        gui.centeredText(font, title, width / 2, 16, WHITE);
    }
}
