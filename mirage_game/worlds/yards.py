"""Fields, pens, gardens and old walls around villages, and bridges: what fences stand around. All follows from hashes
of a world's own numbers, never from a draw, so that everything else in a world stays as it was drawn.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.worlds.sites import SIDES, at
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import partial

SX, SY, SZ = lay.SIZE_X, lay.SIZE_Y, lay.SIZE_Z
YARDS = 20
NEAR = 14  # of them around the village
ROUGH = 4  # blocks between the lowest and the highest ground of a yard; nobody fences what is steeper
FIELD, PEN, GARDEN, RUIN = range(4)
KIND_ENDS = (0.4, 0.62, 0.82)  # where the chance of a field, pen and garden ends


class Street(NamedTuple):
    """Maps `(B, Z, X)`, bool: a village's streets, also where they meet water, and the columns beside them."""

    middle: Tensor
    rim: Tensor


def chance(seed: Tensor, x: Tensor | int, z: Tensor | int, salt: int) -> Tensor:
    """A number in 0..1 for whole places, that follows from them and from `seed` (int64) alone; all broadcast."""
    h = (seed + salt * 1103515245 + x * 374761393 + z * 668265263) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1274126177) & 0xFFFFFFFF
    h = h ^ (h >> 16)
    return (h & 0xFFFF).float() / 65536


def columns(device: torch.device) -> tuple[Tensor, Tensor]:
    """x `(1, 1, X)` and z `(1, Z, 1)` of columns, int64."""
    return torch.arange(SX, device=device).view(1, 1, SX), torch.arange(SZ, device=device).view(1, SZ, 1)


@cache
def _ends(device: torch.device) -> Tensor:
    """`KIND_ENDS` on a device; copied there once."""
    return torch.tensor(KIND_ENDS).to(device)


def ground_cells(height: Tensor) -> tuple[Tensor, Tensor]:
    """Where the topmost ground blocks `(B, Y, Z, X)` of `height` `(B, Z, X)` are, and the cells on them, bool."""
    y = torch.arange(SY, device=height.device, dtype=torch.uint8).view(1, SY, 1, 1)
    top = height.to(torch.uint8)[:, None]
    return y == top, y == top + 1


def fenced(blocks: Tensor, where: Tensor, material: int) -> Tensor:
    """Blocks with a fence of a material in cells `where`, with rails to each other and to whole blocks beside."""
    whole = (blocks > 0) & (blocks < lay.FIRST_PLANT) & (blocks != lay.WATER) & (blocks != lay.LEAF)
    mine = (blocks >= partial.fence(material, 0)) & (blocks <= partial.fence(material, 15))
    holds = where | whole | mine
    value = torch.full_like(blocks, partial.fence(material, 0))
    for side, (dx, dz) in enumerate(SIDES):
        value += at(holds, dx, 0, dz).to(torch.uint8) << side
    return torch.where(where, value, blocks)


