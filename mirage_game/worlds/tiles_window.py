"""Tiles of windows and lamps: portholes, shutters, broken, round and leaded panes, and a carved pumpkin."""

from __future__ import annotations

import numpy as np

from mirage_game.worlds.tiles import NONE, Pair, X, Y, disc, frame, pattern, random, smooth
from mirage_kernels.raycast.layout import TILE

_UP, _RIGHT = Y - 15.5, X - 15.5
_RADIUS, _ANGLE = np.hypot(_UP, _RIGHT), np.arctan2(_UP, _RIGHT)


@pattern
def _porthole() -> Pair:
    value = 0.2 + 0.1 * smooth(121, 4)
    value[frame(1) > 0] = 0.0
    value[_RADIUS < 14.4] = 0.0
    ring = (_RADIUS < 13.4) & (_RADIUS >= 8.4)
    value[ring] = np.where(_UP + _RIGHT < 0, 0.95, 0.6)[ring]
    for k in range(8):
        y, x = 15.5 + 11 * np.sin((k + 0.5) * np.pi / 4), 15.5 + 11 * np.cos((k + 0.5) * np.pi / 4)
        value[disc(y, x, 1.5) > 0] = 0.05
    glass = _RADIUS < 8.4
    value[glass] = 0.3
    shine = np.abs(_UP + _RIGHT + 4) < 2.2
    return value, glass * np.where(_RADIUS > 7, 0.3, np.where(shine, 1.0, 0.8))


@pattern
def _shutters() -> Pair:
    leaf = X % 16
    value = np.array([1.0, 0.75, 0.55, 0.1])[(Y % 4).astype(int)]
    stile = (leaf < 3) | (leaf >= 13) | (Y < 3) | (Y >= 29) | (np.abs(_UP) < 1.6)
    value[stile] = 0.7
    value[(leaf == 1) & (Y > 0) & (Y < 31)] = 0.95
    value[(leaf == 0) | (leaf == 15) | (Y == 0) | (Y == 31)] = 0.0
    return value, ((np.abs(_UP) < 1.6) & ((np.abs(X - 13) < 1.2) | (np.abs(X - 18) < 1.2))) * 1.0


@pattern
def _shattered() -> Pair:
    y, x = Y - 13.5, X - 17.5
    r, turn = np.hypot(y, x), np.arctan2(y, x) % (2 * np.pi)
    rays = np.array([0.3, 1.0, 1.9, 2.6, 3.5, 4.2, 5.1, 5.8])
    shard = np.searchsorted(rays, turn) % 8
    crack = (np.abs(np.sin(turn[..., None] - rays)) * r[..., None] < 0.9) & (np.cos(turn[..., None] - rays) > 0)
    middle = (rays + np.diff(rays, append=rays[:1] + 2 * np.pi) / 2)[shard - 1]
    chord = r * np.cos(turn - middle)  # constant along the straight edge between two rays
    hole = (chord < 3) | ((shard == 3) & (chord < 10)) | ((shard == 7) & (chord < 6))
    lines = crack.any(-1) | ((np.abs(chord - 9) < 0.8) & (shard % 2 == 0))
    pane = np.array([0.75, 0.95, 0.6, 0.85, 1.0, 0.7, 0.9, 0.65])[shard]
    bar = frame(3) > 0
    value = np.where(hole, 0.0, 0.15)
    value[bar] = 1.0
    value[frame(1) > 0] = 0.5
    return value, np.where(bar | lines | hole, 0.0, pane)


@pattern
def _roundwindow() -> Pair:
    value = 0.75 + 0.25 * random(122, 8)
    rim = (_RADIUS < 13.6) & (_RADIUS >= 10.6)
    bars = (_RADIUS < 11) & ((np.abs(_UP) < 1.1) | (np.abs(_RIGHT) < 1.1))
    value[(_RADIUS < 14.8) & (_UP > 0)] = 0.45
    value[rim | bars] = np.where(_UP + _RIGHT < 0, 0.2, 0.0)[rim | bars]
    pane = (_RADIUS < 10.6) & ~bars
    return value, pane * (0.8 + 0.2 * ((X - Y + TILE) % TILE < 9))


@pattern
def _leaded() -> Pair:
    spoke = (_ANGLE / (2 * np.pi) * 8 + 0.5) % 8
    odd = spoke.astype(int) % 2
    edge = np.minimum(spoke % 1, 1 - spoke % 1) * 2 * np.pi * _RADIUS / 8
    lead = (np.abs(_RADIUS - 5) < 0.9) | (np.abs(_RADIUS - 13) < 1.0) | ((edge < 0.9) & (_RADIUS > 5)) | (frame(1) > 0)
    lead |= (np.abs(_RADIUS - 9.5) < 0.8) & (odd == 0)
    rings = [_RADIUS < 3, _RADIUS < 5, _RADIUS < 9.5, _RADIUS < 13]
    return np.select(rings, [NONE, NONE + 1.0, odd * 1.0, 1.0 - 0.6 * odd], 0.15), lead * 1.0


@pattern
def _pumpkin() -> Pair:
    rib = np.abs(np.sin((X + 0.5) / 8 * np.pi))
    value = 0.15 + 0.85 * rib**0.6 - 0.25 * np.abs(_UP) / 16
    eye = (Y >= 7) & (Y < 14) & (np.abs(np.abs(_RIGHT) - 7) < (Y - 6) * 0.65)
    nose = (Y >= 15) & (Y < 18) & (np.abs(_RIGHT) < (Y - 14) * 0.8)
    grin = np.abs(_UP - 6.5 + _RIGHT**2 * 0.03) < 3
    tooth = (np.abs(_RIGHT - 4) < 1.6) & (_UP < 6.4) | (np.abs(_RIGHT + 4) < 1.6) & (_UP > 5.6)
    face = eye | nose | (grin & (np.abs(_RIGHT) < 12) & ~tooth)
    return np.clip(value, 0, 1), face * 1.0
