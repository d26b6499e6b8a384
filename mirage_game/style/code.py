"""Styles as numbers: one material a role, the environment in the ray caster's layout, ornaments, and the medium.

The worlds paint a target look from a code, the model is conditioned on it, and a prompt is read into it. What a code
does not set is kept as the game has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.style.derive import materials
from mirage_game.style.mixing import rgb
from mirage_game.style.parts import Added, Light, Material, Medium, Sky, Style
from mirage_kernels.raycast import layout as lay

# These tuples, and `MEDIUM`, number what weights have learnt: append only, never reorder.
# fmt: off
PATTERNS = (
    "keep", "arrows", "bark", "blocks", "blossom", "bones", "bricks", "brush", "cane", "checker", "circuit", "cobble",
    "corals", "cracks", "crystal", "diamonds", "dots", "furnace", "gear", "grass", "grid", "hexes", "knit", "lamp",
    "leaves", "mosaic", "noise", "ore", "panels", "petal", "pipes", "plain", "planks", "plates", "rings", "ripples",
    "runes", "scales", "shingles", "smallplates", "soft", "sprinkles", "stripes", "studs", "swirl", "thatch", "tiles",
    "vines", "waves", "window", "windowlights", "feathers", "fur", "eyes", "shells", "bonepile", "ferns", "birch",
    "strata", "veins", "paving", "holes", "gems", "frost", "glyphs", "meander", "columns", "timbering", "basket",
    "parquet", "books", "patchwork", "lace", "weave", "newspaper", "wafer", "drips", "crayon", "wires", "grating",
    "screens", "hazard", "pixels", "clouds", "foam", "stars", "porthole", "shutters", "shattered", "roundwindow",
    "leaded", "pumpkin", "pointers",
)
ROLES = (
    "ground", "soil", "stone", "sand", "water", "log", "leaf", "plank", "brick", "roof", "glass", "lamp", "cobble",
    "path", "snow", "ore", "flower", "plaster", "terracotta", "pine", "blossom",
)
ORNAMENT_KINDS = (
    "nothing", "chimney", "antenna", "spire", "flag", "vane", "crystal", "spikes", "lamp", "pipe", "strip", "garland",
    "lights", "icicles", "bunting", "banner", "sign", "gear", "clock", "screen", "poster", "shield", "vine", "mask",
    "rune", "wreath", "torch", "lantern", "roots", "chain", "web", "bell", "fruit", "mushroom", "coral", "barrel",
    "crate", "pumpkin", "bones", "tombstone", "flowers", "candle", "bamboo", "cactus", "bush", "statue", "valve",
    "reeds", "tentacle", "shell", "lily",
)
# fmt: on
SITES = ("wall", "eave", "hang", "crest", "foot", "canopy", "shore")
KEEP = 0  # the pattern of what stays as the game has it
SURFACE = 11  # numbers of a material: three colours, glow, shine
ORNAMENT = 7  # numbers of an ornament: two colours, glow
PARTS = ("sky", "light", "grading")  # of the environment, kept or set as a whole; water goes with its role

# The medium as numbers, 0 for none and about 1 for much: `posterise` is 2 / levels, `pixels` a quarter of (side - 1).
MEDIUM = (
    "edge", "ink", "posterise", "halftone", "paper", "scanlines", "bloom", "pixels", "brush", "vignette",
    "ink_red", "ink_green", "ink_blue", "flat", "wash", "cutout", "neon", "tint", "hatch", "chroma", "grit",
    "tint_dark_red", "tint_dark_green", "tint_dark_blue", "tint_light_red", "tint_light_green", "tint_light_blue",
)  # fmt: skip
_MEDIUM_COLOURS = {"ink": "ink_colour", "tint_dark": "tint_dark", "tint_light": "tint_light"}

PATTERN_INDEX = {name: index for index, name in enumerate(PATTERNS)}
ROLE_INDEX = {name: index for index, name in enumerate(ROLES)}
KIND_INDEX = {name: index for index, name in enumerate(ORNAMENT_KINDS)}
SITE_INDEX = {name: index for index, name in enumerate(SITES)}


class StyleCode(NamedTuple):
    """B looks as numbers."""

    pattern: Tensor
    """`(B, ROLES)` int64 index into `PATTERNS`; 0: the game's own surface stays."""
    surface: Tensor
    """`(B, ROLES, SURFACE)` float32: first, second and third colour 0..1 RGB, glow, shine; 0 where the game's stays."""
    environment: Tensor
    """`(B, ENVIRONMENT)` float32 in the ray caster's layout; 0 where the game's own stays."""
    keeps: Tensor
    """`(B, PARTS)` float32: 1 where sky, light or grading are the game's own."""
    medium: Tensor
    """`(B, MEDIUM)` float32, see `MEDIUM`."""
    ornament: Tensor
    """`(B, SITES)` int64 index into `ORNAMENT_KINDS`; 0: nothing is added."""
    ornament_surface: Tensor
    """`(B, SITES, ORNAMENT)` float32: two colours 0..1 RGB and glow; 0 where nothing is added."""


