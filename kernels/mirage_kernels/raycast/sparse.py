# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""A quicker frame for one look on one CPU thread: casts one ray for four pixels, and the rest only where the picture
is not plain.

A pixel between pixels that see the sky sees the sky. One between pixels on the same plane of blocks sees that plane,
if the block there is solid and air lies before it. All others are cast as usual, so only what is thinner than two
pixels can be lost. Shading is the reference's.
"""

from __future__ import annotations

import math

import numpy as np

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast.reference import MASK_X, MASK_Z, cast, grade, ray, shade
from mirage_kernels.raycast.sky import HALF, ONE, ZERO, F
from mirage_kernels.scalar import compiled, inlined

UNKNOWN = -1
SKY_KEY = 7


@inlined
def _key(cells, hit):
    """Names the plane that a ray ended on: sky, a face at a height of its axis, or unknown for plants, water and what
    lies inside a cell.
    """
    block, face = hit[0], hit[1]
    if hit[8] > ZERO or face == lay.FACE_PLANT:
        return UNKNOWN
    if block == 0:
        return SKY_KEY
    x, y, z = hit[3] + (face == 1) - (face == 0), hit[4] + (face == 3) - (face == 2), hit[5] + (face == 5) - (face == 4)
    if y >= 0 and y < lay.SIZE_Y:
        value = cells[np.uint32((y * lay.SIZE_Z + (z & MASK_Z)) * lay.SIZE_X + (x & MASK_X))]
        if value >= lay.FIRST_PARTIAL and value < lay.AIR_BASE:
            return UNKNOWN
    place = hit[3] if face < 2 else (hit[4] if face < 4 else hit[5])
    return ((place + 1024) << 3) | face


@inlined
def _on_plane(cells, key, ox, oy, oz, dx, dy, dz):
    """The hit of a ray with a plane, or block 0 and face 0 if it must be cast after all."""
    nothing = 0, 0, ZERO, 0, 0, 0, ZERO, ZERO, ZERO, lay.NO_FACE, ZERO, 0
    face, place = key & 7, (key >> 3) - 1024
    if face < 2:
        t = (F(place + face) - ox) / dx
    elif face < 4:
        t = (F(place + face - 2) - oy) / dy
    else:
        t = (F(place + face - 4) - oz) / dz
    if t <= ZERO:
        return nothing
    px, py, pz = ox + dx * t, oy + dy * t, oz + dz * t
    x = place if face < 2 else math.floor(px)
    y = place if face == 2 or face == 3 else math.floor(py)
    z = place if face == 4 or face == 5 else math.floor(pz)
    fx = x + (face == 1) - (face == 0)
    fy = y + (face == 3) - (face == 2)
    fz = z + (face == 5) - (face == 4)
    if y < 0 or y >= lay.SIZE_Y or fy < 0:
        return nothing
    block = int(cells[np.uint32((y * lay.SIZE_Z + (z & MASK_Z)) * lay.SIZE_X + (x & MASK_X))])
    if block >= lay.FIRST_PLANT or block == lay.WATER:
        return nothing
    if (
        fy < lay.SIZE_Y
        and cells[np.uint32((fy * lay.SIZE_Z + (fz & MASK_Z)) * lay.SIZE_X + (fx & MASK_X))] < lay.AIR_BASE
    ):
        return nothing
    u = pz - F(z) if face < 2 else px - F(x)
    v = pz - F(z) if face == 2 or face == 3 else ONE - (py - F(y))
    u, v = min(max(u, ZERO), F(0.9999)), min(max(v, ZERO), F(0.9999))
    return block, face, t, x, y, z, u, v, ZERO, lay.NO_FACE, ZERO, 0


@inlined
def _begin(cells, depth, row, column, ox, oy, oz, dx, dy, dz):
    """A distance short of all that the cast pixels around this one met, or 0 if it does not lie in air."""
    height, width = depth.shape
    nearest = F(1e9)
    for r in range(row - row % 2, min(row + row % 2 + 1, height), 2):
        for k in range(column - column % 2, min(column + column % 2 + 1, width), 2):
            if depth[r, k] > ZERO:
                nearest = min(nearest, depth[r, k])
    t = nearest * F(0.93) - ONE
    if nearest > F(1e8) or t <= ZERO:
        return ZERO
    x, y, z = math.floor(ox + dx * t), math.floor(oy + dy * t), math.floor(oz + dz * t)
    if y < 0 or y >= lay.SIZE_Y:
        return ZERO
    value = cells[np.uint32((y * lay.SIZE_Z + (z & MASK_Z)) * lay.SIZE_X + (x & MASK_X))]
    return t if value >= lay.AIR_BASE else ZERO


@inlined
def _guess(keys, row, column, height, width):
    """The plane that the cast pixels around this one agree on, or unknown."""
    if (row % 2 == 1 and row + 1 >= height) or (column % 2 == 1 and column + 1 >= width):
        return UNKNOWN
    r, c = row // 2, column // 2
    key = keys[r, c]
    if column % 2 == 1 and keys[r, c + 1] != key:
        return UNKNOWN
    if row % 2 == 1 and (keys[r + 1, c] != key or (column % 2 == 1 and keys[r + 1, c + 1] != key)):
        return UNKNOWN
    return key


@compiled
def render_sparse(cells, light, rows, camera, scene, textures, env, far, image, depth, keys):
    """Renders one frame in one look, one ray a pixel at most.

    `cells`, `light` (Y * Z * X,) uint8; `camera`, `scene`, `env` float32 vectors; `textures` (BLOCKS, SIDES, TEXELS)
    int32; writes `image` (H, W, 3) uint8 RGB and
    `depth` (H, W) float32; `keys` (H // 2 + 1, W // 2 + 1) int64 is scratch.
    """
    height, width = depth.shape
    ox, oy, oz = camera[lay.EYE], camera[lay.EYE + 1], camera[lay.EYE + 2]
    tangent, time = camera[lay.TAN], camera[lay.TIME]
    pixel = F(2) * tangent / F(height)
    for turn in range(2):
        for row in range(height):
            if turn == 0 and row % 2 == 1:
                continue
            sy = (ONE - F(2) * (F(row) + HALF) / F(height)) * tangent
            for column in range(width):
                even = row % 2 == 0 and column % 2 == 0
                if even != (turn == 0):
                    continue
                sx = (F(2) * (F(column) + HALF) / F(width) - ONE) * tangent * F(width) / F(height)
                dx, dy, dz = ray(camera, sx, sy)
                key = UNKNOWN if even else _guess(keys, row, column, height, width)
                hit = 0, lay.NO_FACE, ZERO, 0, 0, 0, ZERO, ZERO, ZERO, lay.NO_FACE, ZERO, 0
                if key != UNKNOWN and key != SKY_KEY:
                    hit = _on_plane(cells, key, ox, oy, oz, dx, dy, dz)
                if key == UNKNOWN or (key != SKY_KEY and hit[0] == 0):
                    begin = ZERO if even else _begin(cells, depth, row, column, ox, oy, oz, dx, dy, dz)
                    hit = cast(cells, light, rows, None, time, ox, oy, oz, dx, dy, dz, far, begin)
                if even:
                    keys[row // 2, column // 2] = _key(cells, hit)
                depth[row, column] = hit[8] if hit[8] > ZERO else hit[2]
                r, g, b = shade(
                    rows, textures, env, None, None, 1, scene, light, hit, pixel, time, ox, oy, oz, dx, dy, dz, far
                )
                r, g, b = grade(env, r, g, b)
                image[row, column, 0] = np.uint8(r * F(255) + HALF)
                image[row, column, 1] = np.uint8(g * F(255) + HALF)
                image[row, column, 2] = np.uint8(b * F(255) + HALF)
