"""Batched voxel worlds: hills, cliffs, rivers, beaches, trees, villages. Every step is one operation over all worlds,
never a loop over things in them.

Worlds repeat in x and z without end, so nothing here may see an edge: noise is periodic, and whatever is stamped
wraps around.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.worlds import caves, stamps
from mirage_game.worlds.details import furnish
from mirage_game.worlds.noise import highest_near, periodic_noise
from mirage_game.worlds.random import Draw
from mirage_game.worlds.sites import mark
from mirage_game.worlds.yards import Street
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import partial

SX, SY, SZ = lay.SIZE_X, lay.SIZE_Y, lay.SIZE_Z
TORCH_LIGHT = 14  # in its own cell; a lamp has 15
SNOWY, DESERT, SAVANNA = 0.17, 0.32, 0.42  # biomes by a number in 0..1 that each world draws; above SAVANNA: grassland


class Terrain(NamedTuple):
    """Fresh worlds."""

    cells: Tensor
    """`(B, SIZE_Y, SIZE_Z, SIZE_X)` uint8, see `layout`."""
    light: Tensor
    """Same shape, uint8."""
    ground: Tensor
    """`(B, SIZE_Z, SIZE_X)` float32: the y that feet stand on; water counts as its surface less half a block."""
    village: Tensor
    """`(B, 2)` float32: x and z of the village's middle."""
    floor: Tensor
    """`(B, SIZE_Z, SIZE_X)` float32: as `ground`, for feet that are in a cave or room; `ground` where there is none."""
    den: Tensor
    """`(B, caves.DENS, 2)` float32: x and z of places in caves and rooms with free space around."""


def _heights(draw: Draw, batch: int, sea: Tensor, village: Tensor) -> Tensor:
    """Height of the topmost ground block, whole numbers as floats `(B, Z, X)`."""
    amplitude = draw.uniform(batch, 1, 1, low=0.25, high=1.35)
    hills = periodic_noise(draw, batch, ((4, 20.0), (8, 11.0), (16, 5.0), (32, 2.2)))
    mesa = periodic_noise(draw, batch, ((4, 1.0), (8, 0.7), (16, 0.25)))
    height = sea + draw.uniform(batch, 1, 1, low=-1.0, high=6.0) + hills * amplitude
    cliff = draw.uniform(batch, 1, 1, low=-4.0, high=9.0).clamp(min=0.0)
    height = height + cliff * torch.sigmoid((mesa - 0.12) * 45)
    river = periodic_noise(draw, batch, ((4, 1.0), (8, 0.35))).abs()
    river_on = (draw.uniform(batch, 1, 1) < 0.5).float()
    height = height - river_on * (height - sea + 3).clamp(min=0) * torch.exp(-((river * 14) ** 2))
    near = _flatness(village)
    centre = _at(height, village).clamp(min=sea.flatten() + 1).view(batch, 1, 1)
    height = height * (1 - near) + centre * near
    return height.round().clamp(2, SY - 16)


