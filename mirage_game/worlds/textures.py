"""Texture arrays for the ray caster: patterns coloured, shrunk to mip levels and packed. All batched."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds import patterns
from mirage_kernels.raycast import layout as lay

RESOLUTIONS = (8, 16, 32)


class Look(NamedTuple):
    """One look of a batch: `textures` `(B, BLOCKS, SIDES, TEXELS)` int32 and `environment` `(B, ENVIRONMENT)`
    float32.
    """

    textures: Tensor
    environment: Tensor


class Recipe(NamedTuple):
    """How to paint every face: `(..., BLOCKS, SIDES)` pattern index int64, `(..., BLOCKS, SIDES, 3, 3)` colours,
    `(..., BLOCKS, SIDES)` glow and shine.
    """

    pattern: Tensor
    colours: Tensor
    glow: Tensor
    shine: Tensor


@cache
def bank(device: torch.device) -> Tensor:
    """The pattern bank on a device at 8, 16 and 32 texels a side `(3, P, 2, TILE, TILE)`."""
    fine = torch.from_numpy(patterns.bank()).to(device)
    levels = [
        F.interpolate(F.avg_pool2d(fine, lay.TILE // r), scale_factor=float(lay.TILE // r), mode="nearest")
        if r < lay.TILE
        else fine
        for r in RESOLUTIONS
    ]
    return torch.stack(levels)


@cache
def fringe(device: torch.device) -> Tensor:
    """Where grass hangs over the side of its block `(TILE, TILE)` bool."""
    return torch.from_numpy(patterns.fringe()).to(device)


def coloured(what: Recipe, resolution: Tensor, grain: Tensor | None = None) -> Tensor:
    """Paints recipes `(B, ...)` at a resolution index `(B,)` each; `grain` `(B, BLOCKS, SIDES, TILE, TILE)` is added
    to all channels. Texels `(B, BLOCKS, SIDES, TILE, TILE, 4)` 0..1, RGB and glow.
    """
    maps = bank(what.pattern.device)[resolution[:, None, None], what.pattern]
    mix, accent = maps[:, :, :, 0, :, :, None], maps[:, :, :, 1, :, :, None]
    first, second, third = (what.colours[:, :, :, None, None, k] for k in range(3))
    colour = torch.lerp(torch.lerp(first.expand(*mix.shape[:-1], 3), second, mix), third, accent)
    if grain is not None:
        colour = colour + grain[..., None]
    glow = torch.maximum(accent[..., 0] * what.glow[..., None, None], what.shine[..., None, None])
    return torch.cat([colour.clamp(0, 1), glow[..., None]], -1)


def paint(what: Recipe, resolution: Tensor, grain: Tensor | None = None) -> Tensor:
    """As `coloured`, with grass hanging over the sides of its blocks, packed."""
    texels = coloured(what, resolution, grain)
    hang = fringe(what.pattern.device)[..., None]
    texels[:, lay.GRASS, lay.SIDE] = torch.where(hang, texels[:, lay.GRASS, lay.TOP], texels[:, lay.GRASS, lay.SIDE])
    return pack(texels)


def pack(texels: Tensor) -> Tensor:
    """`(B, BLOCKS, SIDES, TILE, TILE, 4)` floats 0..1 to all mip levels `(B, BLOCKS, SIDES, TEXELS)` int32."""
    batch = texels.shape[0]
    levels, image = [], texels.view(-1, lay.TILE, lay.TILE, 4)
    for _ in range(lay.MIPS):
        byte = (image * 255 + 0.5).to(torch.int32)
        levels.append((byte[..., 0] | byte[..., 1] << 8 | byte[..., 2] << 16 | byte[..., 3] << 24).flatten(1))
        if image.shape[1] > 1:
            image = (image[:, ::2, ::2] + image[:, 1::2, ::2] + image[:, ::2, 1::2] + image[:, 1::2, 1::2]) * 0.25
    return torch.cat(levels, 1).view(batch, lay.BLOCKS, lay.SIDES, lay.TEXELS)


def unpacked(textures: Tensor) -> Tensor:
    """The finest mip level of packed textures `(..., TEXELS)` as texels `(..., TILE, TILE, 4)` 0..1."""
    shift = torch.arange(0, 32, 8, dtype=torch.int32, device=textures.device)
    texels = torch.unflatten(textures[..., : lay.TILE * lay.TILE], -1, (lay.TILE, lay.TILE))
    return (texels[..., None] >> shift & 255).float() / 255
