# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Triton: the colour of what each ray met. `reference` says the same in plain code, under the same names."""

from __future__ import annotations

import triton
import triton.language as tl

from mirage_kernels.raycast import constants as c
from mirage_kernels.raycast.bodies_kernel import painted
from mirage_kernels.raycast.rays import noise, site_row
from mirage_kernels.raycast.sky_kernel import gradient, sky


@triton.jit
def _light_at(light, x, y, z, own, shade, live):
    inside = live & (y < c.SY)
    value = tl.load(
        light + (tl.maximum(y, 0) * c.SZ + (z & c.MASK_Z)) * c.SX + (x & c.MASK_X), mask=inside, other=15
    ).to(tl.int32)
    dark = value == c.OPAQUE
    keep = tl.where(dark, 1.0 - shade, 1.0) / 15.0
    value = tl.where(dark, own, value)
    return (value & 15).to(tl.float32) * keep, (value >> 4).to(tl.float32) * keep


@triton.jit
def _smooth_light(light, face, x, y, z, u, v, shade, live):
    plant = face == c.FACE_PLANT
    du, dv = tl.where(u > 0.5, 1, -1), tl.where(v > 0.5, 1, -1)
    a, b = tl.where(plant, 0.0, tl.abs(u - 0.5)), tl.where(plant, 0.0, tl.abs(v - 0.5))
    on_x, on_y = face < 2, (face == 2) | (face == 3)
    x = x + tl.where(face == 1, 1, tl.where(face == 0, -1, 0))
    y = y + tl.where(face == 3, 1, tl.where(face == 2, -1, 0))
    z = z + tl.where(face == 5, 1, tl.where(face == 4, -1, 0))
    ux, uz = tl.where(on_x, 0, du), tl.where(on_x, du, 0)
    vy, vz = tl.where(on_y, 0, -dv), tl.where(on_y, dv, 0)
    inside = live & (y < c.SY)
    own = tl.load(light + (tl.maximum(y, 0) * c.SZ + (z & c.MASK_Z)) * c.SX + (x & c.MASK_X), mask=inside, other=15).to(
        tl.int32
    )
    own = tl.where(own == c.OPAQUE, tl.where(plant, 15, 0), own)
    s1, l1 = _light_at(light, x + ux, y, z + uz, own, shade, live)
    s2, l2 = _light_at(light, x, y + vy, z + vz, own, shade, live)
    s3, l3 = _light_at(light, x + ux, y + vy, z + uz + vz, own, shade, live)
    w0, w1, w2, w3 = (1.0 - a) * (1.0 - b), a * (1.0 - b), (1.0 - a) * b, a * b
    sky = (own & 15).to(tl.float32) / 15.0 * w0 + s1 * w1 + s2 * w2 + s3 * w3
    lamp = (own >> 4).to(tl.float32) / 15.0 * w0 + l1 * w1 + l2 * w2 + l3 * w3
    return sky, lamp


@triton.jit
def _texel(textures, block, side, u, v, footprint, live):
    width = footprint * c.TILE
    level = (width > 1.4142).to(tl.int32) + (width > 2.8284).to(tl.int32) + (width > 5.6569).to(tl.int32)
    level += (width > 11.3137).to(tl.int32) + (width > 22.6274).to(tl.int32)
    size = c.TILE >> level
    start = tl.where(
        level == 0,
        0,
        tl.where(
            level == 1, 1024, tl.where(level == 2, 1280, tl.where(level == 3, 1344, tl.where(level == 4, 1360, 1364)))
        ),
    )
    column = tl.minimum(tl.maximum((u * size).to(tl.int32), 0), size - 1)
    row = tl.minimum(tl.maximum((v * size).to(tl.int32), 0), size - 1)
    packed = tl.load(textures + (block * c.SIDES + side) * c.TEXELS + start + row * size + column, mask=live, other=0)
    k = 1.0 / 255.0
    r, g, b = (
        (packed & 255).to(tl.float32) * k,
        ((packed >> 8) & 255).to(tl.float32) * k,
        ((packed >> 16) & 255).to(tl.float32) * k,
    )
    return r, g, b, ((packed >> 24) & 255).to(tl.float32) * k


@triton.jit
def _lit(env, r, g, b, glow, factor, sky, lamp):
    k, shine, lamp = factor * (1.0 - glow), tl.load(env + c.GLOW) * glow, lamp * lamp
    r = r * (
        (tl.load(env + c.AMBIENT) + tl.load(env + c.SKY_LIGHT) * sky + tl.load(env + c.LAMP_LIGHT) * lamp) * k + shine
    )
    g = g * (
        (tl.load(env + c.AMBIENT + 1) + tl.load(env + c.SKY_LIGHT + 1) * sky + tl.load(env + c.LAMP_LIGHT + 1) * lamp)
        * k
        + shine
    )
    b = b * (
        (tl.load(env + c.AMBIENT + 2) + tl.load(env + c.SKY_LIGHT + 2) * sky + tl.load(env + c.LAMP_LIGHT + 2) * lamp)
        * k
        + shine
    )
    return r, g, b


