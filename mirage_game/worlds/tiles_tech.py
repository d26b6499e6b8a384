"""Tiles of machines and screens: cables, gratings, monitors, warnings, pixels."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tile_shapes import drawn
from mirage_game.worlds.tiles import NONE, Pair, X, Y, disc, frame, pattern, random
from mirage_kernels.raycast.layout import TILE


@pattern
def _wires() -> Pair:
    value, accent = NONE.copy(), NONE.copy()
    kinds = (0, 2, 0, 1, 0, 2, 1, 0)  # dark, light, bright
    for k, kind in enumerate(kinds):
        bend = 1.6 * np.sin(Y / 16 * np.pi + (k // 3)) + 0.8 * np.sin(Y / 8 * np.pi + k)
        x = (X - 4 * k - 2 - bend + 16) % TILE - 16
        cable = np.abs(x) < 1.7
        value[np.abs(x) < 2.4], accent[np.abs(x) < 2.4] = 0.0, 0.0
        light = np.where(x < 0, 1.0, 0.65)
        value[cable] = (light * (0.55, 0.9, 0.4)[kind])[cable]
        accent[cable] = (light * (kind == 2))[cable]
    for cy, kind in ((7.0, 1), (24.0, 0)):
        y = (Y - cy - 4 * np.sin(X / 16 * np.pi) + 16) % TILE - 16
        cable = np.abs(y) < 1.7
        value[np.abs(y) < 2.8], accent[np.abs(y) < 2.8] = 0.0, 0.0
        value[cable] = np.where(y < 0, 1.0, 0.6)[cable] * (0.7, 1.0)[kind]
    return value, accent


@pattern
def _grating() -> Pair:
    y, x = Y % 8, X % 8
    value = 0.6 + 0.15 * random(101, 16)
    value[(y == 0) | (x == 0)] = 1.0
    value[(y == 2) | (x == 2)] = 0.3
    hole = (y > 2) & (x > 2)
    return value, hole * 1.0


@pattern
def _screens() -> Pair:
    value = np.where(frame(1) > 0, 0.0, 0.95)
    glass = (Y >= 3) & (Y < 26) & (X >= 3) & (X < 29)
    value[(Y == 1) | (X == 1)] = 1.0
    value[glass] = 0.12 + 0.1 * (Y % 2)[glass]
    picture = drawn(
        "                ",
        "                ",
        "  ####  ##      ",
        "                ",
        "  ## ####  #    ",
        "                ",
        "           ##   ",
        "    #     #  #  ",
        "   # #   #      ",
        "  #   # #       ",
        "       #        ",
        "                ",
        "                ",
        "                ",
        "  #             ",
        "                ",
    )
    value[27:30, 8:24] = 0.5
    return value, picture


@pattern
def _hazard() -> Pair:
    value = np.where((X + Y) % 16 < 8, 0.0, 0.9) + 0.1 * random(102, 16)
    rail = (Y < 5) | (Y >= 27)
    accent = rail * (0.85 + 0.15 * random(103, 8))
    value[rail] = 0.0
    accent[(Y == 0) | (Y == 4) | (Y == 27) | (Y == 31)] = 0.45
    bolts = sum((disc(y, x, 1.5) for y in (2, 29) for x in (7, 23)), NONE) > 0
    accent[bolts] = 0.2
    return value, accent


@pattern
def _pixels() -> Pair:
    rng = np.random.default_rng(104)
    level = rng.integers(0, 4, (8, 8)).repeat(4, 0).repeat(4, 1)
    bright = (rng.random((8, 8)) > 0.84).repeat(4, 0).repeat(4, 1)
    return level / 3, bright * 0.9


@pattern
def _pointers() -> Pair:
    arrow = drawn(
        "                ",
        "       ##       ",
        "      ####      ",
        "     ######     ",
        "    ########    ",
        "   ##########   ",
        "  ############  ",
        "      ####      ",
        "      ####      ",
        "      ####      ",
        "      ####      ",
        "      ####      ",
        "      ####      ",
        "      ####      ",
        "                ",
        "                ",
    )
    value = 0.5 + 0.15 * random(106, 8)
    value[np.roll(arrow, (1, 1), (0, 1)) > 0] = 0.0
    value[frame(1) > 0] = 0.0
    return value, arrow
