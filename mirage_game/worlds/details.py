"""Partial blocks in fresh worlds: stairs on roofs, steps at doors and on streets, kerbs, sills, thin lamp posts,
torches at doors and in caves, and the yards and bridges of `yards`.

They are put where the blocks around say so, as sites are, and chosen by hashes of places: nothing is drawn.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.worlds import stamps
from mirage_game.worlds.sites import SIDES, at
from mirage_game.worlds.yards import Street, bridges, chance, columns, ground_cells, yards
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import partial

KERBS = (lay.COBBLE, lay.STONE, lay.BRICK, lay.PLANK)
STREET_STAIRS = (lay.COBBLE, lay.STONE, lay.BRICK, lay.PLANK)
DEEP = 3  # blocks below the ground from which on a cell counts as a cave's
TORCHES_BELOW = 0.035  # of the places on walls in lit parts
LANTERNS_BELOW = 0.03


class Detailed(NamedTuple):
    """Worlds with partial blocks."""

    blocks: Tensor
    """`(B, Y, Z, X)` uint8."""
    ground: Tensor
    """`(B, Z, X)` as `terrain.Terrain.ground`."""
    floor: Tensor


@cache
def _stops(device: torch.device, water: bool) -> Tensor:
    """Whether a cell of each value stops a body, `(256,)`, on a device; copied there once."""
    value = torch.arange(256)
    stops = (value < lay.FIRST_PLANT) | ((value >= lay.FIRST_PARTIAL) & (value < partial.FIRST_OPEN))
    stops[lay.WATER] = water
    return stops.to(device)


def stops_body(value: Tensor, *, water: bool = True) -> Tensor:
    """Whether cells hold a block that a body cannot pass, or water unless left out; bool."""
    return _stops(value.device, water)[value.int()]


def _trait(seed: Tensor, salt: int) -> Tensor:
    """A number in 0..1 for each world, `(B, 1, 1, 1)`."""
    return chance(seed, 0, 0, 100 + salt).view(-1, 1, 1, 1)


@cache
def _lookup(device: torch.device, values: tuple[tuple[int, int], ...]) -> Tensor:
    """A table `(256,)` uint8 from block ids to values, 0 for all others, on a device; copied there once."""
    table = torch.zeros(256, dtype=torch.uint8)
    for block, value in values:
        table[block] = value
    return table.to(device)


def _one_of(values: tuple[int, ...], u: Tensor) -> Tensor:
    """The value at a share `u` of a short list, uint8."""
    return _lookup(u.device, tuple(enumerate(values)))[(u * len(values)).long()]


def _plant(blocks: Tensor) -> Tensor:
    return (blocks >= lay.FIRST_PLANT) & (blocks < lay.BLOCKS)


def _whole(blocks: Tensor) -> Tensor:
    return (blocks > 0) & (blocks < lay.FIRST_PLANT) & (blocks != lay.WATER)


def _built(blocks: Tensor) -> Tensor:
    """Blocks that houses' walls are of."""
    walls = (lay.LOG, lay.GLASS, *stamps.WALLS)
    return _lookup(blocks.device, tuple((block, 1) for block in walls))[blocks.int()] > 0


def _slabs_of(blocks: Tensor) -> Tensor:
    """The low slab of the same block where there is one, else 0."""
    slabs = tuple((block, partial.low_slab(block)) for block in partial.LOW_SLABS)
    return _lookup(blocks.device, slabs)[blocks.int()]


def _stairs_of(blocks: Tensor, side: int) -> Tensor:
    """Stairs of the same block that rise to a side where there are any, else 0."""
    steps = tuple((block, partial.stairs(block, side)) for block in partial.STAIRS)
    return _lookup(blocks.device, steps)[blocks.int()]


