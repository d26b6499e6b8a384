package net.minecraft.network.chat;

import fakegame.Language;
import java.util.List;

/** Text of the game. */
public interface Component {
    /** Text as it is. */
    static MutableComponent literal(String text) {
        return new MutableComponent(text);
    }

    /** Text by its key in the language files. */
    static MutableComponent translatable(String key) {
        return new MutableComponent(Language.translate(key));
    }

    /** The same with values put in. */
    static MutableComponent translatable(String key, Object... values) {
        return new MutableComponent(Language.translate(key, values));
    }

    /** No text. */
    static MutableComponent empty() {
        return new MutableComponent("");
    }

    /** All of it as plain text, with what was appended. */
    default String getString() {
        var text = new StringBuilder(((MutableComponent) this).text());
        getSiblings().forEach(sibling -> text.append(sibling.getString()));
        return text.toString();
    }

    /** Its look and what a click does. */
    Style getStyle();

    /** What was appended. */
    List<Component> getSiblings();
}
