package com.mojang.brigadier.builder;

import com.mojang.brigadier.tree.LiteralCommandNode;

/** Makes a fixed word. */
public class LiteralArgumentBuilder<S> extends ArgumentBuilder<S, LiteralArgumentBuilder<S>> {
    private final String word;

    private LiteralArgumentBuilder(String word) {
        this.word = word;
    }

    /** A fixed word. */
    public static <S> LiteralArgumentBuilder<S> literal(String word) {
        return new LiteralArgumentBuilder<>(word);
    }

    @Override
    protected LiteralArgumentBuilder<S> getThis() {
        return this;
    }

    @Override
    public LiteralCommandNode<S> build() {
        return fill(new LiteralCommandNode<>(word, getCommand()));
    }
}
