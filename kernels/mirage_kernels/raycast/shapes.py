# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Ornaments in plain scalar code: which texel of a shape a ray meets in a site's cell, and that texel's colour. Part of
`reference.py`; the kernel says the same in `rays.py` and `shading.py`.

Before walls and eaves a shape is one quad, elsewhere two crossed ones. What a ray met is packed into a mark: the cell's
light, the site from bit 8 on and the texel from bit 12 on.
"""

from __future__ import annotations

import math

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import ornaments as pictures
from mirage_kernels.raycast import tables
from mirage_kernels.raycast.sky import HALF, ONE, TURN, ZERO, F, sine
from mirage_kernels.scalar import inlined

BEFORE = F(1 / 16)  # how far before a wall its quad is
GEAR = pictures.KINDS.index("gear")


@inlined
def _texel(rows, kind, u, v, time):
    """0 for nothing, 1 for the first colour, 2 for the second, 3 for the second where it glows."""
    if kind == GEAR:
        c, s = sine((time + F(lay.CLOCK_S / 4)) * TURN), sine(time * TURN)
        u, v = HALF + (u - HALF) * c - (v - HALF) * s, HALF + (u - HALF) * s + (v - HALF) * c
    column, row = math.floor(u * F(16)), math.floor(v * F(16))
    if column < 0 or column > 15 or row < 0 or row > 15:
        return 0
    return (rows[tables.ORNAMENTS_AT + kind * 16 + row] >> (2 * column)) & 3


@inlined
def meet(rows, light, ornaments, at, time, site, x, y, z, ox, oy, oz, dx, dy, dz, near, far):
    """The nearest texel of a site's shape that the ray meets within a cell: distance (or 0) and mark. `at` is the
    cell's place in `light`.
    """
    best, mark = ZERO, 0
    row = site >> 2 if site < lay.SITE_HANG else site - 6
    kind = int(ornaments[row, lay.KIND])
    if kind == 0:
        return best, mark
    flat, side = site < lay.SITE_HANG, site & 3
    for k in range(1 if flat else 2):
        if flat:
            slope = dx if side < 2 else dz
            offset = (F(x) - ox if side < 2 else F(z) - oz) + (BEFORE if side % 2 == 0 else ONE - BEFORE)
        else:
            slope = dx - dz if k == 0 else dx + dz
            offset = (F(x) - ox) - (F(z) - oz) if k == 0 else (F(x) - ox) + (F(z) - oz) + ONE
        if abs(slope) > F(1e-5):
            t = offset / slope
            if t > near - F(1e-4) and t < far + F(1e-4) and t > F(0.05) and (best == ZERO or t < best):
                u = oz + dz * t - F(z) if flat and side < 2 else ox + dx * t - F(x)
                u = ONE - u if flat and (side == 0 or side == 3) else u
                texel = _texel(rows, kind, u, F(y + 1) - (oy + dy * t), time)
                if texel > 0:
                    best, mark = t, int(light[at]) | site << 8 | texel << 12
    return best, mark


@inlined
def coloured(env, ornaments, mark):
    """The lit colour of what `meet` found."""
    site, texel = mark >> 8 & 15, mark >> 12
    row = site >> 2 if site < lay.SITE_HANG else site - 6
    at = lay.FIRST_COLOUR if texel == 1 else lay.SECOND_COLOUR
    glow = ornaments[row, lay.ORNAMENT_GLOW] if texel == 3 else ZERO
    factor = ONE if site >= lay.SITE_HANG else (env[lay.FACE_X] if site & 3 < 2 else env[lay.FACE_Z])
    sky, lamp = F(mark & 15) / F(15), F(mark >> 4 & 15) / F(15)
    return (
        lit(env, ornaments[row, at], glow, factor, sky, lamp, 0),
        lit(env, ornaments[row, at + 1], glow, factor, sky, lamp, 1),
        lit(env, ornaments[row, at + 2], glow, factor, sky, lamp, 2),
    )


@inlined
def lit(env, texel, glow, factor, sky, lamp, c):
    """One channel `c` of a texel in the light of the sky and of lamps."""
    light = env[lay.AMBIENT + c] + env[lay.SKY_LIGHT + c] * sky + env[lay.LAMP_LIGHT + c] * lamp * lamp
    return texel * (light * factor * (ONE - glow) + env[lay.GLOW] * glow)
