"""Random source looks: a texture pack, a time of day, a weather and a screen of every kind, so that a real game is
one more sample.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.style.code import PATTERN_INDEX, code_of
from mirage_game.worlds.painting import recipe_of
from mirage_game.worlds.paths import sun_axes
from mirage_game.worlds.random import Draw
from mirage_game.worlds.textures import Look, Recipe, paint
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
SUNS = ((1.0, 0.98, 0.86), (1.0, 0.72, 0.45))  # by day, at dusk
# What grows: from dark forest over meadow to dry savanna; and sand from white to orange.
GROWTHS = (
    (0.55, 0.75, 0.55),
    (1.0, 1.0, 1.0),
    (0.85, 1.1, 0.6),
    (1.45, 1.0, 0.7),
    (0.75, 1.0, 1.05),
    (0.62, 0.85, 0.45),
    (1.25, 0.95, 0.55),
)
SANDS = ((1.0, 1.0, 1.0), (1.0, 0.82, 0.55), (1.05, 1.05, 1.12), (0.9, 0.7, 0.5))
WILD = 0.15  # share of texture packs in colours of their own
GROWN = (lay.LEAF, lay.PINE, lay.TUFT, lay.CACTUS)
KEPT = (lay.FLOWER, lay.LAMP, lay.GLASS)  # only an all plain texture pack changes their patterns


class Weather(NamedTuple):
    """What source and target share: `scene` `(B, SCENE)`, and the time of day `(B,)` as an index of `TIMES`."""

    scene: Tensor
    time: Tensor


class _Constants(NamedTuple):
    """Tables that source looks are drawn from, on a device."""

    base: Recipe
    """The plain look's."""
    environment: Tensor
    """The plain look's, `(ENVIRONMENT,)`."""
    times: Tensor
    """`TIMES`, `(5, 12)`."""
    time_bounds: Tensor
    """Where one time's chance ends and the next one's begins, `(4,)`."""
    usual: Tensor
    """Patterns that a plain texture pack may use."""
    kept: Tensor
    """Blocks whose pattern stays, `(BLOCKS, 1)` bool."""
    growths: Tensor
    """Factors of every face's colour, `(7, BLOCKS, SIDES, 1, 3)`."""
    sands: Tensor
    """`(4, BLOCKS, SIDES, 1, 3)`."""
    suns: Tensor
    """`(2, 3)`."""


@cache
def _constants(device: torch.device) -> _Constants:
    """Copied to the device once: a copy in each clip would wait for all that the device has yet to do."""
    growths = torch.ones(len(GROWTHS), lay.BLOCKS, lay.SIDES, 1, 3)
    tints = torch.tensor(GROWTHS)[:, None, :]
    for block in GROWN:
        growths[:, block] = tints[:, None]
    growths[:, lay.GRASS, lay.TOP] = tints
    sands = torch.ones(len(SANDS), lay.BLOCKS, lay.SIDES, 1, 3)
    sands[:, lay.SAND] = torch.tensor(SANDS)[:, None, None, :]
    kept = torch.zeros(lay.BLOCKS, 1, dtype=torch.bool)
    kept[list(KEPT)] = True
    plain = code_of(VANILLA)
    return _Constants(
        base=Recipe(*(part[0].to(device) for part in recipe_of(plain))),
        environment=plain.environment[0].to(device),
        times=torch.tensor([[*z, *h, *a, *s] for _, z, h, a, s in TIMES]).to(device),
        time_bounds=torch.tensor(TIME_CHANCES).cumsum(0)[:-1].contiguous().to(device),
        usual=torch.tensor([PATTERN_INDEX[n] for n in PLAIN]).to(device),
        kept=kept.to(device),
        growths=growths.to(device),
        sands=sands.to(device),
        suns=torch.tensor(SUNS).to(device),
    )


def weather(draw: Draw, batch: int) -> Weather:
    """Sun, clouds and stars, and the time of day."""
    device = draw.device
    u = draw.several(
        batch,
        time=(0.0, 1.0),
        dusk=(2.0, 14.0),
        day=(14.0, 65.0),
        azimuth=(0.0, 360.0),
        sun=(0.0, 1.0),
        clouds=(0.0, 1.0),
        cover=(0.3, 0.56),
        cloud_x=(0.0, 2000.0),
        cloud_z=(0.0, 2000.0),
    )
    time = torch.bucketize(u["time"], _constants(device).time_bounds)
    night, dusk, bright = time == 4, time == 3, time != 2
    scene = torch.zeros(batch, lay.SCENE, device=device)
    scene[:, :9] = sun_axes(u["azimuth"], torch.where(dusk, u["dusk"], u["day"]))
    scene[:, lay.SUN_ON] = bright & (u["sun"] < 0.8)
    scene[:, lay.CLOUD_COVER] = u["cover"] * (bright & (u["clouds"] < 0.7))
    scene[:, lay.CLOUD_X], scene[:, lay.CLOUD_Z] = u["cloud_x"], u["cloud_z"]
    scene[:, lay.STARS_ON] = night
    return Weather(scene, time)


