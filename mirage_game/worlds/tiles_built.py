"""Tiles of made things: bricks, planks, plates, machines, windows."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tiles import NONE, Pair, X, Y, bevel, disc, frame, pattern, random, smooth
from mirage_kernels.raycast.layout import TILE


@pattern
def _bricks() -> Pair:
    return bevel(8, 16, 8) * (0.85 + 0.15 * random(9, 8)), NONE


@pattern
def _blocks() -> Pair:
    return bevel(16, 32, 16) * (0.8 + 0.2 * smooth(10, 8)), NONE


@pattern
def _planks() -> Pair:
    grain = np.random.default_rng(11).random((32, 8)).repeat(4, 1)
    value = 0.55 + 0.45 * grain
    value[Y % 8 == 7] = 0.0
    for board, x in enumerate((6, 22, 12, 28)):
        value[(board == Y // 8) & (x == X)] = 0.05
    nails = sum((disc(board * 8 + 3, (x + 3) % 32, 1.2) for board, x in enumerate((6, 22, 12, 28))), NONE)
    return value, np.clip(nails, 0, 1)


@pattern
def _plates() -> Pair:
    value = 0.55 + 0.25 * smooth(12, 4)
    value[(Y == 1) | (X == 1)] = 1.0
    value[(Y == 30) | (X == 30)] = 0.25
    value[frame(1) > 0] = 0.0
    rivets = sum((disc(y, x, 2.4) for y in (5, 26) for x in (5, 26)), NONE)
    value[sum((disc(y + 1, x + 1, 2.6) for y in (5, 26) for x in (5, 26)), NONE) > 0] = 0.1
    return value, np.clip(rivets, 0, 1)


@pattern
def _smallplates() -> Pair:
    value = bevel(16, 16)
    rivets = sum((disc(y, x, 1.5) for y in (3, 12, 19, 28) for x in (3, 12, 19, 28)), NONE)
    return value, np.clip(rivets, 0, 1)


@pattern
def _gear() -> Pair:
    y, x = Y - 15.5, X - 15.5
    r, angle = np.hypot(y, x), np.arctan2(y, x)
    edge = 11.2 + 2.6 * np.sign(np.sin(angle * 8))
    wheel = ((r < edge) & (r > 6.0)) | (r < 3.4)
    spokes = (r <= 6.5) & (np.minimum(np.abs(y), np.abs(x)) < 1.2)
    value = np.where(frame(1) > 0, 0.0, 0.35 + 0.2 * smooth(13, 4))
    shadow = (np.hypot(y - 1.5, x - 1.5) < edge) & (r > 3)
    return np.where(shadow & ~(wheel | spokes), 0.0, value), (wheel | spokes) * (0.75 + 0.25 * (y + x < 0))


@pattern
def _pipes() -> Pair:
    across = np.sin((X % 16 + 0.5) / 16 * np.pi)
    value = across * 0.9 + 0.1 * ((X % 16) < 6)
    value[X % 16 == 0] = 0.0
    flange = ((Y % 32 > 12) & (Y % 32 < 18)) & (X < 16) | ((Y < 3) | (Y > 28)) & (X >= 16)
    return value, flange * (0.35 + 0.65 * across)


@pattern
def _circuit() -> Pair:
    lines = NONE.copy()
    for y, x0, x1 in ((5, 0, 14), (5, 22, 31), (14, 8, 31), (23, 0, 20), (28, 12, 31)):
        lines[y : y + 2, x0 : x1 + 1] = 1
    for x, y0, y1 in ((13, 5, 15), (22, 0, 6), (8, 14, 24), (20, 23, 29), (22, 28, 31), (27, 14, 23)):
        lines[y0 : y1 + 1, x : x + 2] = 1
    nodes = sum(
        (disc(y, x, 2.6) for y, x in ((5.5, 13.5), (14.5, 8.5), (23.5, 20.5), (23, 27.5), (28.5, 12.5), (5.5, 22.5))),
        NONE,
    )
    return 0.3 + 0.3 * random(14, 8), np.clip(lines + nodes, 0, 1)


@pattern
def _stripes() -> Pair:
    return np.where(X % 16 < 8, 0.1, 0.9) + 0.1 * random(17, 8) - 0.05, NONE


@pattern
def _cane() -> Pair:
    return NONE + 0.5, ((X + Y) % 16 < 8).astype(float)


@pattern
def _checker() -> Pair:
    return ((X // 8 + Y // 8) % 2) * 0.85 + 0.1 * random(18, 8), NONE


@pattern
def _tiles() -> Pair:
    return bevel(16, 16) * (0.75 + 0.25 * ((X // 16 + Y // 16) % 2)), NONE


@pattern
def _shingles() -> Pair:
    row = Y // 8
    x = (X + 4 * (row % 2)) % 8
    value = 0.9 - 0.07 * (7 - Y % 8) * 0.6 + 0.1 * random(19, 8)
    value[(x == 0) | (Y % 8 == 7)] = 0.05
    value[Y % 8 == 0] *= 0.55
    return np.clip(value, 0, 1), NONE


@pattern
def _studs() -> Pair:
    y, x = Y - 15.5, X - 15.5
    r = np.hypot(y, x)
    value = np.where(r < 10, 0.75, 0.5)
    value = np.where((r >= 8.5) & (r < 10), np.where(y + x < 0, 1.0, 0.25), value)
    value = np.where((r >= 10) & (r < 12) & (y + x > 0), 0.1, value)
    return np.where(frame(1) > 0, 0.1, value), NONE


@pattern
def _grid() -> Pair:
    fine = ((X % 8 == 0) | (Y % 8 == 0)) * 0.35
    return NONE + 0.3, np.maximum(fine, frame(1))


@pattern
def _diamonds() -> Pair:
    d = np.abs(X - 15.5) + np.abs(Y - 15.5)
    return np.where(d < 12, 0.9, 0.2) - 0.15 * (d < 7), (np.abs(d - 13) < 1.6).astype(float)


@pattern
def _runes() -> Pair:
    mark = NONE.copy()
    for y, x, h, w in (
        (4, 5, 12, 2),
        (4, 5, 2, 8),
        (9, 5, 2, 6),
        (18, 20, 11, 2),
        (18, 15, 2, 12),
        (24, 15, 2, 7),
        (27, 24, 2, 4),
        (4, 22, 8, 2),
        (10, 18, 2, 10),
    ):
        mark[y : y + h, x : x + w] = 1
    return bevel(16, 32, 0) * 0.6 + 0.2 * smooth(24, 8), mark


@pattern
def _hexes() -> Pair:
    best, second = np.full((TILE, TILE), 99.0), np.full((TILE, TILE), 99.0)
    for cy, cx in ((0, 0), (0, 16), (8, 8), (8, 24), (16, 0), (16, 16), (24, 8), (24, 24)):
        d = np.hypot((Y - cy + 16) % 32 - 16, ((X - cx + 16) % 32 - 16) * 0.62)
        second = np.minimum(second, np.maximum(best, d))
        best = np.minimum(best, d)
    edge = second - best
    return np.clip(0.3 + edge / 9, 0, 1), (edge < 1.1).astype(float)


@pattern
def _window() -> Pair:
    bars = (frame(3) > 0) | (np.abs(X - 15.5) < 1.2) | (np.abs(Y - 15.5) < 1.2)
    shine = 0.75 + 0.25 * ((X - Y + 32) % 32 < 7)
    return NONE + 0.35 + 0.4 * (frame(1) > 0), np.where(bars, 0.0, shine)


@pattern
def _furnace() -> Pair:
    value, rivets = _plates()
    mouth = (np.abs(X - 15.5) < 9) & (Y > 9) & (Y < 25) & (np.hypot(X - 15.5, np.minimum(Y - 17, 0)) < 9.5)
    bars = (X % 6 < 2) & mouth
    return np.where(bars, 0.0, value), np.where(mouth & ~bars, 1.0, 0.0) + 0 * rivets


@pattern
def _lamp() -> Pair:
    r = np.hypot(Y - 15.5, X - 15.5)
    return np.where(frame(2) > 0, 0.0, 0.8), np.clip(1.6 - r / 11, 0, 1) * (frame(2) == 0)


@pattern
def _knit() -> Pair:
    v = (Y + np.abs(X % 8 - 3.5) * 1.2) % 8
    return np.where(v < 2, 0.1, 0.5 + v / 14), NONE


@pattern
def _panels() -> Pair:
    value = bevel(32, 32) * 0.85
    value[(Y > 5) & (Y < 26) & (X > 5) & (X < 26)] = 0.8
    value[(Y == 5) | (Y == 26)] *= 0.4
    value[(X == 5) | (X == 26)] *= 0.4
    value[(Y % 6 == 2) & (Y > 14) & (Y < 26) & (X > 8) & (X < 24)] = 0.25
    lights = ((Y > 7) & (Y < 12) & ((np.abs(X - 10) < 2) | (np.abs(X - 16) < 2) | (np.abs(X - 22) < 2))).astype(float)
    return value, lights


@pattern
def _mosaic() -> Pair:
    value = 0.2 + 0.8 * random(34, 8)
    value[(X % 4 == 0) | (Y % 4 == 0)] *= 0.6
    return value, (random(35, 8) > 0.88) * 1.0


@pattern
def _thatch() -> Pair:
    straw = np.random.default_rng(36).random((8, 32)).repeat(4, 0)
    value = 0.35 + 0.65 * straw
    value[Y % 16 < 2] *= 0.35
    return value, NONE


@pattern
def _bones() -> Pair:
    y, x = Y - 15.5, X - 15.5
    skull = (np.hypot(x, y + 3) < 9) | ((np.abs(x) < 5.5) & (y > 0) & (y < 10))
    eyes = (
        (np.hypot(np.abs(x) - 4, y + 2) < 2.6)
        | ((np.abs(x) < 1.2) & (np.abs(y - 3) < 1.5))
        | ((y > 6) & (np.abs(x % 4) < 1) & (np.abs(x) < 5))
    )
    return bevel(16, 16) * 0.7, (skull & ~eyes) * 1.0


@pattern
def _arrows() -> Pair:
    v = (Y + np.abs(X % 32 - 15.5)) % 16
    return NONE + 0.4, (v < 6) * 1.0


@pattern
def _windowlights() -> Pair:
    lit = random(40, 4) > 0.35
    pane = (X % 8 > 1) & (X % 8 < 6) & (Y % 8 > 1) & (Y % 8 < 7)
    return np.where(pane, 0.15, 0.5), (pane & lit) * 1.0
