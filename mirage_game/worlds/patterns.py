"""The pattern bank: the tiles of `style.code.PATTERNS`, in that order."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import numpy.typing as npt

from mirage_game import worlds
from mirage_game.style.code import KEEP, PATTERNS
from mirage_game.worlds.tiles import ALL, NONE, Y

for module in iter_modules(worlds.__path__, f"{worlds.__name__}."):
    if module.name.rpartition(".")[2].startswith("tiles_"):
        import_module(module.name)  # fills `ALL`


def unmatched() -> list[str]:
    """What is wrong between the names in `PATTERNS` and the tiles that are drawn; nothing, if all is well."""
    known = set(PATTERNS) - {PATTERNS[KEEP]}
    return [f"PATTERNS has {name!r}, but no tile draws it" for name in sorted(known - set(ALL))] + [
        f"a tile draws {name!r}; append it to PATTERNS in style/code.py" for name in sorted(set(ALL) - known)
    ]


@cache
def bank() -> npt.NDArray[np.float32]:
    """All patterns `(patterns, 2, TILE, TILE)` float32: `mix` and `accent`. "keep" is flat."""
    tiles = [(NONE, NONE) if k == KEEP else ALL[name]() for k, name in enumerate(PATTERNS)]
    return np.stack([np.stack(tile) for tile in tiles]).clip(0, 1).astype(np.float32)


def fringe() -> npt.NDArray[np.bool_]:
    """Which texels of a grass block's side hang over from its top `(TILE, TILE)`."""
    drop = np.random.default_rng(41).integers(6, 13, 16).repeat(2)
    return np.asarray(drop[None, :] > Y, np.bool_)
