package mirage.fabric;

import mirage.core.metrics.FrameFigures;
import mirage.core.metrics.Percentiles;
import mirage.core.prompt.Prompt;
import mirage.core.prompt.PromptDesk;
import mirage.core.prompt.PromptText;
import mirage.core.session.Session;
import mirage.core.session.Status;
import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.network.chat.Component;

/** One line at the top of the screen: age of the picture, frames a second, and where the time goes. Render thread. */
final class StatusDisplay {
    /** Figures that change faster cannot be read. */
    private static final long LEAST_NS = 500_000_000L;
    private static final int MOST_LETTERS = 28;
    private static final int WHITE = 0xFFFFFFFF;

    private final Session session;
    private final PromptDesk desk;
    private final FrameFigures figures;
    private final Actions actions;
    private String text = "";
    private String shorter = "";
    private int textWidth;
    private long madeNs;
    private boolean made;

    /** A line about these. */
    StatusDisplay(Session session, PromptDesk desk, FrameFigures figures, Actions actions) {
        this.session = session;
        this.desk = desk;
        this.figures = figures;
        this.actions = actions;
    }

    /** Draws it; a new text is made twice a second, and otherwise nothing is allocated. */
    void draw(Minecraft minecraft, GuiGraphicsExtractor gui, boolean calming, long nowNs) {
        if (!made || nowNs - madeNs >= LEAST_NS) {
            made = true;
            madeNs = nowNs;
            text = line(calming, nowNs);
            textWidth = minecraft.font.width(text);
        }
        boolean fits = shorter.isEmpty() || textWidth + 4 <= gui.guiWidth();
        gui.text(minecraft.font, fits ? text : shorter, 2, 2, WHITE, true);
    }

    private String line(boolean calming, long nowNs) {
        shorter = "";
        if (session.status().state() != Status.State.READY) {
            return actions.statusText().getString();
        }
        Prompt prompt = desk.shown();
        if (prompt.text().isEmpty()) { // the figures are those of the style before
            return "Mirage: " + Component.translatable("mirage.status.plain").getString();
        }
        String style = PromptText.shortened(Chat.plain(prompt.text()), MOST_LETTERS);
        if (figures.ageMs().count() == 0) {
            return Component.translatable("mirage.status.waiting", style).getString();
        }
        long fps = Math.round(figures.fps(nowNs));
        long age = at(figures.ageMs(), 50);
        long oldAge = at(figures.ageMs(), 95);
        shorter = Component.translatable("mirage.status.short", style, fps, age, oldAge).getString();
        String line = Component.translatable("mirage.status.line", style, fps, age, oldAge, at(figures.captureMs(), 50),
            at(figures.transportMs(), 50) + at(figures.encodeMs(), 50), at(figures.queueMs(), 50),
            at(figures.modelMs(), 50), at(figures.showMs(), 50)).getString();
        return calming ? line + " · " + Component.translatable("mirage.status.calming").getString() : line;
    }

    private static long at(Percentiles values, double percent) {
        return values.count() == 0 ? 0 : Math.round(values.at(percent));
    }
}