def yards(blocks: Tensor, height: Tensor, village: Tensor, seed: Tensor) -> Tensor:
    """Worlds `(B, Y, Z, X)` uint8 with yards on open ground; `height` `(B, Z, X)` is the topmost ground block, `seed`
    `(B,)` int64.
    """
    device = blocks.device
    x, z = columns(device)
    k = torch.arange(YARDS, device=device)[None]
    u = [chance(seed[:, None], k, 0, salt) for salt in range(7)]
    turn, far = u[0] * 6.2832, 11 + u[1] * 26
    middle_x = torch.where(k < NEAR, village[:, :1] + far * turn.sin(), u[0] * SX).long()
    middle_z = torch.where(k < NEAR, village[:, 1:] + far * turn.cos(), u[1] * SZ).long()
    half_x, half_z = (3 + u[2] * 4).long(), (3 + u[3] * 4).long()
    kind = torch.bucketize(u[4], _ends(device))
    middle_x, middle_z, half_x, half_z, kind = (a[..., None, None] for a in (middle_x, middle_z, half_x, half_z, kind))
    dx = (x[:, None] - middle_x + SX // 2) % SX - SX // 2
    dz = (z[:, None] - middle_z + SZ // 2) % SZ - SZ // 2
    within = (dx.abs() <= half_x) & (dz.abs() <= half_z)
    inner = (dx.abs() < half_x) & (dz.abs() < half_z)
    corner = (dx.abs() == half_x) & (dz.abs() == half_z)
    tall = height[:, None]
    rough = torch.where(within, tall, 0).amax((2, 3)) - torch.where(within, tall, SY).amin((2, 3))
    within &= (rough <= ROUGH)[..., None, None]
    # Where yards overlap, the first of them keeps the ground.
    taken = torch.where(within, k[..., None, None], YARDS).amin(1, keepdim=True)
    mine = within & (taken == k[..., None, None])
    gate = (dx == 0) & (dz == half_z)
    fallen = (kind == RUIN) & (chance(seed.view(-1, 1, 1), x, z, 11) < 0.35)[:, None]
    fence = mine & ~inner & ~gate & ~fallen

    ground, above = ground_cells(height)
    top = (blocks * ground).amax(1, keepdim=True)
    free = (blocks == 0) | (blocks >= lay.FIRST_PLANT) & (blocks < lay.BLOCKS)
    natural = (top == lay.GRASS) | (top == lay.DIRT) | (top == lay.SAND) | (top == lay.SNOW) | (top == lay.TERRACOTTA)
    open_ground = free & above & natural

    def of(where: Tensor) -> Tensor:
        return where.any(1, keepdim=True)

    soft = of(inner & mine & (kind == FIELD)) & ((top == lay.GRASS) | (top == lay.DIRT))
    blocks = torch.where(ground & soft & at(free, dy=1), lay.DIRT, blocks)
    row = (x % 2 == 0)[:, None]
    crop = torch.where(chance(seed, 0, 0, 12) < 0.5, lay.SHRUB, lay.TUFT).view(-1, 1, 1, 1)
    sown = (chance(seed.view(-1, 1, 1), x, z, 13) < 0.85)[:, None] & row
    blocks = torch.where(open_ground & soft, torch.where(sown, crop, 0), blocks)
    blooming = of(inner & mine & (kind == GARDEN)) & (chance(seed.view(-1, 1, 1), x, z, 14) < 0.55)[:, None]
    blocks = torch.where(open_ground & blooming & (top == lay.GRASS), lay.FLOWER, blocks).to(torch.uint8)
    blocks = fenced(blocks, open_ground & of(fence & ((kind == FIELD) | (kind == GARDEN))), lay.PLANK)
    blocks = fenced(blocks, open_ground & of(fence & (kind == PEN)), lay.LOG)
    blocks = fenced(blocks, open_ground & of(fence & (kind == RUIN)), lay.COBBLE)
    lit = of(fence & corner & (kind < RUIN)) & (chance(seed.view(-1, 1, 1), x, z, 15) < 0.6)[:, None]
    torch_here = at(open_ground & lit, dy=-1) & (blocks == 0)
    return torch.where(torch_here, partial.TORCH, blocks)


def bridges(blocks: Tensor, street: Street, sea: Tensor, ground: Tensor) -> tuple[Tensor, Tensor]:
    """Worlds with planks over the water that streets meet, a fence on both sides; and the ground `(B, Z, X)` that feet
    stand on there. `sea` `(B, 1, 1)`.
    """
    y = torch.arange(SY, device=blocks.device).view(1, SY, 1, 1)
    level = sea[:, None].long()
    wet = ((blocks == lay.WATER) & (y == level)).any(1)
    free = (blocks == 0) & (y > level) & (y < level + 3)
    clear = wet & (free.sum(1) == 2)
    deck, rim = street.middle & clear, street.rim & clear
    blocks = torch.where((deck | rim)[:, None] & (y == level + 1), partial.high_slab(lay.PLANK), blocks)
    blocks = fenced(blocks, rim[:, None] & (y == level + 2), lay.PLANK)
    return blocks, torch.where(deck | rim, sea + 2, ground)
