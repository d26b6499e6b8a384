"""Random source looks: a texture pack, a time of day, a weather and a screen of every kind, so that a real game is
one more sample.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.worlds import patterns
from mirage_game.worlds.paths import sun_axes
from mirage_game.worlds.random import Draw
from mirage_game.worlds.textures import Look, Recipe, environment, paint, recipe
from mirage_game.worlds.vanilla import VANILLA
from mirage_kernels.raycast import layout as lay

PLAIN = (
    "plain",
    "noise",
    "soft",
    "grass",
    "bricks",
    "blocks",
    "planks",
    "tiles",
    "cobble",
    "leaves",
    "bark",
    "shingles",
    "thatch",
    "waves",
    "mosaic",
    "brush",
    "cracks",
)
# Zenith, horizon, ambient, light of the sky, strength of lamps, for clear day, pale day, overcast, dusk and night.
TIMES = (
    ("clear", (0.34, 0.58, 0.95), (0.70, 0.85, 0.99), (0.36, 0.38, 0.42), (0.64, 0.62, 0.58)),
    ("pale", (0.50, 0.74, 0.98), (0.62, 0.82, 0.98), (0.40, 0.41, 0.43), (0.60, 0.59, 0.57)),
    ("overcast", (0.52, 0.55, 0.60), (0.66, 0.68, 0.70), (0.36, 0.37, 0.39), (0.44, 0.44, 0.46)),
    ("dusk", (0.34, 0.33, 0.42), (0.72, 0.50, 0.36), (0.26, 0.24, 0.26), (0.34, 0.28, 0.24)),
    ("night", (0.04, 0.05, 0.12), (0.10, 0.12, 0.21), (0.19, 0.20, 0.27), (0.17, 0.18, 0.24)),
)
TIME_CHANCES = (0.38, 0.26, 0.14, 0.13, 0.09)


class Weather(NamedTuple):
    """What source and target share: `scene` `(B, SCENE)`, and the time of day `(B,)` as an index of `TIMES`."""

    scene: Tensor
    time: Tensor


@cache
def _base(device: torch.device) -> Recipe:
    return Recipe(*(part.to(device) for part in recipe(VANILLA)))


@cache
def _constants(device: torch.device) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Vanilla's environment, the table of times, the bounds of their chances, and the patterns that a plain texture
    pack may use.
    """
    times = torch.tensor([[*z, *h, *a, *s] for _, z, h, a, s in TIMES])
    chances = torch.tensor(TIME_CHANCES).cumsum(0)[:-1].contiguous()
    usual = torch.tensor([patterns.INDEX[n] for n in PLAIN])
    return environment(VANILLA).to(device), times.to(device), chances.to(device), usual.to(device)


def weather(draw: Draw, batch: int) -> Weather:
    """Sun, clouds and stars, and the time of day."""
    device = draw.device
    time = torch.bucketize(draw.uniform(batch), _constants(device)[2])
    night, dusk, dull = time == 4, time == 3, time == 2
    height = torch.where(dusk, draw.uniform(batch, low=2.0, high=14.0), draw.uniform(batch, low=14.0, high=65.0))
    scene = torch.zeros(batch, lay.SCENE, device=device)
    scene[:, :9] = sun_axes(draw.uniform(batch, high=360.0), height)
    scene[:, lay.SUN_ON] = (~dull & draw.chance(batch, p=0.8)).float()
    cover = draw.uniform(batch, low=0.3, high=0.56) * draw.chance(batch, p=0.7)
    scene[:, lay.CLOUD_COVER] = torch.where(dull, cover * 0.0, cover)
    scene[:, lay.CLOUD_X : lay.CLOUD_Z + 1] = draw.uniform(batch, 2, high=2000.0)
    scene[:, lay.STARS_ON] = night.float()
    return Weather(scene, time)


