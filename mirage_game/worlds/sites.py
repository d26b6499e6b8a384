"""Sites: cells of air where a style may add a shape to the world, such as a sign over a window or reeds at a shore.

Every site follows from the blocks around it, so that whoever sees those can tell that it is there. Each rule is a
handful of comparisons of whole volumes with shifted copies of themselves. Shapes everywhere would clutter the picture:
the rules look for what is rare, such as corners, ends, and the blocks over windows.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.worlds import stamps
from mirage_kernels.raycast import layout as lay

SIDES = ((-1, 0), (1, 0), (0, -1), (0, 1))  # where a wall may be, as dx, dz, in the order of the sites
LEAVES = (lay.LEAF, lay.PINE, lay.BLOSSOM)
BANKS = (lay.GRASS, lay.DIRT, lay.SAND, lay.STONE, lay.SNOW, lay.TERRACOTTA)


class _Seen(NamedTuple):
    """What the rules look at, each `(B, Y, Z, X)` bool."""

    air: Tensor
    outside: Tensor
    """Air with nothing but leaves above."""
    solid: Tensor
    leaf: Tensor
    wall: Tensor
    log: Tensor
    glass: Tensor
    roof: Tensor


def _any(blocks: Tensor, ids: tuple[int, ...]) -> Tensor:
    return reduce(or_, (blocks == i for i in ids))


def at(volume: Tensor, dx: int = 0, dy: int = 0, dz: int = 0) -> Tensor:
    """What is `(dx, dy, dz)` away from each cell: x and z wrap, above and below the world is nothing."""
    moved = volume.roll((-dz, -dx), (2, 3)) if dx or dz else volume
    if dy == 0:
        return moved
    nothing = torch.zeros_like(moved[:, : abs(dy)])
    return torch.cat([moved[:, dy:], nothing], 1) if dy > 0 else torch.cat([nothing, moved[:, :dy]], 1)


def _see(blocks: Tensor) -> _Seen:
    air, leaf, plant = blocks == 0, _any(blocks, LEAVES), (blocks >= lay.FIRST_PLANT) & (blocks < lay.BLOCKS)
    clear = (air | leaf | plant).to(torch.uint8)
    outside = air & (clear.flip(1).cumprod(1).flip(1) > 0)
    solid = (blocks > 0) & (blocks < lay.FIRST_PLANT) & (blocks != lay.WATER)
    wall = _any(blocks, stamps.WALLS)
    return _Seen(air, outside, solid, leaf, wall, blocks == lay.LOG, blocks == lay.GLASS, blocks == lay.ROOF)


def _signs(seen: _Seen, eave: Tensor, dx: int, dz: int) -> Tensor:
    """Blocks of a wall seen along `(dx, dz)` that carry a sign: over a window, or right of it where the roof begins
    there, and on both sides of a door.
    """
    right_x, right_z = -dz, dx
    over = at(seen.glass, dy=-1) & ~at(seen.roof, dy=1)
    low = at(seen.glass & at(eave, dy=1), -right_x, 0, -right_z)
    post = seen.wall | seen.log
    sides = at(post, right_x, 0, right_z) & at(post, -right_x, 0, -right_z)
    door = seen.air & at(seen.air, dy=-1) & at(seen.solid, dy=1) & sides
    return seen.wall & (over | low | at(door, right_x, 0, right_z) | at(door, -right_x, 0, -right_z))


def _corner(seen: _Seen, dz: int) -> Tensor:
    """Posts at the corners of a house, for its two sides that face along z."""
    left, right = at(seen.wall | seen.glass, -1), at(seen.wall | seen.glass, 1)
    inner = at(seen.wall | seen.glass, 0, 0, dz)
    return seen.log & (left ^ right) & inner


def _crests(seen: _Seen) -> Tensor:
    """Air on the ends of ridges, and on what stands alone on a corner: the corners of battlements, chimneys."""
    west, east, north, south = (at(seen.air, dx, 0, dz) for dx, dz in SIDES)
    narrow = west & (east | at(seen.roof, 1) & at(seen.air, 1, 1) & at(seen.air, 2))
    end = (north & at(seen.roof, 0, 0, 1)) | (south & at(seen.roof, 0, 0, -1))
    ridge = seen.roof & narrow & end
    alone = seen.wall & west & east & north & south
    on_corner = at((west | east) & (north | south) & seen.solid, dy=-1)
    return seen.outside & at(ridge | (alone & on_corner), dy=-1)


def _canopies(seen: _Seen) -> Tensor:
    """Air under the rim of a crown, at about four places of it."""
    leaf, found = seen.leaf, torch.zeros_like(seen.leaf)
    for x in (-1, 1):
        for z in (-1, 1):
            corner = ~at(leaf, x) & ~at(leaf, 0, 0, z) & at(leaf, -x) & at(leaf, 0, 0, -z)
            found |= leaf & corner & at(leaf, -x, 0, z)
    return seen.air & at(found, dy=1) & at(seen.air, dy=-1)


def _shores(blocks: Tensor, seen: _Seen) -> Tensor:
    """Air on banks that stand out into the water, at two of the four kinds of corners."""
    water = (blocks == lay.WATER) & at(seen.air, dy=1)
    west, east, north, south = (at(water, dx, 0, dz) for dx, dz in SIDES)
    bank = _any(blocks, BANKS) & ((west & north) | (east & south))
    return seen.outside & at(bank, dy=-1)


def mark(blocks: Tensor) -> Tensor:
    """Marks sites in fresh worlds: block ids `(B, Y, Z, X)` uint8, 0 for air, come back with `SITE_BASE + s` at sites.

    Where rules meet, the later of these wins: shore, canopy, foot, eave, hang, crest, wall.
    """
    seen = _see(blocks)
    eave = (seen.wall | seen.log) & at(seen.roof, dy=1)
    marked = torch.zeros_like(blocks)

    def put(where: Tensor, site: int) -> None:
        marked.masked_fill_(where, lay.SITE_BASE + site)

    put(_shores(blocks, seen), lay.SITE_SHORE)
    put(_canopies(seen), lay.SITE_CANOPY)
    under_window = seen.wall & at(seen.glass, dy=1)
    floor = seen.outside & at(seen.solid & ~seen.leaf & ~seen.roof, dy=-1)
    hang = seen.air & at(seen.air, dy=-1) & at(seen.solid & ~seen.leaf, dy=1)
    hang &= reduce(or_, (at(seen.outside, dx, 0, dz) for dx, dz in SIDES))
    walls = []
    for number, (dx, dz) in enumerate(SIDES):
        corner = _corner(seen, dz) if dz else torch.zeros_like(seen.log)
        put(floor & at(under_window | corner, dx, 0, dz), lay.SITE_FOOT)
        put(seen.outside & at(eave, dx, 0, dz), lay.SITE_EAVE + number)
        hang |= seen.outside & at(corner & eave, dx, 0, dz)
        walls.append(seen.outside & at(_signs(seen, eave, dx, dz), dx, 0, dz))
    put(hang, lay.SITE_HANG)
    put(_crests(seen), lay.SITE_CREST)
    for number, where in enumerate(walls):
        put(where, lay.SITE_WALL + number)
    return torch.where(blocks == 0, marked, blocks)
