# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Triton: casting one ray a lane through a world of cells. `reference._cast` says the same in plain code."""

from __future__ import annotations

import triton
import triton.language as tl

from mirage_kernels.raycast import constants as c


@triton.jit
def noise(x, y, z):
    """A number in 0..1 for a cell of a lattice."""
    h = x.to(tl.uint32) * 374761393 + y.to(tl.uint32) * 668265263 + z.to(tl.uint32) * 1103515245
    h = (h ^ (h >> 13)) * 1274126177
    h = h ^ (h >> 16)
    return (h & 0xFFFF).to(tl.float32) / 65535.0


@triton.jit
def sine(x):
    """The sine of an angle, to a thousandth."""
    turn = x * c.INVERSE_TURN
    turn -= tl.floor(turn + 0.5)
    y = turn * (8.0 - 16.0 * tl.abs(turn))
    return y * (0.775 + 0.225 * tl.abs(y))


@triton.jit
def _plant_side(rows, block, slope, height, offset, x, y, ox, oy, dx, dy, near, far, live):
    flat = tl.abs(slope) <= 1e-5
    t = -(height + offset) / tl.where(flat, 1.0, slope)
    ok = live & (~flat) & (t > near - 1e-4) & (t < far + 1e-4) & (t > 0.05)
    u = ox + dx * t - x.to(tl.float32)
    v = (y + 1).to(tl.float32) - (oy + dy * t)
    ok = ok & (u >= 0) & (u < 1) & (v >= 0) & (v < 1)
    column = tl.where(ok, u * 16.0, 0.0).to(tl.int32)
    row = tl.where(ok, v * 16.0, 0.0).to(tl.int32)
    bits = tl.load(rows + (block - c.FIRST_PLANT) * 16 + row, mask=ok, other=0)
    return ok & (((bits >> column) & 1) > 0), t, u, v


@triton.jit
def _plant(rows, block, x, y, z, ox, oy, oz, dx, dy, dz, near, far, live):
    fx, fz = x.to(tl.float32), z.to(tl.float32)
    hit_a, t_a, u_a, v_a = _plant_side(rows, block, dx - dz, ox - oz, fz - fx, x, y, ox, oy, dx, dy, near, far, live)
    hit_b, t_b, u_b, v_b = _plant_side(
        rows, block, dx + dz, ox + oz, -fx - fz - 1.0, x, y, ox, oy, dx, dy, near, far, live
    )
    second = hit_b & ((~hit_a) | (t_b < t_a))
    return hit_a | hit_b, tl.where(second, t_b, t_a), tl.where(second, u_b, u_a), tl.where(second, v_b, v_a)


@triton.jit
def _partial(rows, value, x, y, z, ox, oy, oz, ix, iy, iz, live):
    """The nearest box of a partial block that the ray enters: distance (or 0), face, the box in its packed form."""
    best, best_face, best_box = ix * 0.0, x * 0, x * 0
    at = rows + c.PARTIAL_AT + tl.where(live, value - c.FIRST_PARTIAL, 0) * c.PARTIAL_STRIDE
    count = tl.load(at, mask=live, other=0)
    gx, gy, gz = x.to(tl.float32) - ox, y.to(tl.float32) - oy, z.to(tl.float32) - oz
    most = tl.max(count, axis=0)
    k = 1
    while k <= most:
        there = live & (k <= count)
        box = tl.load(at + k, mask=there, other=0)
        ax = (gx + (box & 15).to(tl.float32) * 0.0625) * ix
        bx = (gx + (((box >> 12) & 15) + 1).to(tl.float32) * 0.0625) * ix
        ay = (gy + ((box >> 4) & 15).to(tl.float32) * 0.0625) * iy
        by = (gy + (((box >> 16) & 15) + 1).to(tl.float32) * 0.0625) * iy
        az = (gz + ((box >> 8) & 15).to(tl.float32) * 0.0625) * iz
        bz = (gz + (((box >> 20) & 15) + 1).to(tl.float32) * 0.0625) * iz
        end = tl.minimum(tl.maximum(ax, bx), tl.minimum(tl.maximum(ay, by), tl.maximum(az, bz)))
        ax, ay, az = tl.minimum(ax, bx), tl.minimum(ay, by), tl.minimum(az, bz)
        t = tl.maximum(ax, tl.maximum(ay, az))
        met = there & (t < end) & (t > 0.0) & ((best == 0.0) | (t < best))
        face = tl.where(
            (ax >= ay) & (ax >= az),
            tl.where(ix > 0, 0, 1),
            tl.where(ay >= az, tl.where(iy > 0, 2, 3), tl.where(iz > 0, 4, 5)),
        )
        best, best_face, best_box = tl.where(met, t, best), tl.where(met, face, best_face), tl.where(met, box, best_box)
        k += 1
    return best, best_face, best_box


