"""Caves and rooms below the ground: winding tunnels, chambers and pools, and the mines, halls,
dungeons and bunkers of `rooms`.

A world has one layer of them: maps say for each column where its floor and its ceiling are, and of what the blocks
around are made; a few comparisons of the whole volume with these maps then carve it. Some lie low, some at the height
of the shore, where they open to cliffs.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds import rooms
from mirage_game.worlds.noise import highest_near, periodic_noise
from mirage_game.worlds.random import Draw
from mirage_game.worlds.rooms import CAVE, HALL, MINE, REGIONS, spread
from mirage_kernels.raycast import layout as lay

SX, SY, SZ = lay.SIZE_X, lay.SIZE_Y, lay.SIZE_Z
DENS = 16
KIND_ENDS = (0.44, 0.64, 0.75, 0.87)  # where the chance of a cave, mine, hall and dungeon ends
DEN_POWERS = (1.0, 1.0, 12.0, 4.0, 3.0)  # of a random score; halls are wide, and would have most of the dens
DAYLIGHT_POWER = 0.06  # inside of a mouth
LOW, ROOF, HEADROOM = 3, 3, 3  # the usual floor; blocks kept above a ceiling; the fewest rows of air
VILLAGE = 32  # blocks around a village's middle where no cave opens
SHORE = 1  # floors of high caves above the sea
NATURAL = 0  # the block that was there
CHOICES = 6
# What walls, some of their blocks, the row at the height of the eyes, pillars, floors, some of their blocks, and
# ceilings are made of: six ways for each kind.
_N, _C = NATURAL, lay.COBBLE
PALETTES: tuple[tuple[tuple[int, ...], ...], ...] = (
    (
        (_N, _N, _N, lay.STONE, _N, _N, _N),
        (_N, _N, _N, lay.STONE, _N, lay.DIRT, _N),
        (_C, _N, _N, _C, _C, lay.STONE, _N),
        (lay.TERRACOTTA, lay.STONE, _N, lay.TERRACOTTA, lay.SAND, _N, lay.TERRACOTTA),
        (lay.SNOW, lay.STONE, _N, lay.SNOW, lay.SNOW, lay.STONE, lay.SNOW),
        (lay.DIRT, lay.STONE, _N, lay.STONE, lay.DIRT, lay.GRASS, _N),
    ),
    (
        (_N, _N, _N, lay.LOG, _N, lay.DIRT, _N),
        (_N, _N, _N, lay.LOG, lay.PLANK, _N, _N),
        (_N, _C, _N, lay.LOG, lay.PATH, lay.DIRT, _N),
        (lay.STONE, lay.ORE, _N, lay.BIRCH, lay.DIRT, lay.STONE, lay.STONE),
        (lay.DIRT, lay.STONE, _N, lay.LOG, lay.PATH, lay.STONE, lay.DIRT),
        (lay.STONE, lay.ORE, lay.PLANK, lay.LOG, lay.PLANK, lay.PLANK, lay.PLANK),
    ),
    (
        (lay.PLASTER, lay.PLASTER, lay.LOG, lay.LOG, lay.PLANK, lay.PLANK, lay.PLANK),
        (lay.BRICK, lay.BRICK, lay.STONE, lay.STONE, lay.PLASTER, lay.STONE, lay.STONE),
        (lay.STONE, _C, lay.BRICK, lay.STONE, _C, lay.STONE, lay.LOG),
        (lay.PLANK, lay.PLANK, lay.LOG, lay.LOG, lay.ROOF, lay.ROOF, lay.LOG),
        (lay.PLASTER, lay.PLASTER, lay.BRICK, lay.BIRCH, lay.TERRACOTTA, lay.PLASTER, lay.PLASTER),
        (lay.BRICK, lay.BRICK, _N, lay.PLASTER, lay.PATH, lay.PATH, lay.ROOF),
    ),
    (
        (_C, lay.STONE, _N, _C, _C, lay.DIRT, _C),
        (lay.BRICK, _C, _N, lay.BRICK, lay.STONE, _C, lay.BRICK),
        (lay.STONE, _C, _N, lay.BRICK, lay.PATH, _C, lay.STONE),
        (_C, lay.BRICK, lay.STONE, lay.STONE, lay.STONE, lay.STONE, lay.PLANK),
        (lay.BRICK, lay.DIRT, lay.STONE, lay.LOG, lay.DIRT, lay.PATH, lay.LOG),
        (lay.STONE, lay.DIRT, _C, _C, lay.SAND, lay.STONE, _C),
    ),
    (
        (lay.STONE, lay.STONE, lay.ROOF, lay.PLASTER, lay.STONE, lay.STONE, lay.STONE),
        (lay.PLASTER, lay.PLASTER, lay.TERRACOTTA, lay.STONE, lay.STONE, lay.PATH, lay.PLASTER),
        (lay.TERRACOTTA, lay.TERRACOTTA, lay.STONE, lay.STONE, lay.PATH, lay.PATH, lay.STONE),
        (lay.BRICK, lay.STONE, _N, lay.STONE, lay.ROOF, lay.ROOF, _C),
        (lay.STONE, lay.PLASTER, _N, lay.TERRACOTTA, lay.SAND, lay.STONE, lay.ROOF),
        (lay.ROOF, lay.ROOF, lay.PLASTER, lay.BRICK, lay.STONE, lay.BRICK, lay.STONE),
    ),
)


class Dug(NamedTuple):
    """Worlds with caves and rooms."""

    blocks: Tensor
    """`(B, Y, Z, X)` uint8."""
    height: Tensor
    """`(B, Z, X)` the topmost ground block; a floor where a cave has taken the ground away."""
    floor: Tensor
    """See `terrain.Terrain.floor`."""
    den: Tensor
    """See `terrain.Terrain.den`."""


class _Region(NamedTuple):
    """What one region has in common, spread to maps `(B, Z, X)`."""

    kind: Tensor
    base: Tensor
    """Floor."""
    high: Tensor
    """Bool: at the height of the shore, and may open to cliffs."""
    lit: Tensor
    """0..1: how many lamps."""
    wet: Tensor
    """Bool: water stands in hollows."""
    hung: Tensor
    """Bool: lamps hang below the ceiling, not in it."""
    windowed: Tensor
    palette: Tensor
    """`(B, Z, X, 7)` int64, see `PALETTES`."""


class _Layer(NamedTuple):
    """Maps `(B, Z, X)` of the layer."""

    open: Tensor
    floor: Tensor
    """The floor's block, whole numbers as floats."""
    top: Tensor
    """The highest air."""
    mouth: Tensor
    """Bool: the ground above is gone."""


