"""What tiles are drawn with, and the list of them: every texture is a tile coloured with three colours.

A pattern is two maps of 32x32 texels, `mix` and `accent`, both 0..1: the colour is `first` to `second` by `mix`, then
toward `third` by `accent`, where a material's glow lies too. Tiles repeat without a seam. Shapes are large, so that
they can be read in a frame of 256x144.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from mirage_kernels.raycast.layout import TILE

Map = npt.NDArray[Any]  # (TILE, TILE) floats
Pair = tuple[Map, Map]

_ROWS: Map = np.arange(TILE, dtype=np.float64)
Y: Map = _ROWS[:, None].repeat(TILE, 1)
X: Map = _ROWS[None].repeat(TILE, 0)
NONE: Map = np.zeros((TILE, TILE))
ALL: dict[str, Callable[[], Pair]] = {}


def pattern(function: Callable[[], Pair]) -> Callable[[], Pair]:
    """Puts a tile on the list, under its function's name."""
    ALL[function.__name__.strip("_")] = function
    return function


def random(seed: int, points: int = TILE) -> Map:
    """Square specks."""
    return np.random.default_rng(seed).random((points, points)).repeat(TILE // points, 0).repeat(TILE // points, 1)


def smooth(seed: int, points: int) -> Map:
    """Soft blobs, stretched to 0..1."""
    lattice = np.random.default_rng(seed).random((points, points))
    at_y, at_x = Y * points / TILE, X * points / TILE
    y0, x0 = at_y.astype(int), at_x.astype(int)
    fy, fx = (3 - 2 * (at_y - y0)) * (at_y - y0) ** 2, (3 - 2 * (at_x - x0)) * (at_x - x0) ** 2
    y1, x1 = (y0 + 1) % points, (x0 + 1) % points
    low = lattice[y0, x0] * (1 - fx) + lattice[y0, x1] * fx
    high = lattice[y1, x0] * (1 - fx) + lattice[y1, x1] * fx
    value = low * (1 - fy) + high * fy
    return np.asarray((value - value.min()) / (value.max() - value.min()))


def cells(seed: int, points: int) -> tuple[Map, Map]:
    """Cells around scattered points: how far each texel is from its cell's border, and a number for each cell."""
    rng = np.random.default_rng(seed)
    step = TILE / points
    centre = (
        np.indices((points, points)).reshape(2, -1).T * step
        + rng.random((points * points, 2)) * step * 0.8
        + step * 0.1
    )
    dy = (Y[..., None] - centre[:, 0] + TILE / 2) % TILE - TILE / 2
    dx = (X[..., None] - centre[:, 1] + TILE / 2) % TILE - TILE / 2
    distance = np.hypot(dx, dy)
    ordered = np.sort(distance, -1)
    return ordered[..., 1] - ordered[..., 0], rng.random(len(centre))[distance.argmin(-1)]


def disc(y: float, x: float, radius: float) -> Map:
    """1 inside a circle that may wrap around."""
    return (np.hypot((Y - y + TILE / 2) % TILE - TILE / 2, (X - x + TILE / 2) % TILE - TILE / 2) < radius).astype(float)


def frame(width: int, size: int = TILE) -> Map:
    """1 on the border of every `size` square."""
    y, x = Y % size, X % size
    return ((y < width) | (x < width) | (y >= size - width) | (x >= size - width)).astype(float)


def bevel(size_y: int, size_x: int, shift: int = 0) -> Map:
    """Bricks in 0..1: 0 in the joints, light on upper left edges, dark on lower right ones."""
    row = Y // size_y
    y, x = Y % size_y, (X + shift * (row % 2)) % size_x
    value = np.full((TILE, TILE), 0.65)
    value[(y == 1) | (x == 1)] = 1.0
    value[(y == size_y - 2) | (x == size_x - 2)] = 0.4
    value[(y == 0) | (x == 0)] = 0.0
    value[(y == size_y - 1) | (x == size_x - 1)] = 0.0
    return value
