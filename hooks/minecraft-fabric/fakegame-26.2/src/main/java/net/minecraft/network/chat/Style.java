package net.minecraft.network.chat;

/** Look of text and what a click on it does. */
public final class Style {
    /** Nothing special. */
    public static final Style EMPTY = new Style(null);
    private final String insertion;

    private Style(String insertion) {
        this.insertion = insertion;
    }

    /** What a click with shift puts into the chat box, or null. */
    public String getInsertion() {
        return insertion;
    }

    /** The same with another insertion. */
    public Style withInsertion(String text) {
        return new Style(text);
    }
}
