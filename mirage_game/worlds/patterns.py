"""The pattern bank: all tiles by name, in a fixed order."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from mirage_game.worlds import tiles_built, tiles_grown
from mirage_game.worlds.tiles import ALL, Y

MODULES = (tiles_built, tiles_grown)  # importing them fills `ALL`

NAMES = tuple(sorted(ALL))
INDEX = {name: k for k, name in enumerate(NAMES)}


@cache
def bank() -> npt.NDArray[np.float32]:
    """All patterns `(patterns, 2, TILE, TILE)` float32: `mix` and `accent`."""
    return np.stack([np.stack(ALL[name]()) for name in NAMES]).clip(0, 1).astype(np.float32)


def fringe() -> npt.NDArray[np.bool_]:
    """Which texels of a grass block's side hang over from its top `(TILE, TILE)`."""
    drop = np.random.default_rng(41).integers(6, 13, 16).repeat(2)
    return np.asarray(drop[None, :] > Y, np.bool_)