def source_environment(draw: Draw, now: Weather) -> Tensor:
    """Sky, light, fog and screen of source looks `(B, ENVIRONMENT)`."""
    device, batch = draw.device, now.time.shape[0]
    vanilla, times, _, _ = _constants(device)
    env = vanilla.repeat(batch, 1)
    row = times[now.time]
    tint = draw.normal(batch, 1, 3, scale=0.05)
    sky = (
        row[:, :6].view(batch, 2, 3) * (1 + draw.normal(batch, 2, 1, scale=0.1))
        + tint
        + draw.normal(batch, 2, 3, scale=0.03)
    )
    env[:, lay.ZENITH : lay.ZENITH + 6] = sky.clamp(0, 1).flatten(1)
    env[:, lay.NADIR : lay.NADIR + 3] = torch.where(
        draw.chance(batch, 1, p=0.6), env[:, lay.HORIZON : lay.HORIZON + 3], env[:, lay.ZENITH : lay.ZENITH + 3] * 0.6
    )
    light = row[:, 6:] * (1 + draw.normal(batch, 1, scale=0.1)) * (1 + draw.normal(batch, 6, scale=0.03))
    balance = draw.uniform(batch, 1, low=0.6, high=1.3)
    env[:, lay.AMBIENT : lay.AMBIENT + 3] = light[:, :3] * balance
    env[:, lay.SKY_LIGHT : lay.SKY_LIGHT + 3] = light[:, 3:] + light[:, :3] * (1 - balance)
    env[:, lay.LAMP_LIGHT : lay.LAMP_LIGHT + 3] *= draw.uniform(batch, 1, low=0.3, high=1.1)
    env[:, lay.SKY_CURVE] = draw.uniform(batch, low=1.2, high=7.0)
    env[:, lay.FOG] = torch.exp(draw.uniform(batch, low=-6.5, high=-3.6))
    env[:, lay.FOG_START] = draw.uniform(batch, high=30.0)
    env[:, lay.FACE_X] = draw.uniform(batch, low=0.5, high=0.95)
    env[:, lay.FACE_Z] = draw.uniform(batch, low=0.6, high=1.0)
    env[:, lay.SHADE] = draw.uniform(batch, low=0.0, high=1.0)
    warm = (
        torch.tensor([1.0, 0.72, 0.45], device=device) * (now.time == 3)[:, None]
        + torch.tensor([1.0, 0.98, 0.86], device=device) * (now.time != 3)[:, None]
    )
    env[:, lay.SUN_COLOUR : lay.SUN_COLOUR + 3] = warm
    env[:, lay.SUN_SIZE] = draw.uniform(batch, low=0.05, high=0.16)
    env[:, lay.SUN_SQUARE] = draw.chance(batch, p=0.6).float()
    env[:, lay.SUN_HALO] = draw.uniform(batch, high=0.6) * (now.time != 4)
    cloud = (0.35 * row[:, 3:6] + 0.65 * (row[:, 9:] * 1.5).clamp(max=1.0)) * draw.uniform(batch, 1, low=0.8, high=1.15)
    env[:, lay.CLOUD_COLOUR : lay.CLOUD_COLOUR + 3] = cloud.clamp(0, 1)
    env[:, lay.CLOUD_ALPHA] = draw.uniform(batch, low=0.4, high=1.0)
    env[:, lay.WATER_ALPHA] = draw.uniform(batch, low=0.35, high=1.0)
    env[:, lay.WATER_COLOUR : lay.WATER_COLOUR + 3] *= draw.uniform(batch, 1, low=0.4, high=1.2)
    return _screen(draw, env, now.time >= 3)


def _screen(draw: Draw, env: Tensor, dark: Tensor) -> Tensor:
    """The player's screen and graphics settings: saturation, contrast, gamma, mip levels, block outlines."""
    batch = env.shape[0]
    env[:, lay.SATURATION] = (1 + draw.normal(batch, scale=0.2)).clamp(0.3, 1.5)
    env[:, lay.CONTRAST] = (1 + draw.normal(batch, scale=0.09)).clamp(0.75, 1.25)
    gamma = torch.exp(draw.normal(batch, scale=0.16)).clamp(0.65, 1.5)
    env[:, lay.GAMMA] = torch.where(dark, gamma.clamp(max=1.0), gamma)  # nobody plays where nothing can be seen
    env[:, lay.GAIN] = (1 + draw.normal(batch, scale=0.06)).clamp(0.8, 1.2)
    env[:, lay.MIP_BIAS] = torch.exp2(draw.uniform(batch, low=-3.0, high=1.0))
    env[:, lay.CELL_NOISE] = draw.uniform(batch, high=0.25) * draw.chance(batch, p=0.3)
    env[:, lay.EDGE] = draw.uniform(batch, low=0.15, high=0.5) * draw.chance(batch, p=0.08)
    return env


