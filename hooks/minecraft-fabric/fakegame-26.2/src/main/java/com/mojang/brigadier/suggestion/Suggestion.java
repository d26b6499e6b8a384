package com.mojang.brigadier.suggestion;

/** Something that could be typed. */
public class Suggestion {
    private final String text;

    /** As it would be typed. */
    public Suggestion(String text) {
        this.text = text;
    }

    /** As it would be typed. */
    public String getText() {
        return text;
    }
}
