# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Triton: the sky and what stands in it. `sky.py` says the same in plain code, under the same names."""

from __future__ import annotations

import triton
import triton.language as tl

from mirage_kernels.raycast import constants as c
from mirage_kernels.raycast.rays import noise, sine


@triton.jit
def gradient(env, dy):
    """The plain sky in a direction."""
    curve, bands = tl.load(env + c.SKY_CURVE), tl.load(env + c.BANDS)
    up = dy >= 0
    g = 1.0 - tl.exp(tl.where(up, -dy, dy * 2.0) * curve)
    g = tl.where(bands > 0, tl.floor(g * bands + 0.5) / tl.maximum(bands, 1.0), g)
    r = tl.load(env + c.HORIZON) * (1.0 - g) + tl.where(up, tl.load(env + c.ZENITH), tl.load(env + c.NADIR)) * g
    h = (
        tl.load(env + c.HORIZON + 1) * (1.0 - g)
        + tl.where(up, tl.load(env + c.ZENITH + 1), tl.load(env + c.NADIR + 1)) * g
    )
    b = (
        tl.load(env + c.HORIZON + 2) * (1.0 - g)
        + tl.where(up, tl.load(env + c.ZENITH + 2), tl.load(env + c.NADIR + 2)) * g
    )
    return r, h, b


@triton.jit
def cloud(rows, scene, ox, oy, oz, dx, dy, dz, live):
    """How much a cloud covers the sky in a direction, 0..1."""
    cover = tl.load(scene + c.CLOUD_COVER)
    seen = live & (dy >= 0.02) & (dy * 0.0 + cover > 0)
    k = (110.0 - oy) / tl.where(seen, dy, 1.0)
    column = tl.floor((ox + dx * k + tl.load(scene + c.CLOUD_X)) * (1 / 12)).to(tl.int32) & (c.CLOUD_SIDE - 1)
    row = tl.floor((oz + dz * k + tl.load(scene + c.CLOUD_Z)) * (1 / 12)).to(tl.int32) & (c.CLOUD_SIDE - 1)
    n = tl.load(rows + c.CLOUDS_AT + row * c.CLOUD_SIDE + column, mask=seen, other=0).to(tl.float32) / c.CLOUD_SCALE
    return tl.where(seen & (n < cover), tl.minimum(tl.maximum((dy - 0.02) * 9.0, 0.0), 1.0), 0.0)


@triton.jit
def _within(value):
    return tl.minimum(tl.maximum(value, 0.0), 1.0)


@triton.jit
def _nebula(env, strength, dx, dy, dz, r, g, b):
    warp = 0.9 * sine(4.3 * dx - 2.6 * dz + 0.8) + 0.8 * sine(4.9 * dz + 3.1 * dy)
    wide = sine(5.2 * dx + 3.9 * dy - 2.9 * dz + warp)
    fine = sine(11.0 * dz - 9.0 * dx + 10.0 * dy + 1.2 * wide + 0.5 * warp)
    k = _within(0.5 + 0.36 * wide + 0.26 * fine)
    k = strength * k * k
    r += tl.load(env + c.NEBULA_COLOUR) * k
    g += tl.load(env + c.NEBULA_COLOUR + 1) * k
    b += tl.load(env + c.NEBULA_COLOUR + 2) * k
    return r, g, b


@triton.jit
def _curtain(along, dy, middle: tl.constexpr, phase):
    hem = middle + 0.07 * sine(4.5 * along + 12.0 * middle + 0.6 * sine(phase))
    hem += 0.025 * sine(11.0 * along - phase)
    above = dy - hem
    light = tl.exp(tl.where(above > 0, -above * 6.0, above * 45.0))
    return light * (0.6 + 0.4 * sine(38.0 * along + 2.5 * sine(7.0 * along + phase))), above


@triton.jit
def _aurora(env, strength, time, dx, dy, dz, r, g, b):
    level = tl.sqrt(dx * dx + dz * dz) + 1e-4
    along, phase = dx / level, time * c.TURN
    near, near_above = _curtain(along, dy, 0.15, phase)
    far, far_above = _curtain(along, dy, 0.36, phase)
    share = strength * _within(0.15 - dz / level * 2.5) * _within(dy * 10.0)
    near, far = near * share, far * share * 0.7
    violet = near * _within(near_above * 3.0) + far * _within(far_above * 3.0)
    plain = near + far - violet
    r += tl.load(env + c.AURORA_COLOUR) * plain + 0.45 * violet
    g += tl.load(env + c.AURORA_COLOUR + 1) * plain + 0.16 * violet
    b += tl.load(env + c.AURORA_COLOUR + 2) * plain + 0.75 * violet
    return r, g, b


@triton.jit
def _planet(env, size, dx, dy, dz, r, g, b):
    front = dx * c.PLANET_X + dy * c.PLANET_Y + dz * c.PLANET_Z
    seen = front >= 0.3
    k = 1.0 / tl.where(seen, front * size, 1.0)
    px = (dx * c.PLANET_RIGHT_X + dz * c.PLANET_RIGHT_Z) * k
    py = (dx * c.PLANET_UP_X + dy * c.PLANET_UP_Y + dz * c.PLANET_UP_Z) * k
    x, y = px * 0.94 + py * 0.34, py * 0.94 - px * 0.34
    from_middle = x * x + y * y
    inside = seen & (from_middle < 1.0)
    depth = tl.sqrt(tl.maximum(1.0 - from_middle, 0.0))
    light = 0.06 + 1.05 * _within(0.8 * depth - 0.5 * x + 0.34 * y)
    stripe = y * 3.5 + 0.15 * sine(x * 4.0)
    light *= tl.where(stripe - tl.floor(stripe) < 0.4, 0.84, 1.0)
    pr, pg, pb = tl.load(env + c.PLANET_COLOUR), tl.load(env + c.PLANET_COLOUR + 1), tl.load(env + c.PLANET_COLOUR + 2)
    r = tl.where(inside, r * 0.3 + pr * light, r)
    g = tl.where(inside, g * 0.3 + pg * light, g)
    b = tl.where(inside, b * 0.3 + pb * light, b)
    reach = tl.sqrt(x * x + y * y * 14.0)
    ring = seen & (reach > 1.35) & (reach < 2.15) & (tl.abs(reach - 1.8) > 0.04) & (~(inside & (y > 0)))
    k = tl.where(ring, tl.load(env + c.PLANET_RING) * tl.where(reach < 1.8, 0.75, 0.5), 0.0)
    return r + (pr * 0.8 + 0.22 - r) * k, g + (pg * 0.8 + 0.22 - g) * k, b + (pb * 0.8 + 0.22 - b) * k