def source_textures(draw: Draw, batch: int) -> Tensor:
    """Texture packs near and far from the plain one, packed."""
    base, usual = _base(draw.device), _constants(draw.device)[3]
    shape = (batch, lay.BLOCKS, lay.SIDES)
    mood = draw.uniform(batch, 1, 1)
    rate = torch.where(mood < 0.45, 0.0, torch.where(mood < 0.8, 0.18, 0.6))
    other = usual[draw.integer(batch, lay.BLOCKS, 1, high=len(PLAIN))].expand(shape)
    pattern = torch.where(draw.uniform(batch, lay.BLOCKS, 1) < rate, other, base.pattern)
    for kept in (lay.FLOWER, lay.LAMP, lay.GLASS):
        pattern[:, kept] = base.pattern[kept]
    pattern = torch.where(draw.chance(batch, 1, 1, p=0.06), torch.full_like(pattern, patterns.INDEX["plain"]), pattern)
    spread = draw.uniform(batch, 1, 1, 1, 1, low=0.015, high=0.13)
    colours = base.colours * torch.exp(draw.normal(batch, lay.BLOCKS, 1, 1, 1, scale=1.0) * spread)
    colours = (
        colours + draw.normal(batch, lay.BLOCKS, 1, 1, 3) * spread * 0.6 + draw.normal(batch, 1, 1, 1, 3, scale=0.035)
    )
    colours = _biome(draw, colours)
    middle = colours[:, :, :, :2].mean(3, keepdim=True)
    contrast = torch.exp(
        draw.normal(batch, 1, 1, 1, 1, scale=0.5) + draw.normal(batch, lay.BLOCKS, 1, 1, 1, scale=0.3) - 0.1
    ).clamp(0.05, 2.2)
    colours = torch.cat([middle + (colours[:, :, :, :2] - middle) * contrast, colours[:, :, :, 2:]], 3)
    dim = draw.uniform(batch, 1, 1)
    glow = base.glow * torch.where(dim < 0.3, 0.4, 1.0)
    size = draw.uniform(batch)
    resolution = torch.where(size < 0.1, 0, torch.where(size < 0.75, 1, 2))
    grain = draw.normal(batch, lay.BLOCKS, 1, 16, 16) * (draw.uniform(batch, 1, 1, 1, 1) ** 2 * 0.09)
    grain = grain.repeat_interleave(2, -1).repeat_interleave(2, -2).expand(*shape, lay.TILE, lay.TILE)
    return paint(Recipe(pattern, colours, glow, base.shine.expand(shape)), resolution, grain)


def _biome(draw: Draw, colours: Tensor) -> Tensor:
    """Tints what grows: from dark forest over meadow to dry savanna; and sand from white to orange."""
    batch, device = colours.shape[0], colours.device
    tints = torch.tensor(
        [
            [0.55, 0.75, 0.55],
            [1.0, 1.0, 1.0],
            [0.85, 1.1, 0.6],
            [1.45, 1.0, 0.7],
            [0.75, 1.0, 1.05],
            [0.62, 0.85, 0.45],
            [1.25, 0.95, 0.55],
        ],
        device=device,
    )
    grown = [lay.LEAF, lay.PINE, lay.TUFT, lay.CACTUS]
    pick = tints[draw.integer(batch, high=7)].view(batch, 1, 1, 1, 3)
    colours[:, grown] = colours[:, grown] * pick
    colours[:, lay.GRASS, lay.TOP] = colours[:, lay.GRASS, lay.TOP] * pick[:, 0, 0]
    sand = torch.tensor([[1.0, 1.0, 1.0], [1.0, 0.82, 0.55], [1.05, 1.05, 1.12], [0.9, 0.7, 0.5]], device=device)
    colours[:, lay.SAND] = colours[:, lay.SAND] * sand[draw.integer(batch, high=4)].view(batch, 1, 1, 3)
    return colours


def source_look(draw: Draw, now: Weather) -> Look:
    """A random source look for each sample."""
    return Look(source_textures(draw, now.time.shape[0]), source_environment(draw, now))
