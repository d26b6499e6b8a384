"""Plans of what is built below the ground: mines, halls, dungeons and bunkers, as maps of columns.

Each lies on a lattice of cells, `CELL` columns a side. A cell may have a room in its middle, and links, which are
corridors along its two middle lines, to the next cells. All is arithmetic on maps; nothing loops over rooms.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.worlds.random import Draw
from mirage_kernels.raycast import layout as lay

SX, SZ = lay.SIZE_X, lay.SIZE_Z
CELL = 16
CELLS = SX // CELL
REGIONS = 2  # a side: what is built, and of what, is drawn for each region
CAVE, MINE, HALL, DUNGEON, BUNKER = range(5)
# Per kind: chance of a room, its half width from and to, air above its floor from and to, chance of a link, the link's
# half width from and to, air in the link, chance that a link is as wide and tall as the rooms, chance of a step.
SHAPES = (
    (0.0, 3, 3, 3, 3, 0.0, 1, 1, 3, 0.0, 0.0),
    (0.15, 3, 5, 4, 5, 0.85, 2, 2, 4, 0.0, 0.1),
    (1.0, 5, 7, 5, 8, 0.75, 1, 2, 4, 0.45, 0.0),
    (0.9, 3, 6, 3, 5, 0.75, 1, 1, 3, 0.05, 0.3),
    (0.5, 4, 7, 4, 6, 0.85, 1, 3, 4, 0.15, 0.3),
)


class Rooms(NamedTuple):
    """Maps `(B, SIZE_Z, SIZE_X)`."""

    open: Tensor
    """Bool: there is air between floor and ceiling."""
    step: Tensor
    """Blocks by which the floor is higher than the region's, 0 or 1."""
    tall: Tensor
    """Rows of air, whole numbers as floats."""
    pillar: Tensor
    """Bool: a pillar or post, not open."""
    beam: Tensor
    """Bool: a beam under the ceiling."""
    lamp: Tensor
    """Bool: a place for a lamp in the ceiling."""


@cache
def _shapes(device: torch.device) -> Tensor:
    """`SHAPES` on a device; copied there once."""
    return torch.tensor(SHAPES).to(device)


def spread(values: Tensor) -> Tensor:
    """Values of regions or cells `(B, n, n)` for every column `(B, SIZE_Z, SIZE_X)`."""
    times = SX // values.shape[-1]
    return values.repeat_interleave(times, 1).repeat_interleave(times, 2)


def _between(low: Tensor, high: Tensor, u: Tensor) -> Tensor:
    """Whole numbers from low to high, both included, by evenly spread `u`."""
    return (low + u * (high - low + 1)).floor().minimum(high)


def plan(draw: Draw, kind: Tensor) -> Rooms:
    """Rooms and links for regions of kinds `(B, REGIONS, REGIONS)`; regions that are caves have none."""
    batch, device = kind.shape[0], kind.device
    per = CELLS // REGIONS
    cells = kind.repeat_interleave(per, 1).repeat_interleave(per, 2)
    room_p, half_low, half_high, tall_low, tall_high, link_p, wide_low, wide_high, link_tall, merge_p, step_p = _shapes(
        device
    )[cells].unbind(-1)
    u = draw.uniform(13, batch, CELLS, CELLS)
    half_x, half_z = _between(half_low, half_high, u[0]), _between(half_low, half_high, u[1])
    tall, roomy = _between(tall_low, tall_high, u[2]), u[3] < room_p
    merged_x, merged_z = (u[4] < merge_p) & roomy & roomy.roll(-1, 2), (u[5] < merge_p) & roomy & roomy.roll(-1, 1)
    linked_x, linked_z = (u[6] < link_p) | merged_x, (u[7] < link_p) | merged_z
    wide_x, wide_z = _between(wide_low, wide_high, u[8]), _between(wide_low, wide_high, u[9])
    wide_x = torch.where(merged_x, torch.minimum(half_z, half_z.roll(-1, 2)), wide_x)
    wide_z = torch.where(merged_z, torch.minimum(half_x, half_x.roll(-1, 1)), wide_z)
    wide_x, wide_z = wide_x * linked_x - (~linked_x).float(), wide_z * linked_z - (~linked_z).float()

    local = torch.arange(SX, device=device) % CELL - CELL // 2
    x, z = local.view(1, 1, SX), local.view(1, SZ, 1)
    half_x, half_z, tall, link_tall = (spread(v) for v in (half_x, half_z, tall, link_tall))
    half_along_x = torch.where(x >= 0, spread(wide_x), spread(wide_x.roll(1, 2)))  # -1: no link
    half_along_z = torch.where(z >= 0, spread(wide_z), spread(wide_z.roll(1, 1)))
    merges_x = torch.where(x >= 0, spread(merged_x), spread(merged_x.roll(1, 2)))
    merges_z = torch.where(z >= 0, spread(merged_z), spread(merged_z.roll(1, 1)))
    room = spread(roomy) & (x.abs() <= half_x) & (z.abs() <= half_z)
    along_x, along_z = z.abs() <= half_along_x, x.abs() <= half_along_z
    hall = room | (along_x & merges_x) | (along_z & merges_z)
    kinds = spread(kind)
    alone_x, alone_z = along_x & ~along_z & ~hall, along_z & ~along_x & ~hall
    pitch = torch.where(kinds == MINE, 5, 4)
    rib = (alone_x & (x % pitch == 2)) | (alone_z & (z % pitch == 2))
    rim = (alone_x & (z.abs() == half_along_x)) | (alone_z & (x.abs() == half_along_z))
    wide = torch.where(alone_x, half_along_x, half_along_z) >= 2
    columns = hall & (x % 4 == 0) & (z % 4 == 0) & (x != 0) & (z != 0)
    pillared = spread(u[10]) < torch.where(kinds == HALL, 0.6, torch.where(kinds == MINE, 0.0, 0.4))
    pillar = (rib & rim & wide) | (columns & pillared)
    every = torch.where(spread(u[11]) < 0.5, 4, 8)
    middle = (
        ((z == 0) & (x % every == 0)) | ((x == 0) & (z % every == 0)) | (hall & (x % every == 0) & (z % every == 0))
    )
    return Rooms(
        open=(hall | along_x | along_z) & ~pillar,
        step=spread((u[12] < step_p).float()),
        tall=torch.where(hall, tall, link_tall),
        pillar=pillar,
        beam=rib & (kinds == MINE),
        lamp=middle,
    )