def source_environment(draw: Draw, now: Weather) -> Tensor:
    """Sky, light, fog and screen of source looks `(B, ENVIRONMENT)`."""
    batch = now.time.shape[0]
    known = _constants(draw.device)
    env = known.environment.repeat(batch, 1)
    row = known.times[now.time]
    u = draw.several(
        batch,
        nadir=(0.0, 1.0),
        balance=(0.6, 1.3),
        lamp=(0.3, 1.1),
        sky_curve=(1.2, 7.0),
        fog=(-6.5, -3.6),
        fog_start=(0.0, 30.0),
        face_x=(0.5, 0.95),
        face_z=(0.6, 1.0),
        shade=(0.0, 1.0),
        sun_size=(0.05, 0.16),
        sun_square=(0.0, 1.0),
        halo=(0.0, 0.6),
        cloud=(0.8, 1.15),
        cloud_alpha=(0.4, 1.0),
        water=(0.4, 1.2),
        water_alpha=(0.35, 1.0),
    )
    tint, hue, sky_gain, light_gain, light_hue = draw.normal(batch, 18).split_with_sizes((3, 6, 2, 1, 6), 1)
    sky = row[:, :6].view(batch, 2, 3) * (1 + sky_gain[:, :, None] * 0.1)
    sky = (sky + tint[:, None] * 0.05 + hue.view(batch, 2, 3) * 0.03).clamp(0, 1)
    env[:, lay.ZENITH : lay.ZENITH + 6] = sky.flatten(1)
    env[:, lay.NADIR : lay.NADIR + 3] = torch.where(u["nadir"][:, None] < 0.6, sky[:, 1], sky[:, 0] * 0.6)
    light = row[:, 6:] * (1 + light_gain * 0.1) * (1 + light_hue * 0.03)
    floor = light[:, :3] * u["balance"][:, None]
    env[:, lay.AMBIENT : lay.AMBIENT + 3] = floor
    env[:, lay.SKY_LIGHT : lay.SKY_LIGHT + 3] = light[:, 3:] + light[:, :3] - floor
    env[:, lay.LAMP_LIGHT : lay.LAMP_LIGHT + 3] *= u["lamp"][:, None]
    env[:, lay.SKY_CURVE] = u["sky_curve"]
    env[:, lay.FOG] = torch.exp(u["fog"])
    env[:, lay.FOG_START] = u["fog_start"]
    env[:, lay.FACE_X], env[:, lay.FACE_Z] = u["face_x"], u["face_z"]
    env[:, lay.SHADE] = u["shade"]
    env[:, lay.SUN_COLOUR : lay.SUN_COLOUR + 3] = known.suns[(now.time == 3).long()]
    env[:, lay.SUN_SIZE] = u["sun_size"]
    env[:, lay.SUN_SQUARE] = u["sun_square"] < 0.6
    env[:, lay.SUN_HALO] = u["halo"] * (now.time != 4)
    cloud = (0.35 * row[:, 3:6] + 0.65 * (row[:, 9:] * 1.5).clamp(max=1.0)) * u["cloud"][:, None]
    env[:, lay.CLOUD_COLOUR : lay.CLOUD_COLOUR + 3] = cloud.clamp(0, 1)
    env[:, lay.CLOUD_ALPHA] = u["cloud_alpha"]
    env[:, lay.WATER_ALPHA] = u["water_alpha"]
    env[:, lay.WATER_COLOUR : lay.WATER_COLOUR + 3] *= u["water"][:, None]
    return _screen(draw, env, now.time >= 3)


