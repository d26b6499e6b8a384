package net.minecraft.client.gui.components;

import net.minecraft.client.Minecraft;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.client.input.InputWithModifiers;
import net.minecraft.client.input.KeyEvent;
import net.minecraft.network.chat.Component;

/** A part that is pressed. */
public abstract class AbstractButton extends AbstractWidget {
    /** Place and size, GUI units. */
    public AbstractButton(int x, int y, int width, int height, Component message) {
        super(x, y, width, height, message);
    }

    /** It was pressed. */
    public abstract void onPress(InputWithModifiers input);

    @Override
    protected void extractWidgetRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick) {
        graphics.fill(getX(), getY(), getX() + width, getY() + height, isFocused() ? 0xFFFFFFFF : 0xFF000000);
        graphics.fill(getX() + 1, getY() + 1, getX() + width - 1, getY() + height - 1,
                active ? 0xFF6F6F6F : 0xFF2F2F2F);
        graphics.centeredText(Minecraft.getInstance().font, getMessage(), getX() + width / 2,
                getY() + (height - 8) / 2, active ? 0xFFFFFFFF : 0xFFA0A0A0);
    }

    @Override
    public boolean keyPressed(KeyEvent event) {
        if (active && visible && event.isConfirmation()) {
            onPress(event);
            return true;
        }
        return false;
    }
}
