package com.mojang.brigadier.suggestion;

import java.util.List;

/** What could be typed. */
public class Suggestions {
    private final List<Suggestion> list;

    /** In this order. */
    public Suggestions(List<Suggestion> list) {
        this.list = List.copyOf(list);
    }

    /** In order. */
    public List<Suggestion> getList() {
        return list;
    }
}