@triton.jit
def site_row(site):
    """The row of `ornaments` for a site."""
    return tl.where(site < c.SITE_HANG, site >> 2, site - 6)


@triton.jit
def _quad(rows, kind, slope, offset, flip, on_x, x, y, z, ox, oy, oz, dx, dy, dz, near, far, cosine, sinus, live):
    flat = tl.abs(slope) <= 1e-5
    t = offset / tl.where(flat, 1.0, slope)
    ok = live & (~flat) & (t > near - 1e-4) & (t < far + 1e-4) & (t > 0.05)
    u = tl.where(on_x, oz + dz * t - z.to(tl.float32), ox + dx * t - x.to(tl.float32))
    u = tl.where(flip, 1.0 - u, u)
    v = (y + 1).to(tl.float32) - (oy + dy * t)
    turns = kind == c.GEAR
    a, b = u - 0.5, v - 0.5
    u, v = tl.where(turns, 0.5 + a * cosine - b * sinus, u), tl.where(turns, 0.5 + a * sinus + b * cosine, v)
    ok = ok & (u >= 0) & (u < 1) & (v >= 0) & (v < 1)
    column, row = tl.where(ok, u * 16.0, 0.0).to(tl.int32), tl.where(ok, v * 16.0, 0.0).to(tl.int32)
    bits = tl.load(rows + c.ORNAMENTS_AT + kind * 16 + row, mask=ok, other=0)
    return (bits >> (2 * column)) & 3, t


@triton.jit
def _meet(rows, light, ornaments, value, x, y, z, ox, oy, oz, dx, dy, dz, near, far, cosine, sinus, live):
    """The nearest texel of a site's shape within a cell: distance (or 0) and mark, see `shapes.meet`."""
    site = value - c.SITE_BASE
    kind = tl.load(ornaments + site_row(site) * c.N_ORNAMENT, mask=live, other=0).to(tl.int32)
    live = live & (kind > 0)
    side, upright = site & 3, site < c.SITE_HANG
    on_x, on_z = upright & (side < 2), upright & (side >= 2)
    gx, gz = x.to(tl.float32) - ox, z.to(tl.float32) - oz
    before = tl.where((side & 1) == 0, 0.0625, 0.9375)
    slope = tl.where(on_x, dx, tl.where(on_z, dz, dx - dz))
    offset = tl.where(on_x, gx + before, tl.where(on_z, gz + before, gx - gz))
    flip = upright & ((side == 0) | (side == 3))
    texel, t = _quad(
        rows, kind, slope, offset, flip, on_x, x, y, z, ox, oy, oz, dx, dy, dz, near, far, cosine, sinus, live
    )
    no, offset = x < x, gx + gz + 1.0
    other, other_t = _quad(
        rows, kind, dx + dz, offset, no, no, x, y, z, ox, oy, oz, dx, dy, dz, near, far, cosine, sinus,
        live & (~upright),
    )  # fmt: skip
    second = (other > 0) & ((texel == 0) | (other_t < t))
    texel, t = tl.where(second, other, texel), tl.where(second, other_t, t)
    found = texel > 0
    at = (y * c.SZ + (z & c.MASK_Z)) * c.SX + (x & c.MASK_X)
    here = tl.load(light + at, mask=found, other=0).to(tl.int32)
    return tl.where(found, t, 0.0), here | (site << 8) | (texel << 12)


