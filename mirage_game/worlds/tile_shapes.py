"""Shapes that several tiles are made of: places around a centre, and pictures drawn with letters."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tiles import Map, X, Y
from mirage_kernels.raycast.layout import TILE


def wrapped(offset: Map) -> Map:
    """Distances in texels the short way round the tile, -TILE / 2 up to TILE / 2."""
    return (offset + TILE / 2) % TILE - TILE / 2


def around(cy: float, cx: float) -> tuple[Map, Map]:
    """How far below and to the right of a centre each texel is, the short way round."""
    return wrapped(Y - cy), wrapped(X - cx)


def drawn(*rows: str) -> Map:
    """1 where a picture has a `#`, its letters blown up so that its width fills the tile `(TILE, TILE)`."""
    cells = np.array([[letter == "#" for letter in row] for row in rows], np.float64)
    size = TILE // cells.shape[1]
    return cells.repeat(size, 0).repeat(size, 1)
