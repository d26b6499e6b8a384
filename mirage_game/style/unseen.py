"""Prompts that hold what training never sees: to take them apart would spoil what evaluation measures."""

from __future__ import annotations

from functools import cache

from mirage_game.style.phrases import TABLES, held_out, held_out_phrases, meaning
from mirage_game.style.wording import normalised


@cache
def _unseen() -> frozenset[str]:
    """Held-out phrases of two words and more: a prompt that holds one is not to be taken apart."""
    every = (p for kind, table in TABLES.items() for name in table for p in held_out_phrases(kind, name))
    return frozenset(text for phrase in every if " " in (text := normalised(phrase)))


@cache
def _longest_unseen() -> int:
    return max(len(phrase.split()) for phrase in _unseen())


def holds_unseen(text: str) -> bool:
    """Whether a text is a held-out phrase, or has one of two words and more in it."""
    said = normalised(text).split()
    if row_held_out(text):
        return True
    return any(
        " ".join(said[start:end]) in _unseen()
        for start in range(len(said))
        for end in range(start + 2, min(start + _longest_unseen(), len(said)) + 1)
    )


def row_held_out(text: str) -> bool:
    """Whether a text is a phrase of the vocabulary that training never sees."""
    return meaning(text) is not None and held_out(text)
