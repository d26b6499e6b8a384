# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Triton: creatures. `bodies` says the same in plain code, under the same names.

Boxes are looked at by a whole tile at once, and only where one of its rays passes the sphere around their creature. All
that is kept of the nearest one is its distance and its row, in place of what lies behind it.
"""

from __future__ import annotations

import triton
import triton.language as tl

from mirage_kernels.raycast import constants as c
from mirage_kernels.raycast.rays import noise


@triton.jit
def _texel(rows, picture, u, v, live):
    column = tl.minimum(tl.maximum((u * 16.0).to(tl.int32), 0), 15)
    row = tl.minimum(tl.maximum((v * 16.0).to(tl.int32), 0), 15)
    return (tl.load(rows + c.FACES_AT + picture * 16 + row, mask=live, other=0) >> (2 * column)) & 3


@triton.jit
def _turned(box, k, x, y, z):
    m = box + c.BOX_MATRIX + 3 * k
    return tl.load(m) * x + tl.load(m + 1) * y + tl.load(m + 2) * z


@triton.jit
def _between(box, k, px, py, pz, dx, dy, dz, begin, end):
    """The part of a ray between a box's two planes across axis `k`."""
    away, speed = _turned(box, k, px, py, pz), _turned(box, k, dx, dy, dz)
    inverse = 1.0 / tl.where(tl.abs(speed) < 1e-6, 1e-6, speed)
    middle = -away * inverse
    return tl.maximum(begin, middle - tl.abs(inverse)), tl.minimum(end, middle + tl.abs(inverse))


@triton.jit
def _meet(rows, box, ox, oy, oz, dx, dy, dz, limit, live):
    """Where a ray enters a box, or `limit`."""
    px, py, pz = ox - tl.load(box), oy - tl.load(box + 1), oz - tl.load(box + 2)
    begin, end = _between(box, 0, px, py, pz, dx, dy, dz, dx * 0.0 + 0.05, limit)
    begin, end = _between(box, 1, px, py, pz, dx, dy, dz, begin, end)
    begin, end = _between(box, 2, px, py, pz, dx, dy, dz, begin, end)
    met = live & (begin < end) & (begin > 0.05)
    if tl.load(box + c.BOX_HOLES) > 0.0:
        x, y, z = px + dx * begin, py + dy * begin, pz + dz * begin
        u, v = 0.5 + 0.5 * _turned(box, 0, x, y, z), 0.5 - 0.5 * _turned(box, 1, x, y, z)
        met = met & (_texel(rows, tl.load(box + c.BOX_PICTURE).to(tl.int32), u, v, met) > 0)
    return tl.where(met, begin, limit)


@triton.jit
def _nearest(rows, bodies, ox, oy, oz, dx, dy, dz, limit, live, MOBS: tl.constexpr, STRIDE: tl.constexpr):
    best_t, best = limit, (limit * 0.0).to(tl.int32) - 1
    for mob in range(MOBS):
        whole = bodies + mob * STRIDE * c.N_BODY
        radius = tl.load(whole + c.WHOLE_RADIUS)
        if radius > 0.0:
            cx, cy, cz = tl.load(whole) - ox, tl.load(whole + 1) - oy, tl.load(whole + 2) - oz
            along = cx * dx + cy * dy + cz * dz
            off = cx * cx + cy * cy + cz * cz - along * along
            passed = live & (off < radius * radius) & (along > -radius) & (along - radius < best_t)
            if tl.max(passed.to(tl.int32), axis=0) > 0:
                count = tl.load(whole + c.WHOLE_BOXES).to(tl.int32)
                k = 1
                while k <= count:
                    row = mob * STRIDE + k
                    t = _meet(rows, bodies + row * c.N_BODY, ox, oy, oz, dx, dy, dz, best_t, passed)
                    best, best_t = tl.where(t < best_t, row, best), tl.minimum(t, best_t)
                    k += 1
    return best_t, best


@triton.jit
def in_front(
    rows, bodies, block, face, hit_t, x, y, u, v, water_t, shape_t, ox, oy, oz, dx, dy, dz, far, live,
    MOBS: tl.constexpr, STRIDE: tl.constexpr,
):  # fmt: skip
    """What a ray meets first: what `cast` said, or a creature before it."""
    limit = tl.where(block > 0, hit_t, far)
    t, row = _nearest(rows, bodies, ox, oy, oz, dx, dy, dz, limit, live, MOBS, STRIDE)
    met = row >= 0
    if tl.max(met.to(tl.int32), axis=0) > 0:
        box = bodies + tl.maximum(row, 0) * c.N_BODY
        px, py, pz = ox + dx * t - tl.load(box), oy + dy * t - tl.load(box + 1), oz + dz * t - tl.load(box + 2)
        a, b, d = _turned(box, 0, px, py, pz), _turned(box, 1, px, py, pz), _turned(box, 2, px, py, pz)
        on_a = (tl.abs(a) >= tl.abs(b)) & (tl.abs(a) >= tl.abs(d))
        axis = tl.where(on_a, 0, tl.where(tl.abs(b) >= tl.abs(d), 1, 2))
        beyond = tl.where(axis == 0, a, tl.where(axis == 1, b, d)) > 0.0
        pu, pv = 0.5 + 0.5 * tl.where(axis == 0, d, a), tl.where(axis == 1, 0.5 + 0.5 * d, 0.5 - 0.5 * b)
        normal = box + c.BOX_MATRIX + 3 * axis
        sign = tl.where(beyond, 1.0, -1.0)
        nx, ny, nz = tl.load(normal) * sign, tl.load(normal + 1) * sign, tl.load(normal + 2) * sign
        to_x = (tl.abs(nx) >= tl.abs(ny)) & (tl.abs(nx) >= tl.abs(nz))
        face_x, face_y, face_z = tl.where(nx > 0.0, 1, 0), tl.where(ny > 0.0, 3, 2), tl.where(nz > 0.0, 5, 4)
        near_face = tl.where(to_x, face_x, tl.where(tl.abs(ny) >= tl.abs(nz), face_y, face_z))
        block, face = tl.where(met, c.CREATURE, block), tl.where(met, near_face, face)
        hit_t, x, y = tl.where(met, t, hit_t), tl.where(met, row, x), tl.where(met, 2 * axis + beyond.to(tl.int32), y)
        u = tl.where(met, tl.minimum(tl.maximum(pu, 0.0), 0.9999), u)
        v = tl.where(met, tl.minimum(tl.maximum(pv, 0.0), 0.9999), v)
        water_t = tl.where(met & (water_t >= t), 0.0, water_t)
        shape_t = tl.where(met & (shape_t >= t), 0.0, shape_t)
    return block, face, hit_t, x, y, u, v, water_t, shape_t


