# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Creatures in plain scalar code: which of their boxes a ray meets first, and its colour there. Part of `reference.py`;
`bodies_kernel.py` does the same arithmetic in the same order.

A ray is brought into a box's own frame, where the box is the cube from -1 to 1, and cut by three pairs of planes (the
slab method of Kay and Kajiya, "Ray tracing complex scenes", 1986). A creature has colours of its own: a look only
lights it.
"""

from __future__ import annotations

import math

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import tables
from mirage_kernels.raycast.shapes import lit
from mirage_kernels.raycast.sky import HALF, ONE, ZERO, F, hashed
from mirage_kernels.scalar import inlined

NEAR = F(0.05)  # nothing is met so near to the eye, nor a box that the eye is in
TINY = F(1e-6)
MASK_X, MASK_Z = lay.SIZE_X - 1, lay.SIZE_Z - 1


@inlined
def _texel(rows, picture, u, v):
    """0 for nothing, else which of the three colours of pictures, at 0..1 across and down."""
    column, row = min(max(int(u * F(16)), 0), 15), min(max(int(v * F(16)), 0), 15)
    return (rows[tables.FACES_AT + picture * 16 + row] >> (2 * column)) & 3


@inlined
def _turned(bodies, row, k, x, y, z):
    """Along axis `k` of a box's frame: a vector of the world."""
    at = lay.BOX_MATRIX + 3 * k
    return bodies[row, at] * x + bodies[row, at + 1] * y + bodies[row, at + 2] * z


@inlined
def _nearest(rows, bodies, stride, ox, oy, oz, dx, dy, dz, limit):
    """The first box that a ray meets before `limit`: distance and row (-1: none)."""
    best_t, best = limit, -1
    for whole in range(0, bodies.shape[0], stride):
        radius = bodies[whole, lay.WHOLE_RADIUS]
        cx, cy, cz = bodies[whole, 0] - ox, bodies[whole, 1] - oy, bodies[whole, 2] - oz
        along = cx * dx + cy * dy + cz * dz
        off = cx * cx + cy * cy + cz * cz - along * along
        if radius <= ZERO or off >= radius * radius or along <= -radius or along - radius >= best_t:
            continue
        for row in range(whole + 1, whole + 1 + int(bodies[whole, lay.WHOLE_BOXES])):
            px, py, pz = ox - bodies[row, 0], oy - bodies[row, 1], oz - bodies[row, 2]
            begin, end = NEAR, best_t
            for k in range(3):
                away, speed = _turned(bodies, row, k, px, py, pz), _turned(bodies, row, k, dx, dy, dz)
                inverse = ONE / (TINY if abs(speed) < TINY else speed)
                middle = -away * inverse
                begin, end = max(begin, middle - abs(inverse)), min(end, middle + abs(inverse))
            met = begin < end and begin > NEAR
            if met and bodies[row, lay.BOX_HOLES] > ZERO:
                x, y, z = px + dx * begin, py + dy * begin, pz + dz * begin
                u = HALF + HALF * _turned(bodies, row, 0, x, y, z)
                v = HALF - HALF * _turned(bodies, row, 1, x, y, z)
                met = _texel(rows, int(bodies[row, lay.BOX_PICTURE]), u, v) > 0
            if met:
                best_t, best = begin, row
    return best_t, best


@inlined
def _place(bodies, row, x, y, z):
    """Of a point on a box, given from its middle: which of its faces (twice the axis, and 1 if beyond 0), u and v."""
    a, b, c = (
        _turned(bodies, row, 0, x, y, z),
        _turned(bodies, row, 1, x, y, z),
        _turned(bodies, row, 2, x, y, z),
    )
    axis = 0 if abs(a) >= abs(b) and abs(a) >= abs(c) else (1 if abs(b) >= abs(c) else 2)
    beyond = (a if axis == 0 else (b if axis == 1 else c)) > ZERO
    u = HALF + HALF * (c if axis == 0 else a)
    v = HALF + HALF * c if axis == 1 else HALF - HALF * b
    return 2 * axis + (1 if beyond else 0), min(max(u, ZERO), F(0.9999)), min(max(v, ZERO), F(0.9999))