@triton.jit
def _face_factor(env, face):
    upright = tl.where((face == 4) | (face == 5), tl.load(env + c.FACE_Z), 1.0)
    return tl.where(face < 2, tl.load(env + c.FACE_X), tl.where(face == 2, tl.load(env + c.FACE_DOWN), upright))


@triton.jit
def _surface(textures, env, light, block, face, t, x, y, z, u, v, pixel, dx, dy, dz, live):
    side = tl.where(face == 3, 1, tl.where(face == 2, 2, 0))
    slant = tl.where(face < 2, tl.abs(dx), tl.where(face < 4, tl.abs(dy), tl.where(face < 6, tl.abs(dz), 1.0)))
    footprint = t * pixel
    width = footprint / tl.sqrt(tl.maximum(slant, 0.06)) * tl.load(env + c.MIP_BIAS)
    r, g, b, glow = _texel(textures, block, side, u, v, width, live)
    sky, lamp = _smooth_light(light, face, x, y, z, u, v, tl.load(env + c.SHADE), live)
    factor = _face_factor(env, face) * (
        1.0 + tl.load(env + c.CELL_NOISE) * (noise(x & c.MASK_X, y, z & c.MASK_Z) - 0.5)
    )
    r, g, b = _lit(env, r, g, b, glow, factor, sky, lamp)
    border = tl.minimum(tl.minimum(u, 1.0 - u), tl.minimum(v, 1.0 - v))
    width = tl.load(env + c.EDGE_WIDTH)
    k = tl.load(env + c.EDGE) * tl.minimum(width * 1.5 / tl.maximum(footprint, 1e-6), 1.0)
    k = tl.where((border < width) & (face < c.FACE_PLANT), k, 0.0)
    r += (tl.load(env + c.EDGE_COLOUR) - r) * k
    g += (tl.load(env + c.EDGE_COLOUR + 1) - g) * k
    b += (tl.load(env + c.EDGE_COLOUR + 2) - b) * k
    return r, g, b


@triton.jit
def _under_water(textures, env, r, g, b, end, t, face, pixel, time, ox, oy, oz, dx, dy, dz, live):
    px, py, pz = ox + dx * t, oy + dy * t, oz + dz * t
    flat = (face == 2) | (face == 3)
    u = tl.where(face < 2, pz, px)
    v = tl.where(flat, pz, -py) + time * 0.25
    slant = tl.where(flat, tl.abs(dy), tl.where(face < 2, tl.abs(dx), tl.abs(dz)))
    width = t * pixel / tl.sqrt(tl.maximum(slant, 0.06))
    wr, wg, wb, glow = _texel(
        textures, tl.zeros_like(face) + c.WATER_ID, 1, u - tl.floor(u), v - tl.floor(v), width, live
    )
    depth = tl.where(end > 0.0, end - t, 8.0)
    alpha = tl.load(env + c.WATER_ALPHA)
    k = alpha + (1.0 - alpha) * (1.0 - tl.exp(-depth * 0.3))
    mirror = (1.0 - slant) * (1.0 - slant) * 0.6 * (1.0 - glow)
    wr, wg, wb = _lit(env, wr, wg, wb, glow, _face_factor(env, face), 1.0, 0.0)
    sr, sg, sb = gradient(env, tl.abs(dy))
    wr, wg, wb = wr + (sr - wr) * mirror, wg + (sg - wg) * mirror, wb + (sb - wb) * mirror
    tint = tl.where(live, 0.5 * k, 0.0)
    r += (tl.load(env + c.WATER_COLOUR) - r) * tint
    g += (tl.load(env + c.WATER_COLOUR + 1) - g) * tint
    b += (tl.load(env + c.WATER_COLOUR + 2) - b) * tint
    return tl.where(live, r + (wr - r) * k, r), tl.where(live, g + (wg - g) * k, g), tl.where(live, b + (wb - b) * k, b)


@triton.jit
def _ornament(ornaments, env, mark, live):
    """The lit colour of an ornament's texel, by the mark that `cast` left."""
    site, texel = (mark >> 8) & 15, mark >> 12
    row = ornaments + site_row(site) * c.N_ORNAMENT
    at = row + tl.where(texel == 1, c.FIRST_COLOUR, c.SECOND_COLOUR)
    r, g, b = tl.load(at, mask=live, other=0), tl.load(at + 1, mask=live, other=0), tl.load(at + 2, mask=live, other=0)
    glow = tl.load(row + c.ORNAMENT_GLOW, mask=live & (texel == 3), other=0)
    upright = tl.where((site & 3) < 2, tl.load(env + c.FACE_X), tl.load(env + c.FACE_Z))
    factor = tl.where(site >= c.SITE_HANG, 1.0, upright)
    sky, lamp = (mark & 15).to(tl.float32) / 15.0, ((mark >> 4) & 15).to(tl.float32) / 15.0
    return _lit(env, r, g, b, glow, factor, sky, lamp)


