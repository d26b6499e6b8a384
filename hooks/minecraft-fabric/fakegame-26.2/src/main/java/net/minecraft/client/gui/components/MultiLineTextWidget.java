package net.minecraft.client.gui.components;

import net.minecraft.client.gui.Font;
import net.minecraft.client.gui.GuiGraphicsExtractor;
import net.minecraft.network.chat.Component;

/** Text over several lines. */
public class MultiLineTextWidget extends AbstractStringWidget {
    private int maxWidth = Integer.MAX_VALUE;

    /** Place, GUI units. */
    public MultiLineTextWidget(int x, int y, Component message, Font font) {
        super(x, y, 0, 0, message, font);
    }

    /** The widest line, GUI units. */
    public MultiLineTextWidget setMaxWidth(int units) {
        maxWidth = units;
        return this;
    }

    @Override
    public int getHeight() {
        return 9 * lines().length;
    }

    private String[] lines() {
        var text = new StringBuilder();
        String line = "";
        for (String word : getMessage().getString().split(" ")) {
            if (!line.isEmpty() && getFont().width(line + " " + word) > maxWidth) {
                text.append(line).append('\n');
                line = "";
            }
            line += line.isEmpty() ? word : " " + word;
        }
        return text.append(line).toString().split("\n");
    }

    @Override
    protected void extractWidgetRenderState(GuiGraphicsExtractor graphics, int mouseX, int mouseY, float partialTick) {
        int line = getY();
        for (String text : lines()) {
            graphics.text(getFont(), text, getX(), line, 0xFFFFFFFF);
            line += 9;
        }
    }
}
