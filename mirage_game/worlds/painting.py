"""From a style's code to a look that the ray caster draws: the surface of every block's sides, tops and bottoms, with
what the code keeps taken from the source's look. Batched on the device, from index tables made once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.style.code import (
    GRADE_FIELDS,
    KEEP,
    LIGHT_FIELDS,
    PATTERN_INDEX,
    ROLE_INDEX,
    ROLES,
    SKY_FIELDS,
    SURFACE,
    WATER_FIELDS,
    StyleCode,
    code_of,
    stack,
)
from mirage_game.style.parts import Style
from mirage_game.worlds.textures import Look, Recipe, bank, coloured, fringe, pack, unpacked
from mirage_kernels.raycast import layout as lay

FINE = 2  # the resolution of target looks: 32 texels a side
WHITE = "white"  # mixed in like a role
BY_ROLE = {
    "soil": lay.DIRT, "stone": lay.STONE, "sand": lay.SAND, "water": lay.WATER, "log": lay.LOG, "leaf": lay.LEAF,
    "plank": lay.PLANK, "cobble": lay.COBBLE, "brick": lay.BRICK, "glass": lay.GLASS, "lamp": lay.LAMP,
    "snow": lay.SNOW, "ore": lay.ORE, "pine": lay.PINE, "roof": lay.ROOF, "path": lay.PATH, "plaster": lay.PLASTER,
    "blossom": lay.BLOSSOM, "terracotta": lay.TERRACOTTA,
}  # fmt: skip


class Face(NamedTuple):
    """What one side of a block is made of: a role's material, its main colours moved toward the second colour of
    another role, perhaps in a pattern of its own, with the accent (third colour and glow) of a third role.
    """

    base: str
    other: str | None = None
    weight: float = 0.0
    pattern: str | None = None
    accent: str | None = None
    glow: float = 1.0


def faces() -> dict[tuple[int, int], Face]:
    """The face of every block and side that can be seen."""
    table = {(block, side): Face(role) for role, block in BY_ROLE.items() for side in range(lay.SIDES)}
    for side in (lay.TOP, lay.BOTTOM):
        table[lay.LOG, side] = Face("log", pattern="rings", glow=0.0)
        table[lay.BIRCH, side] = Face("log", WHITE, 0.3, "rings", glow=0.0)
        table[lay.CACTUS, side] = Face("leaf", pattern="rings")
        table[lay.GRASS, side] = Face("ground" if side == lay.TOP else "soil")
    table[lay.GRASS, lay.SIDE] = Face("soil")
    table[lay.BIRCH, lay.SIDE] = Face("log", WHITE, 0.35)
    table[lay.CACTUS, lay.SIDE] = Face("leaf", pattern="pipes")
    for side in range(lay.SIDES):
        table[lay.TUFT, side] = Face("ground", "leaf", 0.25, "grass")
        table[lay.FLOWER, side] = Face("ground", "leaf", 0.25, "petal", accent="flower")
        table[lay.SHRUB, side] = Face("log", pattern="grass")
    return table


class _Tables(NamedTuple):
    """`faces` as tensors, each `(BLOCKS, SIDES)`; blocks that are never seen wear the first role."""

    base: Tensor
    other: Tensor
    weight: Tensor
    pattern: Tensor
    """0: as the base's material has it."""
    accent: Tensor
    glow: Tensor
    white: Tensor
    """`(1, 1, SURFACE)`: what stands after the roles."""


@cache
def _tables(device: torch.device) -> _Tables:
    places = ROLE_INDEX | {WHITE: len(ROLES)}
    shape = (lay.BLOCKS, lay.SIDES)
    base, other, pattern, accent = (torch.zeros(shape, dtype=torch.long) for _ in range(4))
    weight, glow = torch.zeros(shape), torch.ones(shape)
    for at, face in faces().items():
        base[at], accent[at] = places[face.base], places[face.accent or face.base]
        other[at], weight[at] = places[face.other or face.base], face.weight
        pattern[at], glow[at] = PATTERN_INDEX[face.pattern or "keep"], face.glow
    white = torch.ones(1, 1, SURFACE)
    return _Tables(*(part.to(device) for part in (base, other, weight, pattern, accent, glow, white)))