@cache
def _tables(device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """`PALETTES` `(kinds, choices, 7)`, `KIND_ENDS` and `DEN_POWERS` on a device; copied there once."""
    return torch.tensor(PALETTES).to(device), torch.tensor(KIND_ENDS).to(device), torch.tensor(DEN_POWERS).to(device)


def _regions(draw: Draw, height: Tensor, sea: Tensor) -> tuple[Tensor, _Region]:
    """Kinds `(B, REGIONS, REGIONS)` and what the regions are like."""
    batch = height.shape[0]
    palettes, ends, _ = _tables(height.device)
    u = draw.uniform(8, batch, REGIONS, REGIONS)
    kind = torch.bucketize(u[0], ends)
    mean = F.avg_pool2d(height[:, None], SX // REGIONS)[:, 0]
    high = (mean > sea + 4) & (u[1] < 0.6)
    base = torch.where(high, sea + SHORE, LOW + (u[2] * 2).floor() * (mean > sea + 4))
    chosen = palettes[kind, (u[3] * CHOICES).long().clamp(max=CHOICES - 1)]
    palette = chosen.repeat_interleave(SZ // REGIONS, 1).repeat_interleave(SX // REGIONS, 2)
    lit = ((u[4] - 0.12) * 1.8).clamp(0, 1)
    return kind, _Region(
        kind=spread(kind),
        base=spread(base),
        high=spread(high),
        lit=spread(lit),
        wet=spread(u[5] < 0.5),
        hung=spread(u[6] < 0.5),
        windowed=spread((u[7] < 0.6) & (kind == HALL)),
        palette=palette,
    )


def _natural(draw: Draw, region: _Region, rough: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """How deep inside a tunnel or chamber each column is (above 0: inside), its floor, and its rows of air."""
    batch = rough.shape[0]
    winding = periodic_noise(draw, batch, ((8, 1.0), (16, 0.6), (32, 0.15))).abs()
    chamber = periodic_noise(draw, batch, ((8, 1.0), (16, 0.4)))
    u = draw.several(batch, 1, 1, width=(0.09, 0.2), tall=(1.0, 5.0), vault=(2.0, 6.0))
    width = torch.where(region.kind == MINE, 0.07, u["width"])
    deep = torch.maximum(1 - winding / width, (chamber - 0.3) * 6 - (region.kind == MINE) * 9)
    waves = periodic_noise(draw, batch, ((8, 1.0), (32, 0.5)))
    floor = region.base + (waves * 2.6 + (rough - 0.5) * 0.8).round()
    vault = (chamber - 0.3).clamp(0, 0.4) * 2.5 * u["vault"]
    tall = HEADROOM + ((deep.clamp(0, 1) ** 0.6) * u["tall"] + vault + (rough - 0.5) * 1.6).round().clamp(min=0)
    return deep, floor, tall


def _layer(
    draw: Draw, kind: Tensor, region: _Region, height: Tensor, sea: Tensor, whole: Tensor
) -> tuple[_Layer, rooms.Rooms]:
    """Where floors and ceilings are, and what is built; the ground stays `whole` in some columns."""
    batch = height.shape[0]
    rough, spikes = draw.uniform(2, batch, SZ, SX)
    built = rooms.plan(draw, kind)
    deep, floor, tall = _natural(draw, region, rough)
    cave = (deep > 0) & ((region.kind == CAVE) | (region.kind == MINE)) & ~built.open & ~built.pillar
    tall = torch.where(cave & (spikes < 0.06), tall - 1 - (rough * 3).floor(), tall)  # stalactites
    floor = torch.where(cave & (spikes > 0.96), floor + 1 + (rough * 2).floor(), floor)  # stalagmites
    floor = torch.where(cave, floor, region.base + built.step).clamp(min=1)
    top = floor + torch.where(cave, tall, built.tall)
    near = -highest_near(-height)
    top_covered = torch.minimum(top, near - ROOF)
    inside = cave | built.open
    covered = inside & (top_covered - floor >= torch.where(cave, 1, HEADROOM))
    # Where a hill ends, a cave runs out into the open for a few columns.
    dry = (near > sea) & (floor > sea) & (height >= floor) & ~whole
    mouth = cave & ~covered & region.high & dry & (height < top + 4) & (highest_near(covered.float(), 4) > 0)
    top = torch.where(covered, top_covered, torch.where(mouth, torch.maximum(top, height + 1), top))
    return _Layer(covered | mouth, floor, top, mouth), built


def _mixed(columns: Tensor, y: Tensor) -> Tensor:
    """A number 0..255 for each cell, by hashing random columns `(B, 1, Z, X)` int16 with the height."""
    mixed = (columns ^ (y * 7919)) * (2 * y + 25173)
    return (mixed >> 7) & 255


def _bytes(columns: Tensor) -> Tensor:
    return columns.clamp(0, 255).to(torch.uint8)[:, None]


def _carved(
    draw: Draw, blocks: Tensor, region: _Region, layer: _Layer, built: rooms.Rooms, height: Tensor, sea: Tensor
) -> tuple[Tensor, Tensor]:
    """Blocks `(B, Y, Z, X)` with the layer in them, and where feet stand."""
    batch, device = blocks.shape[0], blocks.device
    y = torch.arange(SY, dtype=torch.uint8, device=device).view(1, SY, 1, 1)
    floor, top, is_open = _bytes(layer.floor), _bytes(layer.top), layer.open[:, None]
    low = _bytes(-highest_near(-torch.where(layer.open, layer.floor, 250.0)))
    high = _bytes(highest_near(torch.where(layer.open & ~layer.mouth, layer.top, 0.0)))
    shell = (y >= low) & (y <= high + 1)

    wall, second, band, pillar, ground, ground_too, ceiling = region.palette.to(torch.uint8).unbind(-1)
    patch = periodic_noise(draw, batch, ((16, 1.0), (32, 0.7)))
    noise = draw.integer(batch, 1, SZ, SX, low=-32768, high=32768).to(torch.int16)
    mixed = _mixed(noise, y.to(torch.int16))
    natural = region.kind == CAVE
    local = torch.arange(SX, device=device) % rooms.CELL
    along = local.view(1, 1, SX) + local.view(1, SZ, 1)

    row = y - low
    sides = torch.where(natural & (patch < 0), second, wall)
    sides = torch.where(built.pillar, pillar, sides)[:, None]
    odd = (mixed < 40) & (~built.pillar & ~natural)[:, None]
    made = torch.where(odd, second[:, None], sides)
    striped = (~built.pillar & (band > 0))[:, None]
    made = torch.where(striped & (row == 2), band[:, None], made)
    window = region.windowed & (along % 4 == 2) & ~built.pillar
    made = torch.where(window[:, None] & ((row == 2) | (row == 3)), lay.GLASS, made)
    sconce = (region.kind > MINE) & ~window & (along % 8 == 4) & ~built.pillar & (region.lit > 0.4)
    made = torch.where(sconce[:, None] & (row == 3), lay.LAMP, made)
    veins = (mixed < 70) & ((patch > 0.3) & (region.kind <= MINE))[:, None]
    made = torch.where(veins & (made == 0), lay.ORE, made)
    glowing = _bytes(torch.where(region.kind <= MINE, region.lit * 8, 0))
    made = torch.where(mixed.to(torch.uint8) < glowing, lay.LAMP, made)
    grid = torch.where(shell & (made > 0), made, blocks)

    checker = (local.view(1, 1, SX) + local.view(1, SZ, 1)) % 2 == 0
    worn = torch.where(natural | (region.kind == MINE), patch > 0.25, torch.where(region.wet, checker, patch > 0.4))
    under = torch.where(worn, ground_too, ground)[:, None]
    grid = torch.where(is_open & (y == floor) & (under > 0), under, grid)
    lamp = built.lamp & ~natural & (region.lit > 0.1) & ~layer.mouth
    hung = region.hung & (layer.top - layer.floor > HEADROOM + 1)
    over = torch.where(lamp & ~hung, lay.LAMP, ceiling)[:, None]
    grid = torch.where((is_open & ~layer.mouth[:, None]) & (y == top + 1) & (over > 0), over, grid)

    hanging = torch.where(lamp & hung, lay.LAMP, torch.where(built.beam & layer.open, lay.PLANK, 0)).to(torch.uint8)
    grid = torch.where(is_open & (y > floor) & (y <= top), torch.where(y == top, hanging[:, None], 0), grid)
    water = torch.where(layer.open & natural & region.wet & ~layer.mouth, region.base - 1, 0)
    grid = torch.where(is_open & (y > floor) & (y <= _bytes(water)), lay.WATER, grid)
    feet = torch.maximum(layer.floor + 1, water + 0.5)
    return grid.to(torch.uint8), torch.where(layer.open, feet, torch.maximum(height + 1, sea + 0.5))


def _dens(draw: Draw, layer: _Layer, kind: Tensor) -> Tensor:
    """Middles of columns `(B, DENS, 2)` with room around, as far as there are any; narrow kinds and
    the inside of mouths are worth more.
    """
    tight = highest_near((~layer.open | (layer.top - layer.floor < HEADROOM)).float()) + layer.mouth
    uneven = highest_near(layer.floor) + highest_near(-layer.floor) > 1
    daylight = highest_near(layer.mouth.float(), 6) > 0
    worth = torch.where(daylight, DAYLIGHT_POWER, _tables(kind.device)[2][kind])
    score = draw.uniform(*layer.open.shape) ** worth - tight - 0.5 * uneven
    place = score.flatten(1).topk(DENS, dim=1).indices
    return torch.stack([place % SX, place // SX], -1) + 0.5


def _wrapped_distance(centre: Tensor) -> Tensor:
    """From points `(B, 2)` to every column `(B, SIZE_Z, SIZE_X)`, the shorter way around the world, in blocks."""
    x = torch.arange(SX, device=centre.device).view(1, 1, SX) - centre[:, :1, None]
    z = torch.arange(SZ, device=centre.device).view(1, SZ, 1) - centre[:, 1:, None]
    return torch.hypot((x + SX // 2) % SX - SX // 2, (z + SZ // 2) % SZ - SZ // 2)


def dig(draw: Draw, blocks: Tensor, height: Tensor, sea: Tensor, village: Tensor) -> Dug:
    """Digs caves and rooms into ground `(B, Y, Z, X)` uint8 of `height` `(B, Z, X)`; `sea` `(B, 1, 1)`, `village`
    `(B, 2)`, whose ground stays whole.
    """
    kind, region = _regions(draw, height, sea)
    layer, built = _layer(draw, kind, region, height, sea, _wrapped_distance(village) < VILLAGE)
    grid, feet = _carved(draw, blocks, region, layer, built, height, sea)
    lowered = torch.where(layer.mouth, layer.floor, height)
    return Dug(grid, lowered, feet, _dens(draw, layer, region.kind))
