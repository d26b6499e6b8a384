package net.minecraft.network.chat;

import java.util.ArrayList;
import java.util.List;
import net.minecraft.ChatFormatting;

/** Text that can be added to. */
public final class MutableComponent implements Component {
    private final String text;
    private final List<Component> siblings = new ArrayList<>();
    private Style style = Style.EMPTY;

    MutableComponent(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Adds text at the end. */
    public MutableComponent append(Component more) {
        siblings.add(more);
        return this;
    }

    /** Adds text at the end. */
    public MutableComponent append(String more) {
        return append(Component.literal(more));
    }

    /** Changes the look. */
    public MutableComponent withStyle(ChatFormatting format) {
        return this;
    }

    /** Changes the look and what a click does. */
    public MutableComponent setStyle(Style newStyle) {
        style = newStyle;
        return this;
    }

    @Override
    public Style getStyle() {
        return style;
    }

    @Override
    public List<Component> getSiblings() {
        return siblings;
    }
}
