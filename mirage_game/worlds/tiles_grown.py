"""Tiles of grown and drawn things: grain, leaves, stone, water, crystals, strokes."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tiles import NONE, Pair, X, Y, bevel, cells, disc, pattern, random, smooth
from mirage_kernels.raycast.layout import TILE


@pattern
def _plain() -> Pair:
    return NONE + 0.5 + (smooth(1, 4) - 0.5) * 0.15, NONE


@pattern
def _noise() -> Pair:
    return random(2, 16) * 0.75 + smooth(3, 8) * 0.25, NONE


@pattern
def _soft() -> Pair:
    return smooth(4, 4) * 0.6 + smooth(5, 8) * 0.4, NONE


@pattern
def _grass() -> Pair:
    blades = np.roll(random(6, 16), 1, 0) * 0.5 + np.random.default_rng(7).random((4, 32)).repeat(8, 0) * 0.5
    return blades, (random(8, 16) > 0.93).astype(float)


@pattern
def _cracks() -> Pair:
    gap, number = cells(15, 4)
    return 0.2 + 0.8 * number * np.clip(gap / 4, 0.4, 1), np.clip(1.7 - gap * 0.75, 0, 1)


@pattern
def _dots() -> Pair:
    return NONE + 0.4 + 0.2 * smooth(16, 4), np.clip(disc(7.5, 7.5, 5) + disc(23.5, 23.5, 5), 0, 1)


@pattern
def _scales() -> Pair:
    row = Y // 8
    x = (X + 8 * (row % 2)) % 16 - 7.5
    r = np.hypot(x, (Y % 8) * 1.0) / 9
    return np.clip(1.05 - r, 0, 1), (np.abs(r - 0.9) < 0.09).astype(float)


@pattern
def _crystal() -> Pair:
    gap, number = cells(20, 3)
    slope = ((X * 0.7 + Y) % 11) / 11
    return np.clip(number * 0.7 + slope * 0.3, 0, 1), np.clip(1.3 - gap * 0.8, 0, 1)


@pattern
def _waves() -> Pair:
    phase = (Y / 8 + np.sin(X / 16 * np.pi) * 0.32) % 1
    return np.clip(phase, 0, 1) * 0.8 + 0.1, (phase > 0.84).astype(float)


@pattern
def _ripples() -> Pair:
    value = (
        0.5
        + 0.25 * np.sin(2 * np.pi * (Y / 16 + 0.2 * np.sin(X / 16 * 2 * np.pi)))
        + 0.25 * np.sin(2 * np.pi * (X + Y) / 32)
    )
    return value, (value > 0.9) * 0.7


@pattern
def _swirl() -> Pair:
    y, x = Y - 15.5, X - 15.5
    r, angle = np.hypot(y, x), np.arctan2(y, x)
    return NONE + 0.45, ((angle / np.pi * 1.0 + r / 6.5) % 1.0 < 0.5) * (r < 14.5)


@pattern
def _cobble() -> Pair:
    gap, number = cells(21, 4)
    return np.clip(gap / 2.6, 0, 1) * (0.45 + 0.55 * number), NONE


@pattern
def _rings() -> Pair:
    r = np.maximum(np.abs(Y - 15.5), np.abs(X - 15.5))
    value = ((r // 3) % 2) * 0.5 + 0.4
    return np.where(r > 13, 0.0, value), NONE


@pattern
def _bark() -> Pair:
    bend = (X + 1.5 * np.sin(Y / 32 * 4 * np.pi)) % 32
    ridge = np.random.default_rng(22).random(32)[bend.astype(int) % TILE]
    return np.where((bend % 8) < 2, 0.0, 0.35 + 0.65 * ridge), (disc(20, 12, 2.5) + disc(6, 26, 2.0) > 0) * 0.6


@pattern
def _leaves() -> Pair:
    gap, number = cells(23, 6)
    holes = (number < 0.18) | (gap < 0.5)
    return np.where(holes, 0.0, 0.25 + 0.75 * number * np.clip(0.5 + gap / 4, 0, 1)), (number > 0.92) * (
        gap > 1.0
    ) * 1.0


@pattern
def _ore() -> Pair:
    specks = sum(
        (
            disc(y, x, r)
            for y, x, r in ((7, 8, 3.2), (10, 11, 2.2), (9, 24, 2.8), (22, 7, 2.4), (24, 20, 3.4), (21, 23, 2.2))
        ),
        NONE,
    )
    return random(25, 16) * 0.6 + smooth(26, 8) * 0.4, np.clip(specks, 0, 1)


@pattern
def _vines() -> Pair:
    value = bevel(16, 16) * 0.7 + 0.15 * smooth(27, 8)
    length = np.random.default_rng(28).integers(4, 30, 8)[(X // 4).astype(int)]
    strand = (np.random.default_rng(29).random(8)[(X // 4).astype(int)] > 0.35) & (length > Y) & ((X + Y // 3) % 4 < 3)
    return value, strand * (0.6 + 0.4 * random(30, 16))


@pattern
def _brush() -> Pair:
    along = (X + Y * 2 + 6 * smooth(31, 4)) % 32
    stroke = np.random.default_rng(32).random(32)[along.astype(int) % TILE]
    return np.clip(0.15 + 0.85 * stroke, 0, 1), (stroke > 0.86) * 0.8


@pattern
def _sprinkles() -> Pair:
    mark = NONE.copy()
    for y, x, dy, dx in (
        (4, 5, 0, 1),
        (6, 20, 1, 1),
        (14, 12, 1, 0),
        (15, 27, 0, 1),
        (22, 4, 1, 1),
        (24, 19, 0, 1),
        (29, 29, 1, 0),
        (28, 11, 1, 1),
    ):
        for k in range(5):
            mark[(y + dy * k) % 32, (x + dx * k) % 32] = mark[(y + dy * k + 1) % 32, (x + dx * k) % 32] = 1
    return NONE + 0.5 + 0.2 * (smooth(33, 4) - 0.5), mark


@pattern
def _blossom() -> Pair:
    petals = sum((disc(15.5 + 7 * np.sin(a), 15.5 + 7 * np.cos(a), 4.6) for a in np.arange(5) * 1.2566), NONE)
    small = sum((disc(0 + 4 * np.sin(a), 0 + 4 * np.cos(a), 2.6) for a in np.arange(5) * 1.2566), NONE)
    value, _ = _leaves()
    return value, np.clip(petals + small, 0, 1) * (1 - disc(15.5, 15.5, 2.5))


@pattern
def _corals() -> Pair:
    field = np.abs(smooth(37, 4) - smooth(38, 8))
    return smooth(39, 8), (field < 0.1) * 1.0


@pattern
def _petal() -> Pair:
    return random(42, 16) * 0.6 + 0.4 * Y / TILE, (Y < 17) * 1.0