def _roofs(blocks: Tensor, high: Tensor, seed: Tensor) -> Tensor:
    """Roofs of stairs, in some worlds with eaves that stand out; slabs between the merlons of towers."""
    air, roof, built, slabs = blocks == 0, blocks == lay.ROOF, _built(blocks), _slabs_of(blocks)
    style = _trait(seed, 0)
    for side, dx in ((1, 1), (0, -1)):
        slope = roof & at(roof, dx, 1) & at(air, -dx) & at(air, dy=1)
        wall = air & at(built, dx) & at(roof, dx, 1) & at(air, -dx) & at(air, dy=1) & at(air, dy=-1)
        where = high & ((slope & (style < 0.7)) | (wall & (style < 0.25)))
        blocks = torch.where(where, partial.stairs(lay.ROOF, side), blocks)
    gap = torch.zeros_like(air)
    for dx, dz in ((1, 0), (0, 1)):
        gap |= at(built, dx, 0, dz) & at(built, -dx, 0, -dz) & at(air, dz, 0, dx) & at(air, -dz, 0, -dx)
    gap &= air & at(air, dy=1) & at(built | roof, dy=-1) & at(air, 1, 1) & at(air, -1, 1)
    gap &= at(air, 0, 1, 1) & at(air, 0, 1, -1) & high & (_trait(seed, 1) < 0.6)
    beside = torch.maximum(at(slabs, 1), at(slabs, 0, 0, 1))
    return torch.where(gap & (beside > 0), beside, blocks)


def _lamp_posts(blocks: Tensor, seed: Tensor) -> Tensor:
    """Street lamps on thin posts with a flat cap."""
    lamp = (blocks == lay.LAMP) & at(blocks == lay.ROOF, dy=1) & at(blocks == lay.LOG, dy=-1)
    lamp &= _trait(seed, 2) < 0.75
    log = blocks == lay.LOG
    blocks = torch.where(log & (at(lamp, dy=1) | at(lamp, dy=2)), partial.fence(lay.LOG, 0), blocks)
    return torch.where(at(lamp, dy=-1), partial.low_slab(lay.ROOF), blocks)


def _doors(blocks: Tensor, high: Tensor, outside: Tensor, seed: Tensor) -> Tensor:
    """A step before doors, and torches beside some of them. All doors look to -z, and have a lamp or wall above."""
    x, z = columns(blocks.device)
    air, wall = blocks == 0, _built(blocks)
    door = air & at(air, dy=1) & ~at(air, dy=2) & at(_whole(blocks), dy=-1) & at(outside, 0, 0, -1)
    for dx in (1, -1):
        door &= at(wall, dx) & at(wall, dx, 1)
    door &= high
    here = seed.view(-1, 1, 1)
    lit = door & (chance(here, x, z, 3) < 0.6)[:, None]
    for dx in (1, -1):
        torch_here = at(lit, dx, -1, 1) & air & at(wall, 0, 0, 1) & outside
        blocks = torch.where(torch_here, partial.TORCH + 1 + 3, blocks)
    free = air | _plant(blocks)
    before, over = at(door, 0, 0, 1), at(door, 0, 1, 1)
    drop = over & free & at(_whole(blocks), dy=-1)
    material = _one_of((lay.COBBLE, lay.PLANK), _trait(seed, 4))
    step = torch.where(material == lay.COBBLE, partial.stairs(lay.COBBLE, 3), partial.stairs(lay.PLANK, 3))
    mat = torch.where(material == lay.COBBLE, partial.low_slab(lay.COBBLE), partial.low_slab(lay.PLANK))
    blocks = torch.where(drop, step, blocks)
    level = before & free & at(_whole(blocks), dy=-1) & (chance(here, x, z, 5) < 0.5)[:, None]
    return torch.where(level, mat, blocks).to(torch.uint8)


def _sills(blocks: Tensor, outside: Tensor, seed: Tensor) -> Tensor:
    """Boards under the windows of upper storeys, in some worlds."""
    wall, glass = _built(blocks) & (blocks != lay.GLASS), blocks == lay.GLASS
    where = torch.zeros_like(wall)
    for dx, dz in SIDES:
        where |= at(wall & at(glass, dy=1), dx, 0, dz)
    clear = at(blocks == 0, dy=-1) & at(blocks == 0, dy=-2)
    return torch.where(where & outside & clear & (_trait(seed, 6) < 0.4), partial.high_slab(lay.PLANK), blocks)


