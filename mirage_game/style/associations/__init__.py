"""What players may call themes by, beyond the phrases of the themes themselves: near names, places, works, sights,
moods. They teach `model.themes` to guess which theme is meant, and the prompt reader to read them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mirage_game.style.compose import HELD_OUT_THEMES
from mirage_game.style.phrases import training_phrases
from mirage_game.style.unseen import holds_unseen
from mirage_game.style.wording import normalised


@cache
def _written() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        found |= import_module(module.name).PHRASES
    return found


@cache
def associated(theme: str) -> tuple[str, ...]:
    """What people associate with a theme, beyond its own phrases. Nothing that evaluation holds back, and nothing with
    a held-out theme's name in it ("railway guns").
    """
    names = [f" {normalised(name)} " for name in HELD_OUT_THEMES]
    return tuple(
        phrase
        for phrase in _written().get(theme, ())
        if not holds_unseen(phrase) and not any(name in f" {normalised(phrase)} " for name in names)
    )


def names_of(theme: str) -> tuple[str, ...]:
    """All that a theme is called in training: its name, its phrases and what people associate with it. Nothing that
    evaluation holds back.
    """
    return tuple(dict.fromkeys((theme, *training_phrases("theme", theme), *associated(theme))))
