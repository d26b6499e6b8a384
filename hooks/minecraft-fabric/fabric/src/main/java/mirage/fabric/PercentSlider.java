package mirage.fabric;

import java.util.function.DoubleConsumer;
import net.minecraft.client.gui.components.AbstractSliderButton;
import net.minecraft.network.chat.Component;

/** A slider over whole numbers, such as percents; its text is a line of the language files with the number put in. */
final class PercentSlider extends AbstractSliderButton {
    private final String key;
    private final int least;
    private final int most;
    private final DoubleConsumer changed;

    /**
     * Makes one.
     *
     * @param key of the text, with one {@code %s} for the number
     * @param least at the left end
     * @param most at the right end
     * @param number where it stands
     * @param changed is told the number whenever the player moves it
     */
    PercentSlider(int x, int y, int width, String key, int least, int most, int number, DoubleConsumer changed) {
        super(x, y, width, 20, Component.translatable(key, number), share(number, least, most));
        this.key = key;
        this.least = least;
        this.most = most;
        this.changed = changed;
    }

    private static double share(int number, int least, int most) {
        return Math.min(1.0, Math.max(0.0, (double) (number - least) / (most - least)));
    }

    private int number() {
        return (int) Math.round(least + value * (most - least));
    }

    @Override
    protected void updateMessage() {
        setMessage(Component.translatable(key, number()));
    }

    @Override
    protected void applyValue() {
        changed.accept(number());
    }
}
