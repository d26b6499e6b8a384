"""Parts that a theme lends to another look: "arabian nights, but with viking village roofs"."""

from __future__ import annotations

from functools import cache

from mirage_game.style.compose import lent, training_themes


@cache
def _lenders() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for theme in training_themes():
        for part, words in lent(theme).items():
            found[part, words] = (*found.get((part, words), ()), theme)
    return found


def themes_with(part: str, words: str) -> tuple[str, ...]:
    """The themes that training may use whose part is made of exactly that, in the words of the vocabulary."""
    return _lenders().get((part, words), ())