def _colour(at: int, colour: str) -> dict[int, float]:
    return {at + k: value for k, value in enumerate(rgb(colour))}


def _sky_values(sky: Sky) -> dict[int, float]:
    return {
        **_colour(lay.ZENITH, sky.zenith),
        **_colour(lay.HORIZON, sky.horizon),
        **_colour(lay.NADIR, sky.nadir or sky.horizon),
        lay.SKY_CURVE: sky.curve,
        lay.FOG: sky.fog,
        lay.FOG_START: sky.fog_start,
        lay.BANDS: sky.bands,
        **_colour(lay.SUN_COLOUR, sky.sun),
        lay.SUN_SIZE: sky.sun_size,
        lay.SUN_SQUARE: float(sky.sun_square),
        lay.SUN_HALO: sky.halo,
        lay.SUN_STRIPES: sky.sun_stripes,
        lay.CRESCENT: sky.crescent,
        **_colour(lay.CLOUD_COLOUR, sky.cloud),
        lay.CLOUD_ALPHA: sky.cloud_alpha,
        lay.STARS: sky.stars,
        lay.AURORA: sky.aurora,
        **_colour(lay.AURORA_COLOUR, sky.aurora_colour),
        lay.PLANET_SIZE: sky.planet,
        **_colour(lay.PLANET_COLOUR, sky.planet_colour),
        lay.PLANET_RING: sky.planet_ring,
        lay.NEBULA: sky.nebula,
        **_colour(lay.NEBULA_COLOUR, sky.nebula_colour),
        lay.RAINBOW: sky.rainbow,
    }


def _light_values(light: Light) -> dict[int, float]:
    return {
        **_colour(lay.AMBIENT, light.ambient),
        **_colour(lay.SKY_LIGHT, light.sky),
        **_colour(lay.LAMP_LIGHT, light.lamp),
        lay.FACE_X: light.face_x,
        lay.FACE_Z: light.face_z,
        lay.FACE_DOWN: light.down,
        lay.SHADE: light.shade,
        lay.GLOW: light.glow,
    }


def _grading_values(medium: Medium) -> dict[int, float]:
    return {
        lay.SATURATION: medium.saturation,
        lay.CONTRAST: medium.contrast,
        lay.GAMMA: medium.gamma,
        lay.GAIN: 1.0,
        lay.MIP_BIAS: 1.0,
        lay.CELL_NOISE: 0.0,
        lay.EDGE: medium.edge,
        **_colour(lay.EDGE_COLOUR, medium.edge_colour),
        lay.EDGE_WIDTH: medium.edge_width,
    }


def _water_values(water: Material, alpha: float) -> dict[int, float]:
    return {**_colour(lay.WATER_COLOUR, water.first), lay.WATER_ALPHA: alpha}


# Which numbers of the environment belong together: kept or set as a whole, see `StyleCode.keeps`.
SKY_FIELDS = tuple(_sky_values(Sky("#000000", "#000000")))
LIGHT_FIELDS = tuple(_light_values(Light()))
GRADE_FIELDS = tuple(_grading_values(Medium()))
WATER_FIELDS = tuple(_water_values(Material("plain", "#000000", "#000000"), 0.0))  # kept where the role `water` is


def medium_numbers(medium: Medium) -> list[float]:
    """A medium in the order of `MEDIUM`."""
    scaled = {
        "posterise": 2 / medium.posterise if medium.posterise else 0.0,
        "pixels": (medium.pixels - 1) / 4,
        **{
            f"{start}_{channel}": value
            for start, name in _MEDIUM_COLOURS.items()
            for channel, value in zip(("red", "green", "blue"), rgb(getattr(medium, name)), strict=True)
        },
    }
    return [scaled[name] if name in scaled else float(getattr(medium, name)) for name in MEDIUM]


