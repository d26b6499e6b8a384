"""What players may call themes by, beyond the phrases of the themes themselves: near names, places, works, sights,
moods. The picture of a theme knows nothing of them; they teach `model.themes` to guess which theme is meant.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from mirage_game.style.phrases import training_phrases
from mirage_game.style.unseen import holds_unseen


@cache
def _written() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        found |= import_module(module.name).PHRASES
    return found


def names_of(theme: str) -> tuple[str, ...]:
    """All that a theme is called in training: its name, its phrases and what people associate with it. Nothing that
    evaluation holds back.
    """
    more = (phrase for phrase in _written().get(theme, ()) if not holds_unseen(phrase))
    return tuple(dict.fromkeys((theme, *training_phrases("theme", theme), *more)))