@triton.jit
def _rainbow(strength, dx, dy, dz, r, g, b):
    p = (dx * c.RAINBOW_X + dy * c.RAINBOW_Y + dz * c.RAINBOW_Z - c.RAINBOW_OUTER) * c.RAINBOW_SCALE
    k = strength * 0.75 * _within(p * 7.0) * _within((1.0 - p) * 5.0) * _within(dy * 8.0)
    red = _within(1.9 - p * 4.0) + 0.6 * _within(p * 4.0 - 3.0)
    green = _within(1.35 - tl.abs(p - 0.45) * 5.0)
    blue = _within(p * 4.0 - 1.9)
    return r + (red - r) * k, g + (green - g) * k, b + (blue - b) * k


@triton.jit
def sky(env, scene, cloud, time, dx, dy, dz):
    """The sky with all that stands in it."""
    r, g, b = gradient(env, dy)
    nebula = tl.load(env + c.NEBULA)
    if nebula > 0:
        r, g, b = _nebula(env, nebula, dx, dy, dz, r, g, b)
    stars = tl.load(env + c.STARS)
    stars = tl.where(stars >= 1.0, stars, stars * tl.load(scene + c.STARS_ON))
    n = noise(tl.floor(dx * 70.0).to(tl.int32), tl.floor(dy * 70.0).to(tl.int32), tl.floor(dz * 70.0).to(tl.int32))
    glint = tl.where((n < 0.02) & (dy > 0), stars * (0.4 + 30.0 * n) * tl.minimum(dy * 4.0, 1.0), 0.0)
    r, g, b = r + glint, g + glint, b + glint
    aurora = tl.load(env + c.AURORA)
    if aurora > 0:
        r, g, b = _aurora(env, aurora, time, dx, dy, dz, r, g, b)
    front = dx * tl.load(scene + c.SUN) + dy * tl.load(scene + c.SUN + 1) + dz * tl.load(scene + c.SUN + 2)
    seen = front * tl.load(scene + c.SUN_ON) > 0.05
    inverse = 1.0 / tl.where(seen, front, 1.0)
    sx = (
        dx * tl.load(scene + c.SUN_RIGHT)
        + dy * tl.load(scene + c.SUN_RIGHT + 1)
        + dz * tl.load(scene + c.SUN_RIGHT + 2)
    ) * inverse
    sy = (
        dx * tl.load(scene + c.SUN_UP) + dy * tl.load(scene + c.SUN_UP + 1) + dz * tl.load(scene + c.SUN_UP + 2)
    ) * inverse
    size = tl.load(env + c.SUN_SIZE)
    near = tl.sqrt(sx * sx + sy * sy)
    distance = tl.where(tl.load(env + c.SUN_SQUARE) > 0.5, tl.maximum(tl.abs(sx), tl.abs(sy)), near)
    halo = tl.load(env + c.SUN_HALO) * tl.exp(-near * 3.5) * tl.minimum((front - 0.05) * 4.0, 1.0)
    halo = tl.where(seen, halo, 0.0)
    sun_r, sun_g, sun_b = tl.load(env + c.SUN_COLOUR), tl.load(env + c.SUN_COLOUR + 1), tl.load(env + c.SUN_COLOUR + 2)
    r, g, b = r + sun_r * halo, g + sun_g * halo, b + sun_b * halo
    stripes = tl.load(env + c.SUN_STRIPES)
    stripe = sy / size * stripes
    gap = (sy * 0.0 + stripes > 0) & (sy < size * 0.25) & (stripe - tl.floor(stripe) <= 0.35)
    crescent = tl.load(env + c.CRESCENT)
    cx, cy = sx - size * crescent, sy - size * 0.2
    bite = (sy * 0.0 + crescent > 0) & (cx * cx + cy * cy <= size * size * 0.8)
    disc = seen & (distance < size) & (~gap) & (~bite) & (dy > -0.02)
    r, g, b = tl.where(disc, sun_r, r), tl.where(disc, sun_g, g), tl.where(disc, sun_b, b)
    planet = tl.load(env + c.PLANET_SIZE)
    if planet > 0:
        r, g, b = _planet(env, planet, dx, dy, dz, r, g, b)
    rainbow = tl.load(env + c.RAINBOW)
    if rainbow > 0:
        r, g, b = _rainbow(rainbow, dx, dy, dz, r, g, b)
    k = cloud * tl.load(env + c.CLOUD_ALPHA)
    r += (tl.load(env + c.CLOUD_COLOUR) - r) * k
    g += (tl.load(env + c.CLOUD_COLOUR + 1) - g) * k
    b += (tl.load(env + c.CLOUD_COLOUR + 2) - b) * k
    return r, g, b
