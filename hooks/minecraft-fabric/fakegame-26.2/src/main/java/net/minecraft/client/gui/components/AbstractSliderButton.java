package net.minecraft.client.gui.components;

import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.input.KeyEvent;
import net.minecraft.network.chat.Component;

/** A slider; the arrow keys move it by a hundredth. */
public abstract class AbstractSliderButton extends AbstractWidget {
    /** Where it stands, 0 to 1. */
    protected double value;

    /** Place and size, GUI units. */
    public AbstractSliderButton(int x, int y, int width, int height, Component message, double value) {
        super(x, y, width, height, message);
        this.value = value;
    }

    /** Writes its text anew. */
    protected abstract void updateMessage();

    /** Uses its value. */
    protected abstract void applyValue();

    @Override
    protected void extractWidgetRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick) {
        graphics.fill(getX(), getY(), getX() + width, getY() + height, 0xFF404040);
        int knob = getX() + (int) (value * (width - 8));
        graphics.fill(knob, getY(), knob + 8, getY() + height, 0xFFC0C0C0);
        graphics.centeredText(Minecraft.getInstance().font, getMessage(), getX() + width / 2,
                getY() + (height - 8) / 2, 0xFFFFFFFF);
    }

    @Override
    public boolean keyPressed(KeyEvent event) {
        if (!event.isLeft() && !event.isRight()) {
            return false;
        }
        double before = value;
        value = Math.max(0, Math.min(1, value + (event.isLeft() ? -0.01 : 0.01)));
        if (value != before) {
            applyValue();
        }
        updateMessage();
        return true;
    }
}
