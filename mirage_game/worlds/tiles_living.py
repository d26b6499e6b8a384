"""Tiles of what lives or lived: feathers, fur, eyes, shells, bones, ferns."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tile_shapes import wrapped
from mirage_game.worlds.tiles import NONE, Map, Pair, X, Y, disc, pattern, random, smooth
from mirage_kernels.raycast.layout import TILE


def _capsule(y0: float, x0: float, y1: float, x1: float) -> tuple[Map, Map]:
    """How far each texel is from a line that may wrap around, and how far to the right of it."""
    dy, dx = y1 - y0, x1 - x0
    y, x = wrapped(Y - (y0 + y1) / 2) + dy / 2, wrapped(X - (x0 + x1) / 2) + dx / 2
    along = np.clip((y * dy + x * dx) / (dy * dy + dx * dx), 0, 1)
    return np.hypot(y - along * dy, x - along * dx), (x * dy - y * dx) / np.hypot(dy, dx)


@pattern
def _feathers() -> Pair:
    row = Y // 8
    across = [(X + 8 * ((row - upper) % 2)) % 16 - 8.5 for upper in (0, 1)]
    along = [Y % 8, Y % 8 + 8]
    edge = 8.8 - 0.055 * np.clip(along[1] - 4, 0, None) ** 2
    over = np.abs(across[1]) < edge
    x, t = np.where(over, across[1], across[0]), np.where(over, along[1], along[0])
    barbs = ((t + np.abs(x)) % 8 < 4) * 0.3
    value = 0.45 + barbs + 0.25 * (t > 10)
    value[over & (edge - np.abs(across[1]) < 1.2)] = 1.0
    value[~over & (np.abs(across[1]) - edge < 1.6)] = 0.0
    return value, ((np.abs(x) < 1) & (t < 13)).astype(float)


@pattern
def _fur() -> Pair:
    lean = (X + 2.4 * np.sin(Y / 16 * np.pi)) % TILE
    strand = (lean // 2).astype(int) % 16
    start = np.random.default_rng(51).integers(0, 16, 16)[strand]
    phase = ((Y + start) % 16) / 16
    return 0.1 + 0.75 * phase + 0.15 * random(52, 16), (phase > 0.8) * 0.7


@pattern
def _eyes() -> Pair:
    value, accent = 0.15 + 0.3 * smooth(53, 8), NONE.copy()
    for cy, cx, look in ((8, 8, 1.0), (24, 24, -1.5)):
        y, x = wrapped(Y - cy + 0.5), wrapped(X - cx + 0.5)
        lid = np.hypot(x * 0.94, y * 1.15)
        value[lid < 8.6] = 0.0
        value[lid < 7.2] = 1.0
        r = np.hypot(y, x - look)
        accent[r < 4.3] = 1.0
        pupil, glint = r < 2.2, np.hypot(y + 2, x - look + 2) < 1.3
        accent[pupil | glint] = 0.0
        value[pupil] = 0.0
        value[glint] = 1.0
    return value, accent


@pattern
def _shells() -> Pair:
    row = Y // 8
    x, y = (X + 8 * (row % 2)) % 16 - 7.5, 8 - Y % 8
    inside = np.hypot(x, y) < 8.4
    x = np.where(inside, x, (x + 16) % 16 - 7.5)
    y = np.where(inside, y, y + 8)
    r = np.hypot(x, y)
    rib = np.floor(np.arctan2(x, y) / np.pi * 9 + 50) % 2
    value = 0.3 + 0.35 * rib + 0.35 * np.clip(r / 8, 0, 1) * inside
    value[~inside & (r < 10.6)] = 0.0
    return value, ((r > 6.6) & inside) * 0.9 + (r < 1.6) * 0.6


@pattern
def _bonepile() -> Pair:
    value, accent = 0.1 + 0.6 * random(54, 16), NONE.copy()
    for y0, x0, y1, x1 in ((5, 2, 9, 15), (27, 5, 19, 15), (12, 21, 25, 25), (2, 22, 31, 33)):
        shaft, side = _capsule(y0, x0, y1, x1)
        turn = np.array([x1 - x0, y0 - y1]) / np.hypot(y1 - y0, x1 - x0) * 2.1
        ends = [(y + k * turn[0], x + k * turn[1]) for y, x in ((y0, x0), (y1, x1)) for k in (-1, 1)]
        knob = np.min([np.hypot(wrapped(Y - y), wrapped(X - x)) for y, x in ends], 0)
        body = np.minimum(shaft, knob - 0.9)
        value[body < 3.1], accent[body < 3.1] = 0.0, 0.0
        accent[body < 1.9] = np.where(side > 0.7, 0.65, 1.0)[body < 1.9]
    return value, accent


@pattern
def _ferns() -> Pair:
    value, accent = 0.1 + 0.2 * smooth(55, 8), NONE.copy()
    for cx, shift in ((8, 0), (24, 16)):
        x, t = np.abs(wrapped(X - cx - 0.5)), (Y + shift) % TILE
        width = 1.5 + 8.5 * np.sin(np.clip(t / 30, 0, 1) ** 0.7 * np.pi)
        leaflet = ((t + x) % 8 < 5) & (x < width)
        value[leaflet] = (0.6 + 0.4 * (1 - x / 11))[leaflet]
        accent[(x < 1) & (t > 1)] = 1.0
        accent[leaflet & (x > width - 2.5)] = 0.6
    return value, accent


@pattern
def _birch() -> Pair:
    accent = NONE.copy()
    marks = (
        (2, 4, 9, 2), (6, 20, 12, 3), (12, 0, 5, 2), (13, 12, 8, 2), (18, 24, 7, 2), (20, 5, 11, 3), (26, 15, 6, 2),
        (28, 27, 9, 2),
    )  # fmt: skip
    for y, x, length, height in marks:
        span = (X - x) % TILE
        tip = (span == 0) | (span == length - 1)
        accent[(span < length) & (height > Y - y + tip) & (y + tip * (height > 2) <= Y)] = 1.0
    peel = np.random.default_rng(56).random(16).repeat(2)[:, None]
    return 0.55 + 0.45 * peel * (0.7 + 0.3 * random(57, 16)), np.clip(accent + disc(14, 27, 2.2), 0, 1)
