package net.minecraft.client.gui.screens;

import java.util.ArrayList;
import java.util.List;
import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.Font;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.gui.components.Renderable;
import net.minecraft.client.gui.components.events.AbstractContainerEventHandler;
import net.minecraft.client.gui.components.events.GuiEventListener;
import net.minecraft.client.gui.narration.NarratableEntry;
import net.minecraft.client.input.KeyEvent;
import net.minecraft.network.chat.Component;

/** A page over the game. */
public abstract class Screen extends AbstractContainerEventHandler implements Renderable {
    /** Its heading. */
    protected final Component title;
    /** The game. */
    protected final Minecraft minecraft = Minecraft.getInstance();
    /** The font. */
    protected final Font font = minecraft.font;
    /** Width, GUI units. */
    public int width;
    /** Height, GUI units. */
    public int height;
    private final List<GuiEventListener> children = new ArrayList<>();
    private final List<Renderable> renderables = new ArrayList<>();

    /** With a heading. */
    protected Screen(Component title) {
        this.title = title;
    }

    /** Its heading. */
    public Component getTitle() {
        return title;
    }

    /** Opens it in a size, GUI units. */
    public final void init(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        rebuildWidgets();
    }

    /** Makes the parts. */
    protected void init() {
    }

    /** Throws the parts away and makes them anew. */
    protected void rebuildWidgets() {
        clearWidgets();
        setFocused((GuiEventListener) null);
        init();
        setInitialFocus();
    }

    /** Throws the parts away. */
    protected void clearWidgets() {
        children.clear();
        renderables.clear();
    }

    /** Fits a new size, GUI units. */
    public void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        repositionElements();
    }

    /** Puts the parts where they belong. */
    protected void repositionElements() {
        rebuildWidgets();
    }

    /** Chooses the part that has the keyboard at first. */
    protected void setInitialFocus() {
    }

    /** Gives a part the keyboard at first. */
    protected void setInitialFocus(GuiEventListener part) {
        setFocused(part);
    }

    /** Adds a part that is drawn and hears keys. */
    protected <T extends GuiEventListener & Renderable & NarratableEntry> T addRenderableWidget(T part) {
        renderables.add(part);
        children.add(part);
        return part;
    }

    /** Adds a part that is only drawn. */
    protected <T extends Renderable> T addRenderableOnly(T part) {
        renderables.add(part);
        return part;
    }

    @Override
    public List<? extends GuiEventListener> children() {
        return children;
    }

    /** The background, then the page. */
    public final void extractRenderStateWithTooltipAndSubtitles(GuiGraphicsExtractor graphics, int mouseX, int mouseY,
            float partialTick) {
        extractBackground(graphics, mouseX, mouseY, partialTick);
        graphics.nextStratum();
        extractRenderState(graphics, mouseX, mouseY, partialTick);
    }

    /** What lies below the page: the game, darkened. */
    public void extractBackground(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick) {
        graphics.fill(0, 0, width, height, 0xA0101010);
    }

    @Override
    public void extractRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick) {
        for (Renderable part : renderables) {
            part.extractRenderState(graphics, mouseX, mouseY, partialTick);
        }
    }

    @Override
    public boolean keyPressed(KeyEvent event) {
        if (event.isEscape() && shouldCloseOnEsc()) {
            onClose();
            return true;
        }
        return super.keyPressed(event);
    }

    /** Whether the escape key closes it. */
    public boolean shouldCloseOnEsc() {
        return true;
    }

    /** Closes it. */
    public void onClose() {
        minecraft.gui.setScreen(null);
    }

    /** It was closed. */
    public void removed() {
    }

    /** A tick passed. */
    public void tick() {
    }

    /** Whether the game stands still behind it. */
    public boolean isPauseScreen() {
        return true;
    }
}
