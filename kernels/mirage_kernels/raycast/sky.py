# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""The sky in plain scalar code: the reference of `sky_kernel.py`, part of `reference.py`.

Bodies other than the sun stand still over the world, and a look without them pays one comparison for each.
"""

from __future__ import annotations

import math

import numpy as np

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import tables
from mirage_kernels.scalar import inlined

F = np.float32
ONE, ZERO, HALF = F(1), F(0), F(0.5)
CLOUD_MASK, CLOUD_SIDE = tables.CLOUD_SIDE - 1, tables.CLOUD_SIDE
CLOUDS_AT, CLOUD_SCALE = tables.CLOUDS_AT, F(1 / tables.CLOUD_SCALE)
TURN = F(2 * math.pi / lay.CLOCK_S)
PLANET_X, PLANET_Y, PLANET_Z = (F(a) for a in lay.PLANET)
PLANET_RIGHT_X, PLANET_RIGHT_Z = F(lay.PLANET_RIGHT[0]), F(lay.PLANET_RIGHT[2])
PLANET_UP_X, PLANET_UP_Y, PLANET_UP_Z = (F(a) for a in lay.PLANET_UP)
RAINBOW_X, RAINBOW_Y, RAINBOW_Z = (F(a) for a in lay.RAINBOW_MIDDLE)
RAINBOW_OUTER, RAINBOW_SCALE = F(lay.RAINBOW_OUTER), F(1 / (lay.RAINBOW_INNER - lay.RAINBOW_OUTER))


@inlined
def hashed(x, y, z):
    """A number in 0..1 for a cell of a lattice."""
    low = 0xFFFFFFFF
    h = (np.int64(x) * 374761393 + np.int64(y) * 668265263 + np.int64(z) * 1103515245) & low
    h = ((h ^ (h >> 13)) * 1274126177) & low
    h = h ^ (h >> 16)
    return F(h & 0xFFFF) / F(65535)


@inlined
def sine(x):
    """The sine of an angle, to a thousandth: cheap, and the same on every device."""
    turn = x * F(1 / (2 * math.pi))
    turn -= math.floor(turn + HALF)
    y = turn * (F(8) - F(16) * abs(turn))
    return y * (F(0.775) + F(0.225) * abs(y))


@inlined
def _within(value):
    return min(max(value, ZERO), ONE)


@inlined
def gradient(env, dy):
    """The plain sky in a direction."""
    up = dy >= ZERO
    g = ONE - math.exp((-dy if up else dy * F(2)) * env[lay.SKY_CURVE])
    top = lay.ZENITH if up else lay.NADIR
    if env[lay.BANDS] > ZERO:
        g = math.floor(g * env[lay.BANDS] + HALF) / env[lay.BANDS]
    k = ONE - g
    return (
        env[lay.HORIZON] * k + env[top] * g,
        env[lay.HORIZON + 1] * k + env[top + 1] * g,
        env[lay.HORIZON + 2] * k + env[top + 2] * g,
    )


@inlined
def _cloud(rows, scene, ox, oy, oz, dx, dy, dz):
    """How much a cloud covers the sky in a direction, 0..1."""
    if dy < F(0.02) or scene[lay.CLOUD_COVER] <= ZERO:
        return ZERO
    k = (F(110) - oy) / dy
    column = math.floor((ox + dx * k + scene[lay.CLOUD_X]) * F(1 / 12)) & CLOUD_MASK
    row = math.floor((oz + dz * k + scene[lay.CLOUD_Z]) * F(1 / 12)) & CLOUD_MASK
    n = F(rows[np.uint32(CLOUDS_AT + row * CLOUD_SIDE + column)]) * CLOUD_SCALE
    return min(max((dy - F(0.02)) * F(9), ZERO), ONE) if n < scene[lay.CLOUD_COVER] else ZERO


@inlined
def _nebula(env, dx, dy, dz):
    """How bright the nebula is in a direction, 0..1: two octaves of warped waves."""
    warp = F(0.9) * sine(F(4.3) * dx - F(2.6) * dz + F(0.8)) + F(0.8) * sine(F(4.9) * dz + F(3.1) * dy)
    wide = sine(F(5.2) * dx + F(3.9) * dy - F(2.9) * dz + warp)
    fine = sine(F(11) * dz - F(9) * dx + F(10) * dy + F(1.2) * wide + HALF * warp)
    k = _within(HALF + F(0.36) * wide + F(0.26) * fine)
    return env[lay.NEBULA] * k * k


@inlined
def _curtain(along, dy, middle, phase):
    """Light of one curtain of an aurora, and how high above its hem a direction is."""
    swing = F(0.6) * sine(phase)
    hem = middle + F(0.07) * sine(F(4.5) * along + F(12) * middle + swing) + F(0.025) * sine(F(11) * along - phase)
    above = dy - hem
    light = math.exp(-above * F(6)) if above > ZERO else math.exp(above * F(45))
    return light * (F(0.6) + F(0.4) * sine(F(38) * along + F(2.5) * sine(F(7) * along + phase))), above


@inlined
def _aurora(env, time, dx, dy, dz, r, g, b):
    """Two curtains across the northern half of the sky, turning violet with height."""
    level = math.sqrt(dx * dx + dz * dz) + F(1e-4)
    along, phase = dx / level, time * TURN
    near, near_above = _curtain(along, dy, F(0.15), phase)
    far, far_above = _curtain(along, dy, F(0.36), phase)
    share = env[lay.AURORA] * _within(F(0.15) - dz / level * F(2.5)) * _within(dy * F(10))
    near, far = near * share, far * share * F(0.7)
    violet = near * _within(near_above * F(3)) + far * _within(far_above * F(3))
    plain = near + far - violet
    return (
        r + env[lay.AURORA_COLOUR] * plain + F(0.45) * violet,
        g + env[lay.AURORA_COLOUR + 1] * plain + F(0.16) * violet,
        b + env[lay.AURORA_COLOUR + 2] * plain + F(0.75) * violet,
    )


@inlined
def _planet(env, dx, dy, dz, r, g, b):
    """A banded disc lit from one side, and its ring before and behind it."""
    front = dx * PLANET_X + dy * PLANET_Y + dz * PLANET_Z
    if front < F(0.3):
        return r, g, b
    k = ONE / (front * env[lay.PLANET_SIZE])
    x = (dx * PLANET_RIGHT_X + dz * PLANET_RIGHT_Z) * k
    y = (dx * PLANET_UP_X + dy * PLANET_UP_Y + dz * PLANET_UP_Z) * k
    x, y = x * F(0.94) + y * F(0.34), y * F(0.94) - x * F(0.34)
    from_middle = x * x + y * y
    inside = from_middle < ONE
    if inside:
        depth = math.sqrt(ONE - from_middle)
        light = F(0.06) + F(1.05) * _within(F(0.8) * depth - F(0.5) * x + F(0.34) * y)
        stripe = y * F(3.5) + F(0.15) * sine(x * F(4))
        light *= F(0.84) if stripe - math.floor(stripe) < F(0.4) else ONE
        r = r * F(0.3) + env[lay.PLANET_COLOUR] * light
        g = g * F(0.3) + env[lay.PLANET_COLOUR + 1] * light
        b = b * F(0.3) + env[lay.PLANET_COLOUR + 2] * light
    reach = math.sqrt(x * x + y * y * F(14))
    ring = reach > F(1.35) and reach < F(2.15) and abs(reach - F(1.8)) > F(0.04) and not (inside and y > ZERO)
    if ring:
        k = env[lay.PLANET_RING] * (F(0.75) if reach < F(1.8) else F(0.5))
        r += (env[lay.PLANET_COLOUR] * F(0.8) + F(0.22) - r) * k
        g += (env[lay.PLANET_COLOUR + 1] * F(0.8) + F(0.22) - g) * k
        b += (env[lay.PLANET_COLOUR + 2] * F(0.8) + F(0.22) - b) * k
    return r, g, b


@inlined
def _rainbow(env, dx, dy, dz, r, g, b):
    """An arc with red outside."""
    p = (dx * RAINBOW_X + dy * RAINBOW_Y + dz * RAINBOW_Z - RAINBOW_OUTER) * RAINBOW_SCALE
    if p <= ZERO or p >= ONE:
        return r, g, b
    k = env[lay.RAINBOW] * F(0.75) * _within(p * F(7)) * _within((ONE - p) * F(5)) * _within(dy * F(8))
    red = _within(F(1.9) - p * F(4)) + F(0.6) * _within(p * F(4) - F(3))
    green = _within(F(1.35) - abs(p - F(0.45)) * F(5))
    blue = _within(p * F(4) - F(1.9))
    return r + (red - r) * k, g + (green - g) * k, b + (blue - b) * k


@inlined
def sky(rows, env, scene, time, ox, oy, oz, dx, dy, dz):
    """The sky with all that stands in it."""
    r, g, b = gradient(env, dy)
    if env[lay.NEBULA] > ZERO:
        k = _nebula(env, dx, dy, dz)
        r, g, b = r + env[lay.NEBULA_COLOUR] * k, g + env[lay.NEBULA_COLOUR + 1] * k, b + env[lay.NEBULA_COLOUR + 2] * k
    # A sky that is all about stars has them by day too.
    if env[lay.STARS] > ZERO and (scene[lay.STARS_ON] > ZERO or env[lay.STARS] >= ONE) and dy > ZERO:
        n = hashed(math.floor(dx * F(70)), math.floor(dy * F(70)), math.floor(dz * F(70)))
        if n < F(0.02):
            glint = env[lay.STARS] * (F(0.4) + F(30) * n) * min(dy * F(4), ONE)
            r, g, b = r + glint, g + glint, b + glint
    if env[lay.AURORA] > ZERO and dy > ZERO:
        r, g, b = _aurora(env, time, dx, dy, dz, r, g, b)
    front = dx * scene[lay.SUN] + dy * scene[lay.SUN + 1] + dz * scene[lay.SUN + 2]
    if scene[lay.SUN_ON] > ZERO and front > F(0.05):
        sx = (dx * scene[lay.SUN_RIGHT] + dy * scene[lay.SUN_RIGHT + 1] + dz * scene[lay.SUN_RIGHT + 2]) / front
        sy = (dx * scene[lay.SUN_UP] + dy * scene[lay.SUN_UP + 1] + dz * scene[lay.SUN_UP + 2]) / front
        size = env[lay.SUN_SIZE]
        near = math.sqrt(sx * sx + sy * sy)
        distance = max(abs(sx), abs(sy)) if env[lay.SUN_SQUARE] > HALF else near
        halo = env[lay.SUN_HALO] * math.exp(-near * F(3.5)) * min((front - F(0.05)) * F(4), ONE)
        r += env[lay.SUN_COLOUR] * halo
        g += env[lay.SUN_COLOUR + 1] * halo
        b += env[lay.SUN_COLOUR + 2] * halo
        disc = distance < size
        if env[lay.SUN_STRIPES] > ZERO and sy < size * F(0.25):
            stripe = sy / size * env[lay.SUN_STRIPES]
            disc = disc and stripe - math.floor(stripe) > F(0.35)
        if env[lay.CRESCENT] > ZERO:
            cx, cy = sx - size * env[lay.CRESCENT], sy - size * F(0.2)
            disc = disc and cx * cx + cy * cy > size * size * F(0.8)
        if disc and dy > F(-0.02):
            r, g, b = env[lay.SUN_COLOUR], env[lay.SUN_COLOUR + 1], env[lay.SUN_COLOUR + 2]
    if env[lay.PLANET_SIZE] > ZERO:
        r, g, b = _planet(env, dx, dy, dz, r, g, b)
    if env[lay.RAINBOW] > ZERO and dy > ZERO:
        r, g, b = _rainbow(env, dx, dy, dz, r, g, b)
    k = _cloud(rows, scene, ox, oy, oz, dx, dy, dz) * env[lay.CLOUD_ALPHA]
    r += (env[lay.CLOUD_COLOUR] - r) * k
    g += (env[lay.CLOUD_COLOUR + 1] - g) * k
    b += (env[lay.CLOUD_COLOUR + 2] - b) * k
    return r, g, b
