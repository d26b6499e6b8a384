"""All single words that prompts may be made of: what is no slip of the finger."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mirage_game.style import grammar_words as w
from mirage_game.style.associations import associated
from mirage_game.style.colours import COLOURS, MODIFIERS
from mirage_game.style.compose import training_themes
from mirage_game.style.phrases import TABLES, training_phrases
from mirage_game.style.wording import normalised


def _texts() -> Iterator[str]:
    yield from (*COLOURS, *MODIFIERS)
    yield from (word for words in w.PART_WORDS.values() for word in words)
    for kind, table in TABLES.items():
        for name in table:
            yield from training_phrases(kind, name)
    for theme in training_themes():
        yield from associated(theme)


@cache
def vocabulary() -> frozenset[str]:
    """The words of all that training may say."""
    return frozenset(word for text in _texts() for word in normalised(text).split())