def _surface(role: str, material: Material) -> list[float]:
    """A material's numbers. A flower's petals take the third colour; one that does not shine wears its second."""
    third = material.second if role == "flower" and not material.glow else material.third
    return [*rgb(material.first), *rgb(material.second), *rgb(third), material.glow, material.shine]


def _index(table: Mapping[str, int], name: str, what: str) -> int:
    if name not in table:
        raise ValueError(f"there is no {what} {name!r}; choose among: {', '.join(table)}")
    return table[name]


def partial_code(
    roles: Mapping[str, Material] | None = None,
    sky: Sky | None = None,
    light: Light | None = None,
    medium: Medium | None = None,
    ornaments: Iterable[Added] = (),
    water_alpha: float = 0.65,
) -> StyleCode:
    """The code of a look that sets only these parts, and exactly these roles, B = 1 on the CPU; the rest stays as the
    game has it. `water_alpha` belongs to the role `water`.

    Raises ValueError for an unknown role, pattern, kind or site, for a colour that is none, and for two ornaments at
    one site.
    """
    code, roles = identity(), roles or {}
    values: dict[int, float] = {}
    for role, material in roles.items():
        at = _index(ROLE_INDEX, role, "role")
        code.pattern[0, at] = _index(PATTERN_INDEX, material.pattern, "pattern")
        code.surface[0, at] = torch.tensor(_surface(role, material))
    if "water" in roles:
        values |= _water_values(roles["water"], water_alpha)
    if sky is not None:
        values |= _sky_values(sky)
    if light is not None:
        values |= _light_values(light)
    if medium is not None:
        values |= _grading_values(medium)
        code.medium[0] = torch.tensor(medium_numbers(medium))
    code.keeps[0] = torch.tensor([float(part is None) for part in (sky, light, medium)])
    if values:
        code.environment[0, list(values)] = torch.tensor(list(values.values()))
    for added in ornaments:
        at = _index(SITE_INDEX, added.site, "site")
        if code.ornament[0, at]:
            raise ValueError(f"two ornaments want the site {added.site!r}; a look has at most one at each")
        code.ornament[0, at] = _index(KIND_INDEX, added.kind, "kind of ornament")
        code.ornament_surface[0, at] = torch.tensor([*rgb(added.first), *rgb(added.second), added.glow])
    return code


def code_of(style: Style) -> StyleCode:
    """The code of a whole style, B = 1 on the CPU, with what the style leaves out made from what it says."""
    s = style
    return partial_code(materials(s), s.sky, s.light, s.medium, s.ornaments, s.water_alpha)


def identity() -> StyleCode:
    """The code that keeps everything, B = 1 on the CPU: what an empty prompt asks for."""
    return StyleCode(
        torch.full((1, len(ROLES)), KEEP),
        torch.zeros(1, len(ROLES), SURFACE),
        torch.zeros(1, lay.ENVIRONMENT),
        torch.ones(1, len(PARTS)),
        torch.tensor([medium_numbers(Medium())]),
        torch.zeros(1, len(SITES), dtype=torch.long),
        torch.zeros(1, len(SITES), ORNAMENT),
    )


def keeps_all(code: StyleCode) -> Tensor:
    """Which looks of a code are the game's own, whole `(B,)` bool."""
    kept = (code.pattern == KEEP).all(1) & (code.keeps > 0.5).all(1)
    return kept & (code.ornament == 0).all(1)


def stack(codes: Sequence[StyleCode]) -> StyleCode:
    """Codes of one device one after another."""
    return StyleCode(*(torch.cat(parts) for parts in zip(*codes, strict=True)))


def rows(code: StyleCode, index: Tensor | Sequence[int]) -> StyleCode:
    """Some looks of a code, by their int64 indices `(N,)`."""
    at = torch.as_tensor(index, dtype=torch.long, device=code.pattern.device)
    return StyleCode(*(part[at] for part in code))


def to(code: StyleCode, device: torch.device | str) -> StyleCode:
    """A code on a device."""
    return StyleCode(*(part.to(device) for part in code))
