"""All materials by name: what a surface may be made of, and how players say it."""

from __future__ import annotations

from collections.abc import Mapping

from mirage_game.style.materials_built import BUILT, LAMPS, WINDOWS
from mirage_game.style.materials_made import ABSTRACT, LIQUIDS, SWEETS
from mirage_game.style.materials_metal import METAL
from mirage_game.style.materials_natural import CRYSTAL, EARTH, NATURAL
from mirage_game.style.parts import Named


def gathered(*groups: Mapping[str, Named]) -> dict[str, Named]:
    """The groups as one. Raises ValueError for a name that two of them have."""
    found: dict[str, Named] = {}
    for group in groups:
        if twice := found.keys() & group.keys():
            raise ValueError(f"two materials are called {sorted(twice)[0]!r}: rename one of them")
        found |= group
    return found


MATERIALS = gathered(NATURAL, EARTH, CRYSTAL, METAL, BUILT, SWEETS, LIQUIDS, ABSTRACT, WINDOWS, LAMPS)