def _streets(blocks: Tensor, height: Tensor, seed: Tensor) -> Tensor:
    """Stairs where a street climbs, and kerbs along parts of it."""
    x, z = columns(blocks.device)
    _, above = ground_cells(height)
    free = ((blocks == 0) | _plant(blocks)) & above
    path = blocks == lay.PATH
    material = _one_of(STREET_STAIRS, _trait(seed, 7))
    beside = torch.zeros_like(path)
    was = blocks
    for side, (dx, dz) in enumerate(SIDES):
        beside |= at(path & at(was == 0, dy=1), dx, -1, dz)
        climbs = free & at(path, dy=-1) & at(path & at(was == 0, dy=1), dx, 0, dz)
        blocks = torch.where(climbs, _stairs_of(material, side), blocks)
    soil = at((was == lay.GRASS) | (was == lay.DIRT) | (was == lay.SAND) | (was == lay.SNOW), dy=-1)
    stretch = (chance(seed.view(-1, 1, 1), x // 8, z // 8, 8) < 0.65)[:, None] & (_trait(seed, 9) < 0.55)
    kerb = _slabs_of(_one_of(KERBS, _trait(seed, 10)))
    return torch.where(free & soil & beside & stretch, kerb, blocks)


def _below(blocks: Tensor, deep: Tensor, seed: Tensor) -> Tensor:
    """Torches on walls and lanterns below built ceilings, both in some parts of a world, and stairs between built
    floors.
    """
    x, z = columns(blocks.device)
    air, whole = (blocks == 0) & deep, _whole(blocks)
    here = seed.view(-1, 1, 1)
    lit = chance(here, x // 32, z // 32, 17) < 0.5
    floor = at(whole, dy=-1)
    u = chance(here, x, z, 18)
    eye = air & at(air, dy=-1) & at(floor, dy=-1)
    made = (whole & (blocks != lay.STONE) & (blocks != lay.DIRT)) | ~deep
    hung = air & at(air, dy=-1) & at(air, dy=-2) & at(made & whole, dy=1) & (lit & (u > 1 - LANTERNS_BELOW))[:, None]
    was = blocks
    for side, (dx, dz) in enumerate(SIDES):
        on_wall = eye & at(whole, dx, 0, dz) & at(air, -dx, 0, -dz)
        near = (u >= TORCHES_BELOW * side) & (u < TORCHES_BELOW * (side + 1))
        blocks = torch.where(on_wall & (lit & near)[:, None], partial.TORCH + 1 + side, blocks)
        step = torch.where(at(air & at(air, dy=1), dx, 1, dz), at(_stairs_of(was, side), dx, 0, dz), 0)
        climbs = air & floor & at(air, dy=1) & at(air, -dx, 0, -dz) & (step > 0)
        blocks = torch.where(climbs, step, blocks)
    return torch.where(hung, partial.LANTERN, blocks)


def _raised(blocks: Tensor, feet: Tensor) -> Tensor:
    """Where feet `(B, Z, X)` stand if slabs and stairs in their cells carry them half a block higher."""
    row = feet.long().clamp(0, lay.SIZE_Y - 1)[:, None]
    value = blocks.gather(1, row)[:, 0]
    stairs = (value >= partial.FIRST_STAIRS) & (value < partial.FIRST_HIGH)
    return feet + 0.5 * (stairs | ((value >= partial.FIRST_LOW) & (value < partial.FIRST_OPEN)))


def furnish(
    blocks: Tensor, height: Tensor, sea: Tensor, village: Tensor, street: Street, ground: Tensor, floor: Tensor
) -> Detailed:
    """Puts partial blocks into worlds `(B, Y, Z, X)` uint8, 0 for air; `height`, `ground` and `floor` `(B, Z, X)`,
    `sea` `(B, 1, 1)`, `village` `(B, 2)`.
    """
    seed = (village[:, 0] * 131 + village[:, 1] * 7919 + sea.flatten() * 104729).long()
    y = torch.arange(lay.SIZE_Y, device=blocks.device).view(1, -1, 1, 1)
    high = y > height[:, None] - 1
    clear = ((blocks == 0) | (blocks == lay.LEAF) | _plant(blocks)).to(torch.uint8)
    outside = (blocks == 0) & (clear.flip(1).cumprod(1).flip(1) > 0)
    blocks = _roofs(blocks, high, seed)
    blocks = _lamp_posts(blocks, seed)
    blocks = _doors(blocks, high, outside, seed)
    blocks = _sills(blocks, outside & (blocks == 0), seed)
    blocks = _streets(blocks, height, seed)
    blocks = yards(blocks, height, village, seed)
    caves = floor < ground
    blocks, bridged = bridges(blocks, street, sea, ground)
    blocks = _below(blocks, y < height[:, None] - DEEP, seed).to(torch.uint8)
    floor = torch.where(caves, _raised(blocks, floor), _raised(blocks, bridged))
    return Detailed(blocks, _raised(blocks, bridged), floor)