@triton.jit
def cast(cells, light, rows, ornaments, time, ox, oy, oz, dx, dy, dz, far, live, WORN: tl.constexpr):
    """Walks one ray a lane: block, face, distance, cell, u, v, the first water surface (0: none), and distance and mark
    of the first ornament (0: none); without `WORN` no site is looked at.
    """
    ix, iy, iz = 1.0 / dx, 1.0 / dy, 1.0 / dz
    sx, sy, sz = tl.where(dx > 0, 1.0, -1.0), tl.where(dy > 0, 1.0, -1.0), tl.where(dz > 0, 1.0, -1.0)
    zero = dx * 0.0
    start = (zero + oy >= c.SY) & (dy < 0)
    t = tl.where(start, (c.SY - oy) * iy + c.HAIR, 0.0)
    tx, ty, tz = zero, tl.where(start, -1.0, 0.0), zero
    first = ~start
    x, y, z = tl.floor(ox + dx * t).to(tl.int32), tl.floor(oy + dy * t).to(tl.int32), tl.floor(oz + dz * t).to(tl.int32)
    block, hit_face, hit_t = x * 0, x * 0 + c.NO_FACE, zero
    hx, hy, hz, hu, hv = x, y, z, zero, zero
    water_t, water_face, wet = zero, x * 0 + c.NO_FACE, x < x
    shape_t, mark = zero, x * 0
    if WORN:
        cosine, sinus = sine((time + 0.25 * c.CLOCK_S) * c.TURN), sine(time * c.TURN)
    face_x, face_y, face_z = tl.where(dx > 0, 0, 1), tl.where(dy > 0, 2, 3), tl.where(dz > 0, 4, 5)
    live = live & (t < far) & (y >= 0) & (y < c.SY)
    while tl.max(live.to(tl.int32), axis=0) > 0:
        value = tl.load(cells + (y * c.SZ + (z & c.MASK_Z)) * c.SX + (x & c.MASK_X), mask=live, other=1).to(tl.int32)
        free = (value > c.AIR_BASE) & (value < c.SITE_BASE)
        reach = tl.where(free, value - c.AIR_BASE, 1).to(tl.float32) - 0.5
        face = tl.where((tx <= ty) & (tx <= tz), face_x, tl.where(ty <= tz, face_y, face_z))
        tx = (x.to(tl.float32) + 0.5 + sx * reach - ox) * ix
        ty = (y.to(tl.float32) + 0.5 + sy * reach - oy) * iy
        tz = (z.to(tl.float32) + 0.5 + sz * reach - oz) * iz
        step = tl.minimum(tx, tl.minimum(ty, tz))
        thing = live & (value < c.AIR_BASE)
        some = live & (~free) if WORN else thing  # one vote for things and sites: most leaps meet neither
        if tl.max(some.to(tl.int32), axis=0) > 0:
            if WORN:
                open_site = live & (value >= c.SITE_BASE) & (shape_t == 0.0)
                if tl.max(open_site.to(tl.int32), axis=0) > 0:
                    shape_at, shape_mark = _meet(
                        rows, light, ornaments, value, x, y, z, ox, oy, oz, dx, dy, dz, t, step, cosine, sinus,
                        open_site,
                    )  # fmt: skip
                    met = open_site & (shape_at > 0.0)
                    shape_t, mark = tl.where(met, shape_at, shape_t), tl.where(met, shape_mark, mark)
            water = value == c.WATER_ID
            solid = thing & (~first) & (value < c.FIRST_PLANT) & (~water)
            flat = (face == 2) | (face == 3)
            at = tl.maximum(t - c.HAIR, 0.0)
            px, py, pz = (
                ox + dx * at - x.to(tl.float32),
                oy + dy * at - y.to(tl.float32),
                oz + dz * at - z.to(tl.float32),
            )
            block, hit_face, hit_t = (
                tl.where(solid, value, block),
                tl.where(solid, face, hit_face),
                tl.where(solid, at, hit_t),
            )
            hu = tl.where(solid, tl.minimum(tl.maximum(tl.where(face < 2, pz, px), 0.0), 0.9999), hu)
            hv = tl.where(solid, tl.minimum(tl.maximum(tl.where(flat, pz, 1.0 - py), 0.0), 0.9999), hv)
            entering = thing & water & (~wet) & (~first) & (water_t == 0.0)
            water_t, water_face = tl.where(entering, t, water_t), tl.where(entering, face, water_face)
            sunk = water & (~first) & (water_t > 0.0) & (t - water_t > 8.0)
            leafy = thing & (value >= c.FIRST_PLANT) & (value < c.FIRST_PARTIAL)
            found, pt, pu, pv = _plant(rows, value, x, y, z, ox, oy, oz, dx, dy, dz, t, step, leafy)
            block, hit_face, hit_t = (
                tl.where(found, value, block),
                tl.where(found, c.FACE_PLANT, hit_face),
                tl.where(found, pt, hit_t),
            )
            hu, hv = tl.where(found, pu, hu), tl.where(found, pv, hv)
            done = solid | found
            hx, hy, hz = tl.where(done, x, hx), tl.where(done, y, hy), tl.where(done, z, hz)
            part = thing & (value >= c.FIRST_PARTIAL)
            if tl.max(part.to(tl.int32), axis=0) > 0:
                pt, side, box = _partial(rows, value, x, y, z, ox, oy, oz, ix, iy, iz, part)
                met = pt > 0.0
                px, py, pz = (
                    ox + dx * pt - x.to(tl.float32),
                    oy + dy * pt - y.to(tl.float32),
                    oz + dz * pt - z.to(tl.float32),
                )
                flat = (side == 2) | (side == 3)
                block, hit_face, hit_t = (
                    tl.where(met, box >> 24, block),
                    tl.where(met, side, hit_face),
                    tl.where(met, pt, hit_t),
                )
                hu = tl.where(met, tl.minimum(tl.maximum(tl.where(side < 2, pz, px), 0.0), 0.9999), hu)
                hv = tl.where(met, tl.minimum(tl.maximum(tl.where(flat, pz, 1.0 - py), 0.0), 0.9999), hv)
                # A face within the cell is lit by the cell itself: as if it were that of the cell behind it.
                beyond = side & 1
                inner = ((box >> (4 * (side >> 1) + 12 * beyond)) & 15) != 15 * beyond
                back = tl.where(inner, 1 - 2 * beyond, 0)
                hx = tl.where(met, x + tl.where(side < 2, back, 0), hx)
                hy = tl.where(met, y + tl.where(flat, back, 0), hy)
                hz = tl.where(met, z + tl.where(side > 3, back, 0), hz)
                done = done | met
            live = live & (~done) & (~sunk)
        wet, first = value == c.WATER_ID, x < x
        t = tl.maximum(step, t) + c.HAIR
        x, y, z = (
            tl.floor(ox + dx * t).to(tl.int32),
            tl.floor(oy + dy * t).to(tl.int32),
            tl.floor(oz + dz * t).to(tl.int32),
        )
        live = live & (t < far) & (y >= 0) & (y < c.SY)
    return block, hit_face, hit_t, hx, hy, hz, hu, hv, water_t, water_face, shape_t, mark


@triton.jit
def ray(camera, sx, sy):
    """The unit direction of a point of the image plane; no part of it is zero."""
    dx = tl.load(camera + c.RIGHT) * sx + tl.load(camera + c.UP) * sy + tl.load(camera + c.FORWARD)
    dy = tl.load(camera + c.RIGHT + 1) * sx + tl.load(camera + c.UP + 1) * sy + tl.load(camera + c.FORWARD + 1)
    dz = tl.load(camera + c.RIGHT + 2) * sx + tl.load(camera + c.UP + 2) * sy + tl.load(camera + c.FORWARD + 2)
    k = 1.0 / tl.sqrt(dx * dx + dy * dy + dz * dz)
    dx, dy, dz = dx * k, dy * k, dz * k
    return (
        tl.where(tl.abs(dx) < 1e-6, 1e-6, dx),
        tl.where(tl.abs(dy) < 1e-6, 1e-6, dy),
        tl.where(tl.abs(dz) < 1e-6, 1e-6, dz),
    )