def _distance(centre: Tensor) -> tuple[Tensor, Tensor]:
    """Wrapped offsets of every column from a point `(B, 2)`: dx `(B, 1, X)` and dz `(B, Z, 1)`."""
    device = centre.device
    x = torch.arange(SX, device=device).view(1, 1, SX)
    z = torch.arange(SZ, device=device).view(1, SZ, 1)
    dx = (x - centre[:, 0].view(-1, 1, 1) + SX // 2) % SX - SX // 2
    dz = (z - centre[:, 1].view(-1, 1, 1) + SZ // 2) % SZ - SZ // 2
    return dx, dz


def _flatness(village: Tensor) -> Tensor:
    """1 in the village, fading to 0 around it."""
    dx, dz = _distance(village)
    return torch.sigmoid((24 - (dx.float() ** 2 + dz.float() ** 2).sqrt()) * 0.35) * 0.92


def _at(columns: Tensor, centre: Tensor) -> Tensor:
    """Value of a `(B, Z, X)` map at whole points `(B, 2)`."""
    b = torch.arange(columns.shape[0], device=columns.device)
    return columns[b, centre[:, 1].long() % SZ, centre[:, 0].long() % SX]


def _layers(draw: Draw, height: Tensor, sea: Tensor, biome: Tensor, village: Tensor) -> tuple[Tensor, Street]:
    """Ground, water and plants as block ids `(B, Y, Z, X)` uint8, and where the village's streets are."""
    batch, device = height.shape[0], height.device
    y = torch.arange(SY, device=device).view(1, SY, 1, 1)
    h = height[:, None].long()
    sea4, biome4 = sea.view(batch, 1, 1, 1), biome.view(batch, 1, 1, 1)
    patch = periodic_noise(draw, batch, ((8, 1.0), (16, 0.6), (32, 0.4)))[:, None]
    grass = torch.where(biome4 < SNOWY, lay.SNOW, torch.where(biome4 < DESERT, lay.SAND, lay.GRASS))
    top = torch.where(patch > 0.55, torch.where(biome4 < DESERT, lay.TERRACOTTA, lay.DIRT), grass)
    top = torch.where(patch < -0.62, torch.where(biome4 > 0.8, lay.STONE, lay.SAND), top)
    top = torch.where((h <= sea4 + 1) & (patch < 0.35), lay.SAND, top)
    top = torch.where(h > sea4 + 17 + 6 * patch, lay.STONE, top)
    top = torch.where((h > sea4 + 21 + 6 * patch) & (biome4 > 0.55), lay.SNOW, top)
    steep = (highest_near(height) - height)[:, None] + (height + highest_near(-height))[:, None]
    top = torch.where((steep >= 5) & (h > sea4 + 1), torch.where(biome4 < DESERT, lay.TERRACOTTA, lay.STONE), top)
    dx, dz = _distance(village)
    wobble = (patch[:, 0] * 2).round()
    across_x, across_z = (dx + wobble).abs(), (dz + wobble).abs()
    middle = (across_x < 2) & (dz.abs() < 30) | (across_z < 2) & (dx.abs() < 30)
    rim = ((across_x < 3) & (dz.abs() < 30) | (across_z < 3) & (dx.abs() < 30)) & ~middle
    top = torch.where(middle[:, None] & (h > sea4), lay.PATH, top)
    under = torch.where(top == lay.SAND, lay.SAND, torch.where(top == lay.TERRACOTTA, lay.TERRACOTTA, lay.DIRT))
    ore = draw.uniform(batch, SY, SZ, SX) < 0.05
    deep = torch.where(ore, lay.ORE, lay.STONE)
    grid = torch.where(y < h - 3, deep, torch.where(y < h, under, torch.where(y == h, top, 0)))
    grid = torch.where((grid == 0) & (y <= sea4), lay.WATER, grid)
    frozen = (biome4 < SNOWY) & (patch > -0.2) & (y == sea4) & (grid == lay.WATER)
    grid = torch.where(frozen, lay.SNOW, grid)
    grown = torch.where((y == h + 1) & (grid == 0), _plants(draw, top, biome4, patch), grid).to(torch.uint8)
    return grown, Street(middle, rim)


def _plants(draw: Draw, top: Tensor, biome: Tensor, patch: Tensor) -> Tensor:
    """Plant ids that stand on the top blocks `(B, 1, Z, X)`, 0 for none."""
    batch = top.shape[0]
    chance = draw.uniform(batch, 1, SZ, SX)
    density = draw.uniform(batch, 1, 1, 1, low=-0.15, high=0.35) + 0.25 * patch
    tuft = torch.where(chance < density * 0.12, lay.FLOWER, torch.where(chance < density, lay.TUFT, 0))
    dry = torch.where(chance < 0.02, lay.SHRUB, 0)
    green = torch.where(biome < SAVANNA, torch.where(chance < density * 0.3, lay.SHRUB, tuft), tuft)
    return torch.where(top == lay.GRASS, green, torch.where((top == lay.SAND) | (top == lay.TERRACOTTA), dry, 0))


def _shift(volume: Tensor, axis: int, by: int) -> Tensor:
    """Neighbour values: x and z wrap, above and below the world is zero."""
    moved = torch.roll(volume, by, axis)
    if axis == 1:
        moved[:, 0 if by > 0 else -1] = 0
    return moved


def _around(volume: Tensor) -> Tensor:
    """The largest of the six neighbours."""
    best = volume
    for axis in (1, 2, 3):
        for by in (1, -1):
            best = torch.maximum(best, _shift(volume, axis, by))
    return best


def _faded(light: Tensor) -> Tensor:
    """Light one cell further on."""
    return light.clamp(min=2) - 2


def lighting(blocks: Tensor) -> Tensor:
    """Sky light spreading under trees and eaves, and lamp light around lamps; see `layout` for the packing."""
    see_through = (blocks == 0) | (blocks >= lay.FIRST_PLANT) | (blocks == lay.WATER)
    # Stairs and slabs stand in the light, and nothing below them does.
    passes = see_through & ~((blocks >= partial.FIRST_STAIRS) & (blocks < partial.FIRST_OPEN))
    roofless = torch.flip(torch.cumprod(torch.flip(passes.to(torch.uint8), (1,)), 1), (1,)).to(torch.uint8)
    above = _shift(roofless, 1, -1)
    above[:, -1] = 1
    sky = above * see_through * 15
    lamp = torch.where(blocks == lay.LAMP, 15, torch.where(blocks == lay.GLASS, 9, 0)).to(torch.uint8)
    lamp.masked_fill_((blocks >= partial.TORCH) & (blocks < partial.END), TORCH_LIGHT)
    for _ in range(6):
        sky = torch.maximum(sky, _faded(_around(sky)) * see_through)
        lamp = torch.maximum(lamp, _faded(_around(lamp)) * see_through)
    opaque = ~see_through
    return (sky | (lamp << 4)).clamp_(max=254).masked_fill_(opaque, lay.OPAQUE)


def with_reach(blocks: Tensor) -> Tensor:
    """Replaces air by how far the plain air around reaches, see `layout`; sites stay."""
    filled = (blocks != 0).to(torch.uint8)
    reach = torch.ones_like(blocks)
    for _ in range(lay.MAX_REACH - 1):
        for axis in (1, 2, 3):
            filled = torch.maximum(filled, torch.maximum(_shift(filled, axis, 1), _shift(filled, axis, -1)))
        reach += (filled == 0).to(torch.uint8)
    return torch.where(blocks == 0, reach + lay.AIR_BASE, blocks)


def make_terrain(
    draw: Draw, batch: int, biome: float | None = None, sites: bool = False, hollow: bool = False
) -> Terrain:
    """Makes `batch` new worlds on the draw's device; `biome` 0..1 instead of a random one each. `sites`: styles
    may add ornaments; rays take longer. `hollow`: with caves and rooms below the ground; without, `den` is the village.
    """
    sea = draw.uniform(batch, 1, 1, low=9.0, high=16.0).floor()
    biomes = draw.uniform(batch) if biome is None else torch.full((batch,), biome, device=draw.device)
    village = draw.uniform(batch, 2, low=0.0, high=float(SX)).floor()
    height = _heights(draw, batch, sea, village)
    blocks, street = _layers(draw, height, sea, biomes, village)
    if hollow:
        blocks, height, floor, den = caves.dig(draw, blocks, height, sea, village)
        ground = torch.maximum(height + 1, sea + 0.5)
    else:
        ground = floor = torch.maximum(height + 1, sea + 0.5)
        den = village[:, None].expand(-1, caves.DENS, -1)
    trees = stamps.trees(draw, height, sea, biomes, village)
    blocks = torch.where((trees > 0) & ((blocks == 0) | (blocks >= lay.FIRST_PLANT)), trees, blocks)
    houses = stamps.houses(draw, height, sea, village)
    blocks = torch.where(houses == stamps.CARVE, 0, torch.where(houses > 0, houses, blocks)).to(torch.uint8)
    detailed = furnish(blocks, height, sea, village, street, ground, floor)
    cells = torch.where(detailed.blocks == blocks, mark(blocks), detailed.blocks) if sites else detailed.blocks
    return Terrain(with_reach(cells), lighting(detailed.blocks), detailed.ground, village, detailed.floor, den)
