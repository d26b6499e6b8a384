# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""The ray caster in plain scalar code, compiled by numba: the reference of the Triton kernel, and the fast path on a
CPU.

One ray walks the grid in leaps as long as the air around it allows, remembers the first water surface, and stops at
the first solid face or plant texel. What it met is then shaded once for each look. `kernel.py` does the same
arithmetic in the same order.
"""

from __future__ import annotations

import math

import numpy as np

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast.bodies import painted
from mirage_kernels.raycast.partial import STRIDE
from mirage_kernels.raycast.shapes import coloured, lit, meet
from mirage_kernels.raycast.sky import HALF, ONE, ZERO, F, gradient, hashed, sky
from mirage_kernels.raycast.tables import PARTIAL_AT
from mirage_kernels.scalar import compiled, inlined

MIP_START = np.array(lay.MIP_START, np.int32)
MASK_X, MASK_Z = lay.SIZE_X - 1, lay.SIZE_Z - 1
HAIR = F(2e-4)  # how far beyond a cell border a leap goes


@inlined
def _plant(rows, block, x, y, z, ox, oy, oz, dx, dy, dz, near, far):
    """The nearest texel of a crossed quad that the ray meets within a cell: distance (or -1), u, v."""
    best, best_u, best_v = F(-1), ZERO, ZERO
    for side in range(2):
        slope = dx - dz if side == 0 else dx + dz
        offset = F(z) - F(x) if side == 0 else F(-x - z - 1)
        if abs(slope) > F(1e-5):
            t = -((ox - oz if side == 0 else ox + oz) + offset) / slope
            if t > near - F(1e-4) and t < far + F(1e-4) and t > F(0.05) and (best < ZERO or t < best):
                u = ox + dx * t - F(x)
                v = F(y + 1) - (oy + dy * t)
                column, row = math.floor(u * F(16)), math.floor(v * F(16))
                inside = 0 <= column < 16 and 0 <= row < 16
                if inside and (rows[(block - lay.FIRST_PLANT) * 16 + row] >> column) & 1:
                    best, best_u, best_v = t, u, v
    return best, best_u, best_v


@compiled
def _partial(rows, value, x, y, z, ox, oy, oz, ix, iy, iz):
    """The nearest box of a partial block that the ray enters: distance (or 0), face, the box in its packed form."""
    best, best_face, best_box = ZERO, 0, 0
    at = PARTIAL_AT + (value - lay.FIRST_PARTIAL) * STRIDE
    gx, gy, gz = F(x) - ox, F(y) - oy, F(z) - oz
    k16 = F(1 / 16)
    for k in range(1, rows[at] + 1):
        box = rows[at + k]
        ax, bx = (gx + F(box & 15) * k16) * ix, (gx + F((box >> 12 & 15) + 1) * k16) * ix
        ay, by = (gy + F(box >> 4 & 15) * k16) * iy, (gy + F((box >> 16 & 15) + 1) * k16) * iy
        az, bz = (gz + F(box >> 8 & 15) * k16) * iz, (gz + F((box >> 20 & 15) + 1) * k16) * iz
        near_x, near_y, near_z = min(ax, bx), min(ay, by), min(az, bz)
        t = max(near_x, max(near_y, near_z))
        if t < min(max(ax, bx), min(max(ay, by), max(az, bz))) and t > ZERO and (best == ZERO or t < best):
            best, best_box = t, box
            best_face = (
                (0 if ix > ZERO else 1)
                if near_x >= near_y and near_x >= near_z
                else ((2 if iy > ZERO else 3) if near_y >= near_z else (4 if iz > ZERO else 5))
            )
    return best, best_face, best_box


@inlined
def cast(cells, light, rows, ornaments, time, ox, oy, oz, dx, dy, dz, far, begin):
    """Walks one ray: block, face, distance, cell, u, v, the distance and face of the first water surface (0: none),
    and the distance and mark of the first ornament before what was met (0: none).

    Each leap ends a hair beyond the box of air that allowed it, so that no axis needs a case of its own. `begin` is a
    distance up to which nothing is met, 0 if none is known. Without `ornaments` (None) no site is looked at.
    """
    ix, iy, iz = ONE / dx, ONE / dy, ONE / dz
    sx, sy, sz = (ONE if dx > ZERO else -ONE), (ONE if dy > ZERO else -ONE), (ONE if dz > ZERO else -ONE)
    t, water_t, water_face, wet, first = begin, ZERO, lay.NO_FACE, False, True
    shape_t, mark = ZERO, 0
    tx, ty, tz = ZERO, ZERO, ZERO
    if oy >= F(lay.SIZE_Y) and dy < ZERO:
        t = (F(lay.SIZE_Y) - oy) * iy + HAIR
        ty, first = -ONE, False  # came in through the top
    x, y, z = math.floor(ox + dx * t), math.floor(oy + dy * t), math.floor(oz + dz * t)
    while t < far and y >= 0 and y < lay.SIZE_Y:
        at = np.uint32((y * lay.SIZE_Z + (z & MASK_Z)) * lay.SIZE_X + (x & MASK_X))
        value = int(cells[at])
        reach = F(value - lay.AIR_BASE if lay.AIR_BASE < value < lay.SITE_BASE else 1) - HALF
        far_y = ty
        near_x, near_z = tx, tz
        tx = (F(x) + HALF + sx * reach - ox) * ix
        ty = (F(y) + HALF + sy * reach - oy) * iy
        tz = (F(z) + HALF + sz * reach - oz) * iz
        step = min(tx, min(ty, tz))
        if value < lay.AIR_BASE and not first:
            face = (
                (0 if dx > ZERO else 1)
                if near_x <= far_y and near_x <= near_z
                else ((2 if dy > ZERO else 3) if far_y <= near_z else (4 if dz > ZERO else 5))
            )
            if value < lay.FIRST_PLANT and value != lay.WATER:
                t = max(t - HAIR, ZERO)
                px, py, pz = ox + dx * t - F(x), oy + dy * t - F(y), oz + dz * t - F(z)
                u = pz if face < 2 else px
                v = pz if face == 2 or face == 3 else ONE - py
                return (
                    value,
                    face,
                    t,
                    x,
                    y,
                    z,
                    min(max(u, ZERO), F(0.9999)),
                    min(max(v, ZERO), F(0.9999)),
                    water_t,
                    water_face,
                    shape_t,
                    mark,
                )
            if value == lay.WATER:
                if not wet and water_t == ZERO:
                    water_t, water_face = t, face
                if water_t > ZERO and t - water_t > F(8):
                    break
        if value >= lay.FIRST_PLANT and value < lay.AIR_BASE:
            if value < lay.FIRST_PARTIAL:
                plant_t, u, v = _plant(rows, value, x, y, z, ox, oy, oz, dx, dy, dz, t, step)
                if plant_t > ZERO:
                    return value, lay.FACE_PLANT, plant_t, x, y, z, u, v, water_t, water_face, shape_t, mark
            else:
                part_t, face, box = _partial(rows, value, x, y, z, ox, oy, oz, ix, iy, iz)
                if part_t > ZERO:
                    px, py, pz = ox + dx * part_t - F(x), oy + dy * part_t - F(y), oz + dz * part_t - F(z)
                    u = pz if face < 2 else px
                    v = pz if face == 2 or face == 3 else ONE - py
                    # A face within the cell is lit by the cell itself: as if it were that of the cell behind it.
                    inner = (box >> (4 * (face >> 1) + 12 * (face & 1)) & 15) != 15 * (face & 1)
                    back = 0 if not inner else (-1 if face & 1 else 1)
                    x += back if face < 2 else 0
                    y += back if face == 2 or face == 3 else 0
                    z += back if face > 3 else 0
                    return (
                        box >> 24,
                        face,
                        part_t,
                        x,
                        y,
                        z,
                        min(max(u, ZERO), F(0.9999)),
                        min(max(v, ZERO), F(0.9999)),
                        water_t,
                        water_face,
                        shape_t,
                        mark,
                    )
        if ornaments is not None and value >= lay.SITE_BASE and shape_t == ZERO:
            shape_t, mark = meet(
                rows, light, ornaments, at, time, value - lay.SITE_BASE, x, y, z, ox, oy, oz, dx, dy, dz, t, step
            )
        wet, first = value == lay.WATER, False
        t = max(step, t) + HAIR
        x, y, z = math.floor(ox + dx * t), math.floor(oy + dy * t), math.floor(oz + dz * t)
    return 0, lay.NO_FACE, ZERO, x, y, z, ZERO, ZERO, water_t, water_face, shape_t, mark


@inlined
def _light_at(light, x, y, z, own, shade):
    """Sky and lamp light of a cell, 0..1; a cell that casts a shadow gives a part of the light of `own`."""
    if y >= lay.SIZE_Y:
        return ONE, ZERO
    value = int(light[np.uint32((max(y, 0) * lay.SIZE_Z + (z & MASK_Z)) * lay.SIZE_X + (x & MASK_X))])
    if value == lay.OPAQUE:
        keep = ONE - shade
        return F(own & 15) / F(15) * keep, F(own >> 4) / F(15) * keep
    return F(value & 15) / F(15), F(value >> 4) / F(15)


@inlined
def _smooth_light(light, face, x, y, z, u, v, shade):
    """Light on a face, blended between the cell in front of it and the three nearest around that: smooth light and
    corner shadows in one.
    """
    if face == lay.FACE_PLANT:
        return _light_at(light, x, y, z, 15, ZERO)
    du = 1 if u > HALF else -1
    dv = 1 if v > HALF else -1
    a, b = abs(u - HALF), abs(v - HALF)
    ux, uz, vx, vy, vz = 0, 0, 0, 0, 0
    if face < 2:
        x += 1 if face == 1 else -1
        uz, vy = du, -dv
    elif face < 4:
        y += 1 if face == 3 else -1
        ux, vz = du, dv
    else:
        z += 1 if face == 5 else -1
        ux, vy = du, -dv
    own = (
        15
        if y >= lay.SIZE_Y
        else int(light[np.uint32((max(y, 0) * lay.SIZE_Z + (z & MASK_Z)) * lay.SIZE_X + (x & MASK_X))])
    )
    if own == lay.OPAQUE:
        own = 0
    s1, l1 = _light_at(light, x + ux, y, z + uz, own, shade)
    s2, l2 = _light_at(light, x + vx, y + vy, z + vz, own, shade)
    s3, l3 = _light_at(light, x + ux + vx, y + vy, z + uz + vz, own, shade)
    w0, w1, w2, w3 = (ONE - a) * (ONE - b), a * (ONE - b), (ONE - a) * b, a * b
    sky = F(own & 15) / F(15) * w0 + s1 * w1 + s2 * w2 + s3 * w3
    lamp = F(own >> 4) / F(15) * w0 + l1 * w1 + l2 * w2 + l3 * w3
    return sky, lamp


@inlined
def _texel(textures, block, side, u, v, footprint):
    """Red, green, blue and glow (0..1) of a block's face, from the mip level whose texels are as large as the ray is
    wide.
    """
    level = 0
    width = footprint * F(lay.TILE)
    for bound in (F(1.4142), F(2.8284), F(5.6569), F(11.3137), F(22.6274)):
        level += 1 if width > bound else 0
    size = lay.TILE >> level
    column = min(max(int(u * F(size)), 0), size - 1)
    row = min(max(int(v * F(size)), 0), size - 1)
    packed = int(textures[block, side, MIP_START[level] + row * size + column])
    k = F(1 / 255)
    return F(packed & 255) * k, F((packed >> 8) & 255) * k, F((packed >> 16) & 255) * k, F((packed >> 24) & 255) * k


@inlined
def _face_factor(env, face):
    if face < 2:
        return env[lay.FACE_X]
    if face == 2:
        return env[lay.FACE_DOWN]
    return env[lay.FACE_Z] if face == 4 or face == 5 else ONE


@inlined
def _surface(textures, env, light, hit, pixel, dx, dy, dz):
    """The colour of a solid face or plant, lit, with its edge line."""
    block, face, t, x, y, z, u, v, _, _, _, _ = hit
    side = lay.TOP if face == 3 else (lay.BOTTOM if face == 2 else lay.SIDE)
    slant = abs(dx) if face < 2 else (abs(dy) if face < 4 else (abs(dz) if face < 6 else ONE))
    footprint = t * pixel
    r, g, b, glow = _texel(textures, block, side, u, v, footprint / math.sqrt(max(slant, F(0.06))) * env[lay.MIP_BIAS])
    sky, lamp = _smooth_light(light, face, x, y, z, u, v, env[lay.SHADE])
    factor = _face_factor(env, face)
    if env[lay.CELL_NOISE] > ZERO:
        factor *= ONE + env[lay.CELL_NOISE] * (hashed(x & MASK_X, y, z & MASK_Z) - HALF)
    r, g, b = (
        lit(env, r, glow, factor, sky, lamp, 0),
        lit(env, g, glow, factor, sky, lamp, 1),
        lit(env, b, glow, factor, sky, lamp, 2),
    )
    if env[lay.EDGE] > ZERO and face < lay.FACE_PLANT:
        border = min(min(u, ONE - u), min(v, ONE - v))
        if border < env[lay.EDGE_WIDTH]:
            k = env[lay.EDGE] * min(env[lay.EDGE_WIDTH] * F(1.5) / footprint, ONE)
            r += (env[lay.EDGE_COLOUR] - r) * k
            g += (env[lay.EDGE_COLOUR + 1] - g) * k
            b += (env[lay.EDGE_COLOUR + 2] - b) * k
    return r, g, b


@inlined
def _under_water(textures, env, colour, hit, end, pixel, time, ox, oy, oz, dx, dy, dz):
    """Lays the water surface that a ray passed over the colour behind it, which is `end` away (0: nothing is there)."""
    r, g, b = colour
    t, face = hit[8], hit[9]
    px, py, pz = ox + dx * t, oy + dy * t, oz + dz * t
    u = pz if face < 2 else px
    v = (pz if face == 2 or face == 3 else -py) + time * F(0.25)
    slant = abs(dy) if face == 2 or face == 3 else (abs(dx) if face < 2 else abs(dz))
    wr, wg, wb, glow = _texel(
        textures, lay.WATER, lay.TOP, u - math.floor(u), v - math.floor(v), t * pixel / math.sqrt(max(slant, F(0.06)))
    )
    depth = end - t if end > ZERO else F(8)
    k = env[lay.WATER_ALPHA] + (ONE - env[lay.WATER_ALPHA]) * (ONE - math.exp(-depth * F(0.3)))
    mirror = (ONE - slant) * (ONE - slant) * F(0.6) * (ONE - glow)
    factor = _face_factor(env, face)
    wr = lit(env, wr, glow, factor, ONE, ZERO, 0)
    wg = lit(env, wg, glow, factor, ONE, ZERO, 1)
    wb = lit(env, wb, glow, factor, ONE, ZERO, 2)
    sr, sg, sb = gradient(env, abs(dy))
    wr, wg, wb = wr + (sr - wr) * mirror, wg + (sg - wg) * mirror, wb + (sb - wb) * mirror
    tint = F(0.5) * k
    r, g, b = (
        r + (env[lay.WATER_COLOUR] - r) * tint,
        g + (env[lay.WATER_COLOUR + 1] - g) * tint,
        b + (env[lay.WATER_COLOUR + 2] - b) * tint,
    )
    return r + (wr - r) * k, g + (wg - g) * k, b + (wb - b) * k


@inlined
def shade(rows, textures, env, ornaments, bodies, stride, scene, light, hit, pixel, time, ox, oy, oz, dx, dy, dz, far):
    """The colour of one ray in one look; without `ornaments` (None) those that it met are not there. `bodies` is None
    where no ray meets any.
    """
    solid, end, wet = hit[0] > 0, hit[2], hit[8] > ZERO
    worn = False
    if ornaments is not None:
        worn = hit[10] > ZERO
        end = hit[10] if worn else end
        wet = wet and (hit[8] < end or not worn)
    if not solid and not wet and not worn:
        return sky(rows, env, scene, time, ox, oy, oz, dx, dy, dz)
    colour = (env[lay.WATER_COLOUR], env[lay.WATER_COLOUR + 1], env[lay.WATER_COLOUR + 2])
    if ornaments is not None and worn:
        colour = coloured(env, ornaments, hit[11])
    elif bodies is not None and hit[0] == lay.CREATURE:
        colour = painted(rows, env, bodies, stride, light, hit, pixel)
    elif solid:
        colour = _surface(textures, env, light, hit, pixel, dx, dy, dz)
    if wet:
        colour = _under_water(textures, env, colour, hit, end, pixel, time, ox, oy, oz, dx, dy, dz)
    t = hit[8] if wet else end
    r, g, b = colour
    if t < min(env[lay.FOG_START], far * F(0.7)):
        return colour
    fog = ONE - math.exp(-max(t - env[lay.FOG_START], ZERO) * env[lay.FOG])
    end = min(max((t / far - F(0.7)) / F(0.3), ZERO), ONE)
    fog = max(fog, end * end * (F(3) - F(2) * end))
    hr, hg, hb = gradient(env, dy)
    return r + (hr - r) * fog, g + (hg - g) * fog, b + (hb - b) * fog


@inlined
def grade(env, r, g, b):
    """Saturation, contrast, brightness and gamma of a finished pixel, clamped to 0..1."""
    grey = r * F(0.299) + g * F(0.587) + b * F(0.114)
    s, k, gain, gamma = (
        env[lay.SATURATION],
        env[lay.CONTRAST] * env[lay.GAIN],
        HALF - HALF * env[lay.CONTRAST],
        env[lay.GAMMA],
    )
    r = min(max((grey + (r - grey) * s) * k + gain, ZERO), ONE)
    g = min(max((grey + (g - grey) * s) * k + gain, ZERO), ONE)
    b = min(max((grey + (b - grey) * s) * k + gain, ZERO), ONE)
    if abs(gamma - ONE) > F(1e-3):
        return r**gamma, g**gamma, b**gamma
    return r, g, b


@inlined
def ray(camera, sx, sy):
    """The unit direction of a point of the image plane; no part of it is zero."""
    dx = camera[lay.RIGHT] * sx + camera[lay.UP] * sy + camera[lay.FORWARD]
    dy = camera[lay.RIGHT + 1] * sx + camera[lay.UP + 1] * sy + camera[lay.FORWARD + 1]
    dz = camera[lay.RIGHT + 2] * sx + camera[lay.UP + 2] * sy + camera[lay.FORWARD + 2]
    k = ONE / math.sqrt(dx * dx + dy * dy + dz * dz)
    dx, dy, dz = dx * k, dy * k, dz * k
    tiny = F(1e-6)
    dx = tiny if abs(dx) < tiny else dx
    dy = tiny if abs(dy) < tiny else dy
    dz = tiny if abs(dz) < tiny else dz
    return dx, dy, dz
