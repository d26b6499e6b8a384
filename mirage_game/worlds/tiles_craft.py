"""Tiles of what people make by hand: woven, sewn, printed, joined, baked, scribbled."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tiles import NONE, Pair, X, Y, disc, pattern, random, smooth
from mirage_kernels.raycast.layout import TILE


@pattern
def _timbering() -> Pair:
    value = 0.85 + 0.15 * smooth(81, 8)
    brace = np.abs(X - Y) < 2.6
    beam = (X < 3) | (X >= 29) | (Y < 3) | (Y >= 29)
    value[(np.abs(X - Y + 1) < 3.6) | (X == 3) | (Y == 3)] *= 0.7
    value[brace] = 0.12 + 0.12 * random(82, 16)[brace]
    value[beam] = 0.1 + 0.18 * random(83, 16)[beam]
    value[(X == 2) | (Y == 2)] = 0.32
    return value, NONE


@pattern
def _basket() -> Pair:
    over = (X // 8 + Y // 8) % 2 == 0
    along, across = np.where(over, X % 8, Y % 8), np.where(over, Y % 8, X % 8)
    value = 0.55 + 0.4 * np.sin((along + 0.5) / 8 * np.pi)
    value[across % 4 == 3] = 0.25
    value[(along == 0) | (along == 7)] = 0.1
    return value, NONE


@pattern
def _parquet() -> Pair:
    u, v = (X // 8).astype(int), (Y // 8).astype(int)
    part = (u - v) % 4
    flat = part < 2
    along = np.where(flat, X % 8 + 8 * (part == 1), Y % 8 + 8 * (part == 2))
    across = np.where(flat, Y % 8, X % 8)
    board = np.where(flat, (u - part) * 4 + v, u * 4 + v - (part == 2) + 16) % 32
    grain = np.where(flat, random(84)[Y.astype(int), 0], random(85)[0, X.astype(int)])
    value = 0.35 + 0.4 * np.random.default_rng(86).random(32)[board] + 0.2 * grain + 0.08 * flat
    value[(along == 0) | (across == 0)] = 0.0
    return value, NONE


@pattern
def _books() -> Pair:
    value, accent = NONE.copy(), NONE.copy()
    rng = np.random.default_rng(87)
    for shelf, widths in ((0, (4, 3, 5, 4, 3, 4, 5, 4)), (16, (5, 4, 3, 4, 4, 5, 3, 4))):
        x = 0
        for k, width in enumerate(widths):
            top, tone = shelf + int(rng.integers(0, 4)), (0.9, 0.45, 0.7, 0.3, 1.0, 0.55)[(k * 5 + shelf // 8) % 6]
            value[top : shelf + 13, x : x + width] = tone * 0.75
            value[top : shelf + 13, x + 1 : x + width - 1] = tone
            if k % 2 == shelf // 16:
                accent[top + 2 : top + 4, x : x + width - 1] = accent[shelf + 9 : shelf + 11, x : x + width - 1] = 0.9
            value[top : shelf + 13, x + width - 1] = 0.0
            x += width
        value[shelf + 13 : shelf + 16] = 0.35
        value[shelf + 15] = 0.15
    return value, accent


@pattern
def _patchwork() -> Pair:
    left, upper = X < 16, Y < 16
    dots = sum((disc(y, x, 2.1) for y in (3.5, 11.5) for x in (19.5, 27.5)), NONE) + disc(7.5, 23.5, 2.1)
    stripes = (X % 6 < 3) & left & ~upper
    value = np.select([left & upper, upper, left], [NONE + 0.1, NONE + 0.95, NONE + 0.9], NONE + 0.5)
    value[stripes] = 0.25
    accent = np.clip(dots, 0, 1) + (((X + Y) // 4 + (X - Y + 32) // 4) % 2) * (~left & ~upper) * 0.9
    seam = (X % 16 < 1) | (Y % 16 < 1)
    stitch = ((X % 16 == 2) | (X % 16 == 14)) & (Y % 4 < 2) | ((Y % 16 == 2) | (Y % 16 == 14)) & (X % 4 < 2)
    value[seam], accent[seam] = 0.0, 0.0
    accent[stitch] = 0.85
    return value, np.clip(accent, 0, 1)


@pattern
def _lace() -> Pair:
    y, x = Y - 15.5, X - 15.5
    r, angle = np.hypot(y, x), np.arctan2(y, x)
    net = ((X + Y) % 8 < 2) | ((X - Y + TILE) % 8 < 2)
    petals = np.abs(r - 8.3 - 2.6 * np.cos(angle * 6)) < 1.4
    corner = np.hypot(16 - np.abs(y), 16 - np.abs(x))
    accent = (net & (r > 11.5) & (corner > 5)) * 0.7
    accent[petals | (np.abs(r - 3) < 1.1) | (np.abs(corner - 3.6) < 1.2) | (corner < 1.6)] = 1.0
    return 0.3 + 0.2 * smooth(88, 4) + 0.3 * (r < 7), accent


@pattern
def _weave() -> Pair:
    over = (X // 4 + Y // 4) % 2 == 0
    thread = np.where(over, random(89, 8), random(90, 8))
    value = np.where(over, 0.8, 0.4) + 0.2 * thread
    value[np.where(over, Y % 4, X % 4) == 3] *= 0.45
    return value, NONE


@pattern
def _newspaper() -> Pair:
    accent = NONE.copy()
    rng = np.random.default_rng(91)
    accent[1:5, 2:30] = 1.0
    accent[1:5, 9:11] = accent[1:5, 20:22] = 0.0
    accent[8:19, 2:15] = 0.45 + 0.4 * (np.hypot(Y - 15, X - 8) < 5)[8:19, 2:15]
    for x0, x1, y0 in ((17, 30, 8), (2, 15, 21)):
        for y in range(y0, 30, 3):
            accent[y, x0:x1] = 0.75
            gap = int(rng.integers(x0 + 2, x1 - 2))
            accent[y, gap : gap + 2] = 0.0
    return 0.6 + 0.4 * smooth(92, 4), accent


@pattern
def _wafer() -> Pair:
    y, x = Y % 8, X % 8
    value = 0.5 + 0.1 * random(93, 16)
    value[(y == 2) | (x == 2)] = 0.1
    value[(y == 7) | (x == 7)] = 0.7
    value[(y < 2) | (x < 2)] = 0.9
    value[(y == 0) | (x == 0)] = 1.0
    return value, ((y >= 3) & (x >= 3) & (y < 7) & (x < 7)) * 0.5


@pattern
def _drips() -> Pair:
    left = (9, 12, 21, 22, 14, 9, 8, 10, 15, 17, 16, 9, 8, 11, 25, 27)
    right = (24, 11, 8, 7, 9, 18, 19, 12, 8, 9, 13, 14, 11, 8, 7, 8)
    length = np.array(left + right)
    edge = length[X.astype(int)]
    glaze = edge > Y
    value = 0.55 + 0.45 * random(94, 16)
    value[~glaze & (edge + 3 > Y)] = 0.0
    gloss = (Y > 2) & (Y < 5) & ((X + 3) % 16 < 7)
    shade = glaze & (edge - 3 <= Y)
    value[glaze] = 1.0
    return value, glaze * np.where(gloss, 0.6, np.where(shade, 0.82, 1.0))


@pattern
def _crayon() -> Pair:
    wobble = 1.8 * np.sin((X - Y) / 16 * np.pi) + 1.2 * np.sin((X - Y) / 8 * np.pi + 1)
    across = (X + Y + wobble) % TILE
    stroke = (across // 4).astype(int) % 8
    value = np.array([0.2, 0.9, 0.5, 1.0, 0.1, 0.7, 0.35, 0.8])[stroke]
    wax = random(95, 16) * 0.5 + random(96) * 0.5
    bare = (wax > 0.72) | ((across % 4 < 1) & (wax > 0.3))
    return value, bare * 0.85
