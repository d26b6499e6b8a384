# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Guided upsampling on a CPU, one pass over the frame's bytes: no float picture of the game's size is ever made.

For each row of the frame the planes are blended vertically into one small row, which stays in the first cache; then
each pixel blends two neighbours of it, adds the detail and is rounded into place.
"""

from __future__ import annotations

import numpy as np

from mirage_kernels.scalar import compiled
from mirage_kernels.upsample.reference import EPSILON, GAIN_RANGE, LUMA, WINDOW

F = np.float32
REACH = WINDOW // 2
LEAST_GAIN, MOST_GAIN, LEAST_VARIANCE = F(GAIN_RANGE[0]), F(GAIN_RANGE[1]), F(EPSILON)
LUMA_RED, LUMA_GREEN, LUMA_BLUE = (F(x) for x in LUMA)
RED, GREEN, BLUE = (F(x / 127.5) for x in LUMA)
HALF, ONE, SCALE = F(0.5), F(1), F(127.5)


@compiled
def planes(styled, source):
    """`reference.planes` of one picture: styled, source (3, h, w) float32 -> (7, h, w) float32."""
    _, h, w = styled.shape
    out = np.empty((7, h, w), np.float32)
    sums = np.empty((8, w), np.float32)  # over the window's rows: guide, its square, styled, styled times guide
    for y in range(h):
        for x in range(w):
            out[6, y, x] = LUMA_RED * source[0, y, x] + LUMA_GREEN * source[1, y, x] + LUMA_BLUE * source[2, y, x]
    for y in range(h):
        sums[:] = F(0)
        top, bottom = max(y - REACH, 0), min(y + REACH + 1, h)
        for v in range(top, bottom):
            for x in range(w):
                g = out[6, v, x]
                sums[0, x] += g
                sums[1, x] += g * g
            for c in range(3):
                for x in range(w):
                    sums[2 + c, x] += styled[c, v, x]
                    sums[5 + c, x] += styled[c, v, x] * out[6, v, x]
        for x in range(w):
            left, right = max(x - REACH, 0), min(x + REACH + 1, w)
            share = ONE / F((bottom - top) * (right - left))
            mean, square = F(0), F(0)
            for u in range(left, right):
                mean += sums[0, u]
                square += sums[1, u]
            mean *= share
            spread = square * share - mean * mean + LEAST_VARIANCE
            for c in range(3):
                own, both = F(0), F(0)
                for u in range(left, right):
                    own += sums[2 + c, u]
                    both += sums[5 + c, u]
                gain = (both - own * mean) * share / spread
                out[c, y, x] = styled[c, y, x]
                out[3 + c, y, x] = min(max(gain, LEAST_GAIN), MOST_GAIN)
    return out


@compiled
def taps(size, low_size):
    """For each place on the large side: its lower neighbour on the small one, and how far it is toward the next."""
    first = np.empty(size, np.int32)
    toward = np.empty(size, np.float32)
    for i in range(size):
        at = min(max((F(i) + HALF) * F(low_size) / F(size) - HALF, F(0)), F(low_size - 1))
        first[i] = min(int(at), max(low_size - 2, 0))
        toward[i] = at - F(first[i])
    return first, toward


@compiled
def upsample_frame(low, frame, red, blue, strength, out):
    """low (7, h, w) float32; frame, out (H, W, C) uint8; red, blue: the places of these channels; see `reference`."""
    planes, h, w = low.shape
    height, width, channels = frame.shape
    x_first, x_toward = taps(width, w)
    y_first, y_toward = taps(height, h)
    row = np.empty((w, planes), np.float32)
    for y in range(height):
        y0, ty = y_first[y], y_toward[y]
        y1 = min(y0 + 1, h - 1)
        for p in range(planes):
            for x in range(w):
                row[x, p] = low[p, y0, x] + (low[p, y1, x] - low[p, y0, x]) * ty
        for x in range(width):
            a = x_first[x]
            b, t = min(a + 1, w - 1), x_toward[x]
            r, g, u = F(frame[y, x, red]), F(frame[y, x, 1]), F(frame[y, x, blue])
            guide = row[a, 6] + (row[b, 6] - row[a, 6]) * t
            detail = RED * r + GREEN * g + BLUE * u - ONE - guide
            for c in range(3):
                place = red if c == 0 else (1 if c == 1 else blue)
                old = r if c == 0 else (g if c == 1 else u)
                styled = row[a, c] + (row[b, c] - row[a, c]) * t
                gain = row[a, c + 3] + (row[b, c + 3] - row[a, c + 3]) * t
                new = (min(max(styled + gain * detail, -ONE), ONE) + ONE) * SCALE
                out[y, x, place] = np.uint8(old + (new - old) * strength + HALF)
            if channels == 4:
                out[y, x, 3] = frame[y, x, 3]
