"""All themes, gathered from the `THEMES` tuples of this package's modules."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from mirage_game.style.theme import UNCHANGED, Theme


def gathered(themes: Iterable[Theme]) -> dict[str, Theme]:
    """Themes by name. Raises ValueError if two share a name or a phrase, with all such clashes."""
    by_name: dict[str, Theme] = {}
    owner = dict.fromkeys((phrase.casefold() for phrase in UNCHANGED), "the unchanged game")
    clashes: list[str] = []
    for theme in themes:
        if theme.name in by_name:
            clashes.append(f"two themes are called {theme.name!r}")
            continue
        by_name[theme.name] = theme
        for phrase in theme.phrases:
            other = owner.setdefault(phrase.casefold(), theme.name)
            if other != theme.name:
                clashes.append(f"{other!r} and {theme.name!r} both have the phrase {phrase!r}")
        if len({phrase.casefold() for phrase in theme.phrases}) < len(theme.phrases):
            clashes.append(f"theme {theme.name!r} has a phrase twice")
    if clashes:
        raise ValueError("; ".join(clashes))
    return by_name


THEMES: dict[str, Theme] = gathered(
    theme
    for module in sorted(module.name for module in iter_modules(__path__))
    for theme in import_module(f"{__name__}.{module}").THEMES
)