def _screen(draw: Draw, env: Tensor, dark: Tensor) -> Tensor:
    """The player's screen and graphics settings: saturation, contrast, gamma, mip levels, block outlines."""
    batch = env.shape[0]
    saturation, contrast, gamma, gain = draw.normal(4, batch).unbind()
    u = draw.several(batch, mip=(-3.0, 1.0), noise=(0.0, 0.25), noisy=(0.0, 1.0), edge=(0.15, 0.5), edged=(0.0, 1.0))
    env[:, lay.SATURATION] = (1 + saturation * 0.2).clamp(0.3, 1.5)
    env[:, lay.CONTRAST] = (1 + contrast * 0.09).clamp(0.75, 1.25)
    gamma = torch.exp(gamma * 0.16).clamp(0.65, 1.5)
    env[:, lay.GAMMA] = torch.where(dark, gamma.clamp(max=1.0), gamma)  # nobody plays where nothing can be seen
    env[:, lay.GAIN] = (1 + gain * 0.06).clamp(0.8, 1.2)
    env[:, lay.MIP_BIAS] = torch.exp2(u["mip"])
    env[:, lay.CELL_NOISE] = u["noise"] * (u["noisy"] < 0.3)
    env[:, lay.EDGE] = u["edge"] * (u["edged"] < 0.08)
    return env


def source_textures(draw: Draw, batch: int) -> Tensor:
    """Texture packs near and far from the plain one, packed."""
    known = _constants(draw.device)
    base, usual = known.base, known.usual
    shape = (batch, lay.BLOCKS, lay.SIDES)
    u = draw.several(
        batch,
        mood=(0.0, 1.0),
        plain=(0.0, 1.0),
        spread=(0.015, 0.13),
        dim=(0.0, 1.0),
        size=(0.0, 1.0),
        grain=(0.0, 1.0),
        wild=(0.0, 1.0),
        mottle=(0.0, 1.0),
        growth=(0.0, len(GROWTHS)),
        sand=(0.0, len(SANDS)),
    )
    mood = u["mood"].view(batch, 1, 1)
    rate = torch.where(mood < 0.45, 0.0, torch.where(mood < 0.8, 0.18, 0.6))
    changed = (draw.uniform(batch, lay.BLOCKS, 1) < rate) & ~known.kept
    pattern = torch.where(changed, usual[draw.integer(batch, lay.BLOCKS, 1, high=len(PLAIN))], base.pattern)
    pattern = torch.where(u["plain"].view(batch, 1, 1) < 0.06, PATTERN_INDEX["plain"], pattern)
    # A wild pack's colours say little of what a block is: its place and shape must.
    spread = torch.where(u["wild"] < WILD, u["spread"] * 2.5, u["spread"]).view(batch, 1, 1, 1, 1)
    strength, hue, contrast = draw.normal(batch, lay.BLOCKS, 1, 1, 5).split_with_sizes((1, 3, 1), -1)
    colours = base.colours * torch.exp(strength * spread)
    colours = colours + (hue * (spread * 0.6) + draw.normal(batch, 1, 1, 1, 3, scale=0.035))
    # The last index of a range may come out of rounding.
    growth, sand = u["growth"].long().clamp(max=len(GROWTHS) - 1), u["sand"].long().clamp(max=len(SANDS) - 1)
    colours = colours * (known.growths[growth] * known.sands[sand])
    middle = colours[:, :, :, :2].mean(3, keepdim=True)
    contrast = torch.exp(draw.normal(batch, 1, 1, 1, 1, scale=0.5) + contrast * 0.3 - 0.1).clamp(0.05, 2.2)
    colours = torch.cat([torch.lerp(middle, colours[:, :, :, :2], contrast), colours[:, :, :, 2:]], 3)
    glow = base.glow * torch.where(u["dim"].view(batch, 1, 1) < 0.3, 0.4, 1.0)
    resolution = torch.where(u["size"] < 0.1, 0, torch.where(u["size"] < 0.75, 1, 2))
    fine, coarse = draw.normal(batch, lay.BLOCKS, 1, 20, 16).split_with_sizes((16, 4), 3)
    grain = fine * (u["grain"].view(batch, 1, 1, 1, 1) ** 2 * 0.09)
    # Blotches of a quarter of a block, as painted and photographed textures have them.
    mottle = coarse.repeat_interleave(4, 3)[..., ::4].repeat_interleave(4, 4)
    grain = grain + mottle * (u["mottle"].view(batch, 1, 1, 1, 1) ** 3 * 0.08)
    grain = grain.repeat_interleave(2, -1).repeat_interleave(2, -2).expand(*shape, lay.TILE, lay.TILE)
    return paint(Recipe(pattern, colours, glow, base.shine.expand(shape)), resolution, grain)


def source_look(draw: Draw, now: Weather) -> Look:
    """A random source look for each sample."""
    return Look(source_textures(draw, now.time.shape[0]), source_environment(draw, now))