@inlined
def in_front(rows, bodies, stride, hit, ox, oy, oz, dx, dy, dz, far):
    """What a ray meets first: the `hit` of `reference.cast`, or a creature before it.

    `bodies` is (rows, BODY), `stride` the rows of one creature. Where a creature is met, block is `CREATURE`, the cell
    holds its row and the box's own face, and face is the nearest of the world's.
    """
    solid, water_t, shape_t = hit[0] > 0, hit[8], hit[10]
    t, row = _nearest(rows, bodies, stride, ox, oy, oz, dx, dy, dz, hit[2] if solid else far)
    if row < 0:
        return hit
    x, y, z = ox + dx * t - bodies[row, 0], oy + dy * t - bodies[row, 1], oz + dz * t - bodies[row, 2]
    side, u, v = _place(bodies, row, x, y, z)
    at = lay.BOX_MATRIX + 3 * (side >> 1)
    sign = ONE if side & 1 else -ONE
    nx, ny, nz = bodies[row, at] * sign, bodies[row, at + 1] * sign, bodies[row, at + 2] * sign
    if abs(nx) >= abs(ny) and abs(nx) >= abs(nz):
        face = 1 if nx > ZERO else 0
    elif abs(ny) >= abs(nz):
        face = 3 if ny > ZERO else 2
    else:
        face = 5 if nz > ZERO else 4
    water_t = water_t if water_t < t else ZERO
    shape_t = shape_t if shape_t < t else ZERO
    return lay.CREATURE, face, t, row, side, 0, u, v, water_t, hit[9], shape_t, hit[11]


@inlined
def _second(pattern, side, column, line, level, row, v):
    """How much of the second colour a texel has, 0..1."""
    if pattern == lay.SPOTS:
        patch = hashed((column >> 2) + 64 * side, line >> 2, row) * F(0.8)
        return ONE if patch + hashed(column + 64 * side, line, row) * F(0.2) > F(0.58) else ZERO
    if pattern == lay.LOWER:
        return ONE if side == 2 or (v > F(0.62) and side != 3) else ZERO
    lines = pattern == lay.STRIPES or pattern == lay.BANDS_DOWN or pattern == lay.CHECKS
    if not lines:
        return ZERO
    if level > 1:
        return F(0.4)
    across = (column >> 1) & 1 if pattern != lay.BANDS_DOWN else 0
    down = (line >> 1) & 1 if pattern != lay.STRIPES else 0
    return F((across + down) & 1)


@inlined
def painted(rows, env, bodies, stride, light, hit, pixel):
    """The lit colour of a creature where `in_front` met it."""
    _, _, t, row, side, _, u, v, _, _, _, _ = hit
    whole, axis = row - row % stride, side >> 1
    across = bodies[row, lay.BOX_TEXELS + (2 if axis == 0 else 0)]
    down = bodies[row, lay.BOX_TEXELS + (2 if axis == 1 else 1)]
    width = t * pixel * F(16)
    level = (1 if width > F(1.4142) else 0) + (1 if width > F(2.8284) else 0) + (1 if width > F(5.6569) else 0)
    column, line = (int(u * across) >> level) << level, (int(v * down) >> level) << level
    k = _second(int(bodies[row, lay.BOX_PATTERN]), side, column, line, level, row, v)
    grain = ONE + (hashed(column + 64 * side, line, row) - HALF) * F(0.24) / F(1 << level)
    at = lay.BOX_COLOURS
    r = (bodies[row, at] + (bodies[row, at + 3] - bodies[row, at]) * k) * grain
    g = (bodies[row, at + 1] + (bodies[row, at + 4] - bodies[row, at + 1]) * k) * grain
    b = (bodies[row, at + 2] + (bodies[row, at + 5] - bodies[row, at + 2]) * k) * grain
    glow = ZERO
    picture = int(bodies[row, lay.BOX_PICTURE])
    if picture > 0 and (side == 5 or bodies[row, lay.BOX_HOLES] > ZERO):
        texel = _texel(rows, picture, u, v)
        if texel > 0:
            at = lay.WHOLE_COLOURS + 3 * (texel - 1)
            r, g, b = bodies[whole, at], bodies[whole, at + 1], bodies[whole, at + 2]
            glow = bodies[whole, lay.WHOLE_GLOW] if texel == 3 else ZERO
    at = lay.BOX_MATRIX + 3 * axis
    nx, ny, nz = bodies[row, at], bodies[row, at + 1], bodies[row, at + 2]
    upright = env[lay.FACE_DOWN] if (ny > ZERO) == (side & 1 == 0) else ONE
    factor = nx * nx * env[lay.FACE_X] + nz * nz * env[lay.FACE_Z] + ny * ny * upright
    factor /= max(nx * nx + ny * ny + nz * nz, F(1e-12))
    x, y, z = math.floor(bodies[whole, 0]), math.floor(bodies[whole, 1]), math.floor(bodies[whole, 2])
    value = 15
    if 0 <= y < lay.SIZE_Y:
        value = int(light[(y * lay.SIZE_Z + (z & MASK_Z)) * lay.SIZE_X + (x & MASK_X)])
    value = 15 if value == lay.OPAQUE else value
    sky, lamp = F(value & 15) / F(15), F(value >> 4) / F(15)
    return (
        lit(env, r, glow, factor, sky, lamp, 0),
        lit(env, g, glow, factor, sky, lamp, 1),
        lit(env, b, glow, factor, sky, lamp, 2),
    )
