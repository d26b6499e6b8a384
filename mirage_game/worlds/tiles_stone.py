"""Tiles of stone and crystal: layers, veins, flagstones, holes, cut gems, frost, and what masons carve."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tile_shapes import around, drawn
from mirage_game.worlds.tiles import NONE, Pair, X, Y, pattern, random, smooth
from mirage_kernels.raycast.layout import TILE


@pattern
def _strata() -> Pair:
    bend = (Y + 1.6 * np.sin(X / 16 * np.pi) + 0.8 * np.sin(X / 8 * np.pi + 1)) % TILE
    borders = np.array([0, 3, 8, 11, 17, 20, 25, 29, TILE])
    layer = np.searchsorted(borders, bend, "right") - 1
    tone = np.array([0.75, 0.35, 0.9, 0.55, 0.25, 0.8, 0.45, 1.0])[layer]
    depth = bend - borders[layer]
    value = tone * (0.85 + 0.15 * random(61, 16))
    value[depth < 1] = np.minimum(1.0, tone + 0.2)[depth < 1]
    value[borders[layer + 1] - bend <= 1.2] = 0.0
    split = np.array([5, 20, 11, 28, 2, 15, 24, 9])[layer]
    value[(X - split) % TILE < 1.5] *= 0.3
    return value, (layer == 7) * 0.5


@pattern
def _veins() -> Pair:
    warp = (smooth(62, 4) - 0.5) * 2.4 + (smooth(63, 8) - 0.5) * 0.9
    broad = np.abs(np.sin((X + Y) / TILE * np.pi + warp))
    fine = np.abs(np.sin((X - 2 * Y) / TILE * np.pi - warp * 1.3 + 1))
    vein = np.clip(1.5 - broad * 7, 0, 1) + np.clip(0.75 - fine * 6, 0, 0.5)
    return 0.3 + 0.7 * smooth(64, 4), np.clip(vein, 0, 1)


@pattern
def _paving() -> Pair:
    value = NONE.copy()
    # A pinwheel of flagstones around a small one.
    flags = ((0, 0, 12, 20), (0, 20, 20, 32), (12, 0, 32, 12), (12, 12, 20, 20), (20, 12, 32, 32))
    for k, (y0, x0, y1, x1) in enumerate(flags):
        stone = (y0 < Y) & (x0 < X) & (y1 - 1 > Y) & (x1 - 1 > X)
        tone = (0.62, 0.8, 0.7, 0.45, 0.58)[k] + 0.16 * (smooth(65 + k, 8) - 0.5)
        value[stone] = tone[stone]
        value[stone & ((y0 + 1 == Y) | (x0 + 1 == X))] = 1.0
        value[stone & ((y1 - 2 == Y) | (x1 - 2 == X))] = 0.3
    return value, NONE


@pattern
def _holes() -> Pair:
    value, accent = 0.55 + 0.2 * smooth(71, 4), NONE.copy()
    holes = (
        (8, 9, 5.6), (21, 24, 6.4), (5, 24, 3.2), (24, 7, 3.8), (15, 17, 2.3), (30, 15, 2.4), (14, 30, 2.2),
        (17, 2, 1.8),
    )  # fmt: skip
    for cy, cx, radius in holes:
        y, x = around(cy, cx)
        r = np.hypot(y, x)
        rim = (r < radius + 1.3) & (r >= radius)
        value[rim] = np.where(y + x > 0, 1.0, 0.25)[rim]
        accent[r < radius] = np.where(np.hypot(y - 1.2, x - 1.2) < radius - 0.6, 0.75, 1.0)[r < radius]
    return value, accent


@pattern
def _gems() -> Pair:
    value, accent = NONE + 0.05 + 0.1 * smooth(72, 8), NONE.copy()
    for cy, cx, other in ((8, 8, 0.0), (24, 24, 0.0), (8, 24, 1.0), (24, 8, 1.0)):
        y, x = around(cy - 0.5, cx - 0.5)
        r = np.maximum(np.maximum(np.abs(y), np.abs(x)), (np.abs(y) + np.abs(x)) * 0.72)
        facet = np.floor(np.arctan2(y, x) / np.pi * 4 + 0.5) / 4 * np.pi
        light = np.where(r < 3.6, 0.85, 0.62 - 0.33 * np.sin(facet + np.pi / 4))
        stone = r < 7.3
        value[stone] = np.where(r < 2, 1.0, light)[stone]
        accent[stone] = (other * (0.45 + 0.55 * light))[stone]
    return value, accent


@pattern
def _frost() -> Pair:
    star = NONE.copy()
    for cy, cx, arm in ((16.5, 16.5, 14.0), (0.5, 0.5, 8.0)):
        y, x = around(cy, cx)
        straight = (np.minimum(np.abs(y), np.abs(x)) < 1) & (np.maximum(np.abs(y), np.abs(x)) < arm)
        diagonal = (np.abs(np.abs(y) - np.abs(x)) < 1.2) & (np.abs(y) < arm * 0.5)
        far, near = np.maximum(np.abs(y), np.abs(x)), np.minimum(np.abs(y), np.abs(x))
        twigs = (np.abs(far - near - arm * 0.6) < 1) & (near < arm * 0.4)
        star[straight | diagonal | twigs] = 1.0
    return 0.2 + 0.6 * smooth(73, 8) * (0.7 + 0.3 * random(74, 16)), star


@pattern
def _glyphs() -> Pair:
    mark = drawn(
        "  ##       #    ",
        " #  #     ###   ",
        " #  #    ## #   ",
        "  ##     ####   ",
        "######    #### #",
        "  ##      ######",
        "  ##       # #  ",
        "                ",
        "          ####  ",
        " ####    #    # ",
        "# ## #   # ## # ",
        "#####    # ## # ",
        " #  #     ####  ",
        "#   ##          ",
        "         # # # #",
        "        # # # # ",
    )
    value = 0.6 + 0.3 * smooth(75, 8)
    value[np.roll(mark, (1, 1), (0, 1)) > 0] = 1.0
    value[(X % 16 == 15) | (Y == TILE - 1)] = 0.0
    return value, mark


@pattern
def _meander() -> Pair:
    key = drawn(
        "################",
        "                ",
        " #######  ##### ",
        " #     #  #   # ",
        " # ### #  # # # ",
        " # #   #  # # # ",
        " # #####  # ### ",
        "##        ##    ",
        "                ",
        "################",
        "                ",
        "   ##      ##   ",
        " ##  ##  ##  ## ",
        " ##  ##  ##  ## ",
        "   ##      ##   ",
        "                ",
    )
    value = 0.4 + 0.15 * smooth(76, 8)
    value[np.roll(key, (1, 1), (0, 1)) > 0] = 0.0
    value[key > 0] = 0.9
    return value, (key > 0) * (Y > 20) * 0.6


@pattern
def _columns() -> Pair:
    across = (X - 3.5) / 24
    shaft = (across >= 0) & (across < 1)
    flute = np.abs(np.sin(across * 5 * np.pi))
    value = np.where(shaft, (0.45 + 0.55 * flute) * (1 - 0.5 * np.abs(across - 0.4)), 0.0)
    slab = (Y < 3) | (Y >= 29)
    ring = ((Y >= 3) & (Y < 6) | (Y >= 26) & (Y < 29)) & (X > 1) & (X < 30)
    value[ring] = 0.7
    value[slab] = 0.95
    value[(Y == 3) | (Y == 6) | (Y == 25)] *= 0.45
    value[(X == 0) & slab] = 0.4
    return value, slab * 0.8