@cache
def _fields(device: torch.device) -> Tensor:
    """Which part each number of the environment belongs to `(ENVIRONMENT,)`: sky, light, grading, water."""
    part = torch.zeros(lay.ENVIRONMENT, dtype=torch.long)
    for number, fields in enumerate((SKY_FIELDS, LIGHT_FIELDS, GRADE_FIELDS, WATER_FIELDS)):
        part[list(fields)] = number
    return part.to(device)


def recipe_of(code: StyleCode) -> Recipe:
    """How codes paint every face; what they keep is black."""
    table = _tables(code.pattern.device)
    surface = torch.cat([code.surface, table.white.expand(len(code.surface), -1, -1)], 1)
    told = torch.cat([code.pattern != KEEP, torch.ones_like(code.pattern[:, :1], dtype=torch.bool)], 1)
    base, accent = surface[:, table.base], surface[:, table.accent]
    weight = (table.weight * told[:, table.other])[..., None, None]
    main = torch.lerp(torch.unflatten(base[..., :6], -1, (2, 3)), surface[:, table.other, None, 3:6], weight)
    pattern = torch.where(table.pattern > 0, table.pattern, code.pattern[:, table.base])
    return Recipe(
        pattern, torch.cat([main, accent[..., None, 6:9]], -2), accent[..., 9] * table.glow, base[..., 10].contiguous()
    )


def target_look(code: StyleCode, source: Look) -> Look:
    """The looks of codes over the looks of the game, both on one device: what a code keeps is the source's."""
    return Look(_textures(code, source.textures), _environment(code, source.environment))


def _textures(code: StyleCode, source: Tensor) -> Tensor:
    """A face is kept with its accent's role: a flower with its petals, all else with its material."""
    device = source.device
    table, told = _tables(device), code.pattern != KEEP
    texels = coloured(recipe_of(code), torch.full((1,), FINE, device=device))
    keeps = ~told[:, table.accent]
    # Two faces show two roles, each kept by itself: turf hangs over soil, and petals stand on a stalk of grass.
    ground, soil = (told[:, ROLE_INDEX[role], None, None, None] for role in ("ground", "soil"))
    turf, earth = texels[:, lay.GRASS, lay.TOP], texels[:, lay.GRASS, lay.SIDE]
    own = unpacked(source[:, lay.GRASS, lay.SIDE])
    hang = fringe(device)[..., None]
    texels[:, lay.GRASS, lay.SIDE] = torch.where(torch.where(hang, ground, soil), torch.where(hang, turf, earth), own)
    keeps[:, lay.GRASS, lay.SIDE] = ~(ground | soil).flatten()
    stalk = unpacked(source[:, lay.FLOWER]) * (1 - bank(device)[FINE, PATTERN_INDEX["petal"], 1])[..., None]
    texels[:, lay.FLOWER] += torch.where(ground[:, None], 0.0, stalk)  # under the petals all else is black
    return torch.where(keeps[..., None], source, pack(texels))


def _environment(code: StyleCode, source: Tensor) -> Tensor:
    keeps = torch.cat([code.keeps > 0.5, code.pattern[:, ROLE_INDEX["water"], None] == KEEP], 1)
    return torch.where(keeps[:, _fields(source.device)], source, code.environment)


def ornaments_of(code: StyleCode) -> Tensor:
    """What the ray caster adds to the looks of codes `(B, SITES, 8)` float32: kind, two colours, glow."""
    return torch.cat([code.ornament[..., None].float(), code.ornament_surface], -1)


def looks_of(code: StyleCode) -> Look:
    """The looks of codes that keep nothing."""
    shape = (len(code.pattern), lay.BLOCKS, lay.SIDES, lay.TEXELS)
    nothing = torch.zeros(shape, dtype=torch.int32, device=code.pattern.device)
    return target_look(code, Look(nothing, torch.zeros_like(code.environment)))


def styled(styles: Sequence[Style]) -> Look:
    """The looks of whole styles on the CPU, in order."""
    return looks_of(stack([code_of(style) for style in styles]))
