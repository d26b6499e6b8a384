package com.mojang.brigadier.suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Collects what could be typed. */
public class SuggestionsBuilder {
    private final String input;
    private final int start;
    private final List<Suggestion> found = new ArrayList<>();

    /** At a place of an unfinished command. */
    public SuggestionsBuilder(String input, int start) {
        this.input = input;
        this.start = start;
    }

    /** What is typed of it already. */
    public String getRemaining() {
        return input.substring(start);
    }

    /** The same in small letters. */
    public String getRemainingLowerCase() {
        return getRemaining().toLowerCase(java.util.Locale.ROOT);
    }

    /** Adds one. */
    public SuggestionsBuilder suggest(String text) {
        if (!text.equals(getRemaining())) {
            found.add(new Suggestion(text));
        }
        return this;
    }

    /** Adds others' finds. */
    public SuggestionsBuilder add(Suggestions others) {
        if (!found.equals(others.getList())) {
            found.addAll(others.getList().stream().filter(one -> !found.contains(one)).toList());
        }
        return this;
    }

    /** All. */
    public Suggestions build() {
        return new Suggestions(found);
    }

    /** All, at once. */
    public CompletableFuture<Suggestions> buildFuture() {
        return CompletableFuture.completedFuture(build());
    }
}
