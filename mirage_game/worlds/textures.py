"""Texture arrays for the ray caster: patterns coloured, shrunk to mip levels and packed; and the environment vector
of a style. All batched.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds import patterns
from mirage_game.worlds.materials import rgb, sides
from mirage_game.worlds.style import Style
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


def recipe(style: Style) -> Recipe:
    """A style's recipe, on the CPU."""
    pattern = torch.zeros(lay.BLOCKS, lay.SIDES, dtype=torch.long)
    colours = torch.zeros(lay.BLOCKS, lay.SIDES, 3, 3)
    glow, shine = torch.zeros(lay.BLOCKS, lay.SIDES), torch.zeros(lay.BLOCKS, lay.SIDES)
    for block, materials in sides(style).items():
        for side, m in enumerate(materials):
            pattern[block, side] = patterns.INDEX[m.pattern]
            colours[block, side] = torch.tensor([rgb(c) for c in (m.first, m.second, m.third)])
            glow[block, side], shine[block, side] = m.glow, m.shine
    return Recipe(pattern, colours, glow, shine)


def paint(what: Recipe, resolution: Tensor, grain: Tensor | None = None) -> Tensor:
    """Paints recipes `(B, ...)` at a resolution index `(B,)` each; `grain` `(B, BLOCKS, SIDES, TILE, TILE)` is added
    to all channels. Packed textures.
    """
    maps = bank(what.pattern.device)[resolution[:, None, None], what.pattern]
    mix, accent = maps[:, :, :, 0, :, :, None], maps[:, :, :, 1, :, :, None]
    first, second, third = (what.colours[:, :, :, None, None, k] for k in range(3))
    colour = torch.lerp(torch.lerp(first.expand(*mix.shape[:-1], 3), second, mix), third, accent)
    if grain is not None:
        colour = colour + grain[..., None]
    glow = torch.maximum(accent[..., 0] * what.glow[..., None, None], what.shine[..., None, None])
    texels = torch.cat([colour.clamp(0, 1), glow[..., None]], -1)
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


def environment(style: Style) -> Tensor:
    """A style's environment vector `(ENVIRONMENT,)`."""
    sky, light, medium = style.sky, style.light, style.medium
    values: dict[int, float] = {
        lay.SKY_CURVE: sky.curve,
        lay.FOG: sky.fog,
        lay.FOG_START: sky.fog_start,
        lay.BANDS: sky.bands,
        lay.FACE_X: light.face_x,
        lay.FACE_Z: light.face_z,
        lay.FACE_DOWN: light.down,
        lay.SHADE: light.shade,
        lay.GLOW: light.glow,
        lay.SUN_SIZE: sky.sun_size,
        lay.SUN_SQUARE: float(sky.sun_square),
        lay.SUN_HALO: sky.halo,
        lay.SUN_STRIPES: sky.sun_stripes,
        lay.CRESCENT: sky.crescent,
        lay.CLOUD_ALPHA: sky.cloud_alpha,
        lay.STARS: sky.stars,
        lay.WATER_ALPHA: style.water_alpha,
        lay.SATURATION: medium.saturation,
        lay.CONTRAST: medium.contrast,
        lay.GAMMA: medium.gamma,
        lay.GAIN: 1.0,
        lay.MIP_BIAS: 1.0,
        lay.EDGE: medium.edge,
        lay.EDGE_WIDTH: medium.edge_width,
    }
    colours = {
        lay.ZENITH: sky.zenith,
        lay.HORIZON: sky.horizon,
        lay.NADIR: sky.nadir or sky.horizon,
        lay.AMBIENT: light.ambient,
        lay.SKY_LIGHT: light.sky,
        lay.LAMP_LIGHT: light.lamp,
        lay.SUN_COLOUR: sky.sun,
        lay.CLOUD_COLOUR: sky.cloud,
        lay.WATER_COLOUR: style.water.first,
        lay.EDGE_COLOUR: medium.edge_colour,
    }
    vector = torch.zeros(lay.ENVIRONMENT)
    for at, value in values.items():
        vector[at] = value
    for at, colour in colours.items():
        vector[at : at + 3] = torch.tensor(rgb(colour))
    return vector


def styled(styles: list[Style], device: torch.device) -> Look:
    """The looks of whole styles, in order: made once a device, then only gathered from."""
    recipes = [recipe(s) for s in styles]
    resolution = torch.full((1,), 2, dtype=torch.long)
    textures = torch.cat([paint(Recipe(*(part[None] for part in r)), resolution) for r in recipes])
    return Look(textures.to(device), torch.stack([environment(s) for s in styles]).to(device))