@triton.jit
def _second(pattern, side, column, line, level, row, v):
    across = tl.where(pattern != c.BANDS_DOWN, (column >> 1) & 1, 0)
    down = tl.where(pattern != c.STRIPES, (line >> 1) & 1, 0)
    lines = (pattern == c.STRIPES) | (pattern == c.BANDS_DOWN) | (pattern == c.CHECKS)
    k = tl.where(lines, tl.where(level > 1, 0.4, ((across + down) & 1).to(tl.float32)), 0.0)
    low = (pattern == c.LOWER) & ((side == 2) | ((v > 0.62) & (side != 3)))
    patch = noise((column >> 2) + 64 * side, line >> 2, row) * 0.8
    spot = (pattern == c.SPOTS) & (patch + noise(column + 64 * side, line, row) * 0.2 > 0.58)
    return tl.where(low | spot, 1.0, k)


@triton.jit
def painted(rows, env, bodies, light, row, side, t, u, v, pixel, live, STRIDE: tl.constexpr):
    """The colour of a creature where `in_front` met it, its glow, the factor of its face, and sky and lamp light."""
    row, side = tl.where(live, row, 0), tl.where(live, side, 0)
    box, whole, axis = bodies + row * c.N_BODY, bodies + (row - row % STRIDE) * c.N_BODY, side >> 1
    across = tl.load(box + c.BOX_TEXELS + tl.where(axis == 0, 2, 0))
    down = tl.load(box + c.BOX_TEXELS + tl.where(axis == 1, 2, 1))
    width = t * pixel * 16.0
    level = (width > 1.4142).to(tl.int32) + (width > 2.8284).to(tl.int32) + (width > 5.6569).to(tl.int32)
    column = ((u * across).to(tl.int32) >> level) << level
    line = ((v * down).to(tl.int32) >> level) << level
    k = _second(tl.load(box + c.BOX_PATTERN).to(tl.int32), side, column, line, level, row, v)
    fade = tl.where(level == 0, 0.24, tl.where(level == 1, 0.12, tl.where(level == 2, 0.06, 0.03)))
    grain = 1.0 + (noise(column + 64 * side, line, row) - 0.5) * fade
    at = box + c.BOX_COLOURS
    r, g, b = tl.load(at), tl.load(at + 1), tl.load(at + 2)
    r = (r + (tl.load(at + 3) - r) * k) * grain
    g = (g + (tl.load(at + 4) - g) * k) * grain
    b = (b + (tl.load(at + 5) - b) * k) * grain
    picture = tl.load(box + c.BOX_PICTURE).to(tl.int32)
    drawn = live & (picture > 0) & ((side == 5) | (tl.load(box + c.BOX_HOLES) > 0.0))
    texel = _texel(rows, picture, u, v, drawn)
    drawn = drawn & (texel > 0)
    at = whole + c.WHOLE_COLOURS + 3 * tl.maximum(texel - 1, 0)
    r, g, b = tl.where(drawn, tl.load(at), r), tl.where(drawn, tl.load(at + 1), g), tl.where(drawn, tl.load(at + 2), b)
    glow = tl.where(drawn & (texel == 3), tl.load(whole + c.WHOLE_GLOW), 0.0)
    normal = box + c.BOX_MATRIX + 3 * axis
    nx, ny, nz = tl.load(normal), tl.load(normal + 1), tl.load(normal + 2)
    upright = tl.where((ny > 0.0) == ((side & 1) == 0), tl.load(env + c.FACE_DOWN), 1.0)
    factor = nx * nx * tl.load(env + c.FACE_X) + nz * nz * tl.load(env + c.FACE_Z) + ny * ny * upright
    factor /= tl.maximum(nx * nx + ny * ny + nz * nz, 1e-12)
    x, y, z = tl.floor(tl.load(whole)), tl.floor(tl.load(whole + 1)).to(tl.int32), tl.floor(tl.load(whole + 2))
    x, z = x.to(tl.int32) & c.MASK_X, z.to(tl.int32) & c.MASK_Z
    value = tl.load(light + (y * c.SZ + z) * c.SX + x, mask=live & (y >= 0) & (y < c.SY), other=15).to(tl.int32)
    value = tl.where(value == c.OPAQUE, 15, value)
    return r, g, b, glow, factor, (value & 15).to(tl.float32) / 15.0, (value >> 4).to(tl.float32) / 15.0
