"""Tiles of what has no firm shape: clouds, foam, stars."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tile_shapes import around
from mirage_game.worlds.tiles import NONE, Pair, pattern, smooth


@pattern
def _clouds() -> Pair:
    value, accent = NONE + 0.2, NONE.copy()
    puffs = ((2, 6, 8.5), (4, 23, 8), (12, 14, 8.5), (14, 30, 8), (20, 6, 8), (23, 21, 8.5), (30, 13, 6), (29, 31, 6.5))
    for cy, cx, radius in puffs:
        y, x = around(cy, cx)
        r = np.hypot(y, x)
        puff, lit = (r < radius) & (y < radius * 0.72), np.hypot(y + 1.6, x + 0.8) > radius - 1.4
        shade = np.clip((y / radius + 0.45) * 0.75, 0, 0.75)
        value[puff] = (0.95 - np.floor(shade * 5) / 5)[puff]
        accent[puff] = ((r > radius - 2.2) & lit & (y < 0))[puff] * 0.8
    return value, accent


@pattern
def _foam() -> Pair:
    value, accent = 0.25 + 0.3 * smooth(111, 4), NONE.copy()
    bubbles = (
        (6, 7, 6.6), (9, 22, 7.6), (23, 13, 7.8), (25, 29, 5.8), (18, 2, 4.2), (31, 19, 3.6), (16, 30, 3.4),
        (31, 3, 3.2), (1, 30, 3.6), (15, 13, 2.6), (1, 15, 2.4),
    )  # fmt: skip
    for cy, cx, radius in bubbles:
        y, x = around(cy, cx)
        r = np.hypot(y, x)
        value[r < radius] = (0.45 + 0.25 * r / radius)[r < radius]
        accent[r < radius] = 0.0
        rim = (r < radius) & (r > radius - 1.5)
        value[rim] = np.where(y + x < 0, 1.0, 0.05)[rim]
        accent[np.hypot(y + radius * 0.4, x + radius * 0.4) < radius * 0.27] = 1.0
    return value, accent


@pattern
def _stars() -> Pair:
    accent = NONE.copy()
    for cy, cx, size in ((8, 9, 5.5), (24, 25, 3.5)):
        y, x = np.abs(around(cy - 0.5, cx - 0.5))
        ray = np.sqrt(y / size) + np.sqrt(x / size)
        accent[(ray < 1.12) | (y + x < 2)] = 1.0
    for cy, cx in ((4, 24), (14, 20), (18, 6), (28, 12), (12, 30), (30, 0), (22, 16)):
        accent[cy : cy + 2, cx : cx + 2] = 0.9
    cloud = smooth(112, 4)
    return np.floor(cloud * cloud * 5) / 5, accent
