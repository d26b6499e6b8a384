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
def cast(cells, rows, ox, oy, oz, dx, dy, dz, far, live):
    """Walks one ray a lane: block, face, distance, cell, u, v, and the first water surface (0: none)."""
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
    face_x, face_y, face_z = tl.where(dx > 0, 0, 1), tl.where(dy > 0, 2, 3), tl.where(dz > 0, 4, 5)
    live = live & (t < far) & (y >= 0) & (y < c.SY)
    while tl.max(live.to(tl.int32), axis=0) > 0:
        value = tl.load(cells + (y * c.SZ + (z & c.MASK_Z)) * c.SX + (x & c.MASK_X), mask=live, other=1).to(tl.int32)
        reach = tl.maximum(value - c.AIR_BASE, 1).to(tl.float32) - 0.5
        face = tl.where((tx <= ty) & (tx <= tz), face_x, tl.where(ty <= tz, face_y, face_z))
        tx = (x.to(tl.float32) + 0.5 + sx * reach - ox) * ix
        ty = (y.to(tl.float32) + 0.5 + sy * reach - oy) * iy
        tz = (z.to(tl.float32) + 0.5 + sz * reach - oz) * iz
        step = tl.minimum(tx, tl.minimum(ty, tz))
        thing = live & (value < c.AIR_BASE)
        if tl.max(thing.to(tl.int32), axis=0) > 0:
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
            leafy = thing & (value >= c.FIRST_PLANT)
            found, pt, pu, pv = _plant(rows, value, x, y, z, ox, oy, oz, dx, dy, dz, t, step, leafy)
            block, hit_face, hit_t = (
                tl.where(found, value, block),
                tl.where(found, c.FACE_PLANT, hit_face),
                tl.where(found, pt, hit_t),
            )
            hu, hv = tl.where(found, pu, hu), tl.where(found, pv, hv)
            done = solid | found
            hx, hy, hz = tl.where(done, x, hx), tl.where(done, y, hy), tl.where(done, z, hz)
            live = live & (~done) & (~sunk)
        wet, first = value == c.WATER_ID, x < x
        t = tl.maximum(step, t) + c.HAIR
        x, y, z = (
            tl.floor(ox + dx * t).to(tl.int32),
            tl.floor(oy + dy * t).to(tl.int32),
            tl.floor(oz + dz * t).to(tl.int32),
        )
        live = live & (t < far) & (y >= 0) & (y < c.SY)
    return block, hit_face, hit_t, hx, hy, hz, hu, hv, water_t, water_face


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