@triton.jit
def shade(
    rows,
    textures,
    env,
    ornaments,
    bodies,
    scene,
    light,
    block,
    face,
    hit_t,
    x,
    y,
    z,
    u,
    v,
    water_t,
    water_face,
    shape_t,
    mark,
    cloud,
    pixel,
    time,
    ox,
    oy,
    oz,
    dx,
    dy,
    dz,
    far,
    live,
    WORN: tl.constexpr,
    MOBS: tl.constexpr,
    STRIDE: tl.constexpr,
):
    """The colour of one ray in one look; unless it is `WORN`, the ornaments that the ray met are not there."""
    wet = water_t > 0.0
    solid = block > 0
    built = live & solid & (block != c.CREATURE) if MOBS > 0 else live & solid
    r, g, b = _surface(textures, env, light, block, face, hit_t, x, y, z, u, v, pixel, dx, dy, dz, built)
    if MOBS > 0:
        creature = live & (block == c.CREATURE)
        if tl.max(creature.to(tl.int32), axis=0) > 0:
            cr, cg, cb, glow, factor, sky_light, lamp = painted(
                rows, env, bodies, light, x, y, hit_t, u, v, pixel, creature, STRIDE
            )
            cr, cg, cb = _lit(env, cr, cg, cb, glow, factor, sky_light, lamp)
            r, g, b = tl.where(creature, cr, r), tl.where(creature, cg, g), tl.where(creature, cb, b)
    if WORN:
        worn = shape_t > 0.0
        if tl.max(worn.to(tl.int32), axis=0) > 0:
            sr, sg, sb = _ornament(ornaments, env, mark, live & worn)
            r, g, b = tl.where(worn, sr, r), tl.where(worn, sg, g), tl.where(worn, sb, b)
            wet = wet & ((water_t < shape_t) | (~worn))
            hit_t = tl.where(worn, shape_t, hit_t)
            solid = solid | worn
    r = tl.where(solid, r, tl.load(env + c.WATER_COLOUR))
    g = tl.where(solid, g, tl.load(env + c.WATER_COLOUR + 1))
    b = tl.where(solid, b, tl.load(env + c.WATER_COLOUR + 2))
    if tl.max(wet.to(tl.int32), axis=0) > 0:
        r, g, b = _under_water(
            textures, env, r, g, b, hit_t, water_t, water_face, pixel, time, ox, oy, oz, dx, dy, dz, live & wet
        )
    t = tl.where(wet, water_t, hit_t)
    fog = 1.0 - tl.exp(-tl.maximum(t - tl.load(env + c.FOG_START), 0.0) * tl.load(env + c.FOG))
    end = tl.minimum(tl.maximum((t / far - 0.7) / 0.3, 0.0), 1.0)
    fog = tl.maximum(fog, end * end * (3.0 - 2.0 * end))
    hr, hg, hb = gradient(env, dy)
    r, g, b = r + (hr - r) * fog, g + (hg - g) * fog, b + (hb - b) * fog
    nothing = (~solid) & (~wet)
    if tl.max(nothing.to(tl.int32), axis=0) > 0:
        sr, sg, sb = sky(env, scene, cloud, time, dx, dy, dz)
        r, g, b = tl.where(nothing, sr, r), tl.where(nothing, sg, g), tl.where(nothing, sb, b)
    return r, g, b


@triton.jit
def _raised(value, gamma):
    return tl.where(tl.abs(gamma - 1.0) > 1e-3, tl.exp(gamma * tl.log(tl.maximum(value, 1e-6))), value)


@triton.jit
def _grade(env, r, g, b):
    grey = r * 0.299 + g * 0.587 + b * 0.114
    s, contrast, gamma = tl.load(env + c.SATURATION), tl.load(env + c.CONTRAST), tl.load(env + c.GAMMA)
    k, lift = contrast * tl.load(env + c.GAIN), 0.5 - 0.5 * contrast
    r = tl.minimum(tl.maximum((grey + (r - grey) * s) * k + lift, 0.0), 1.0)
    g = tl.minimum(tl.maximum((grey + (g - grey) * s) * k + lift, 0.0), 1.0)
    b = tl.minimum(tl.maximum((grey + (b - grey) * s) * k + lift, 0.0), 1.0)
    return _raised(r, gamma), _raised(g, gamma), _raised(b, gamma)


@triton.jit
def store(images, base, plane, env, r, g, b, samples, live):
    """Averages, grades and writes the pixels of one look."""
    k = 1.0 / samples
    r, g, b = _grade(env, r * k, g * k, b * k)
    tl.store(images + base, r, mask=live)
    tl.store(images + base + plane, g, mask=live)
    tl.store(images + base + 2 * plane, b, mask=live)
