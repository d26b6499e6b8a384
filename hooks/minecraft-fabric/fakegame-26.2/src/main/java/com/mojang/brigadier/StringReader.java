package com.mojang.brigadier;

/** Reads a command from left to right. */
public class StringReader {
    private final String text;
    private int cursor;

    /** From its start. */
    public StringReader(String text) {
        this.text = text;
    }

    /** Where it stands. */
    public int getCursor() {
        return cursor;
    }

    /** Moves it. */
    public void setCursor(int place) {
        cursor = place;
    }

    /** What is left. */
    public String getRemaining() {
        return text.substring(cursor);
    }

    /** Whether anything is left. */
    public boolean canRead() {
        return cursor < text.length();
    }

    /** A word up to the next space. */
    public String readUnquotedString() {
        int end = text.indexOf(' ', cursor);
        String word = text.substring(cursor, end < 0 ? text.length() : end);
        cursor += word.length();
        return word;
    }

    /** A word, or text in quotes. */
    public String readString() {
        if (!canRead() || text.charAt(cursor) != '"') {
            return readUnquotedString();
        }
        int end = text.indexOf('"', cursor + 1);
        String inside = text.substring(cursor + 1, end < 0 ? text.length() : end);
        cursor = end < 0 ? text.length() : end + 1;
        return inside;
    }
}
