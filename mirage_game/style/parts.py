"""What a style is made of: materials, a sky, light, ornaments, and the hand of an artist; and the named parts of the
vocabulary. Plain data; `code` turns it into numbers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Material:
    """One block's surface: a pattern of the bank in three colours (`#rrggbb`). `glow` makes the third colour shine,
    `shine` all of it.
    """

    pattern: str
    first: str
    second: str
    third: str = "#ffffff"
    glow: float = 0.0
    shine: float = 0.0


@dataclass(frozen=True)
class Sky:
    """Colours overhead, at the horizon and below it; the sun (or moon) and clouds, drawn where the game has them; and
    what else stands in the sky.
    """

    zenith: str
    horizon: str
    nadir: str | None = None  # None: as the horizon
    curve: float = 3.0  # how fast the horizon gives way to the zenith
    bands: float = 0.0  # steps of the gradient; 0: smooth
    sun: str = "#fff6d8"
    sun_size: float = 0.11
    sun_square: bool = False
    halo: float = 0.35
    sun_stripes: float = 0.0
    crescent: float = 0.0
    cloud: str = "#ffffff"
    cloud_alpha: float = 0.8
    stars: float = 0.6
    fog: float = 0.008  # part of the view lost with each block
    fog_start: float = 8.0
    aurora: float = 0.0  # 0..1
    aurora_colour: str = "#3cffb0"
    planet: float = 0.0  # angular radius in radians; 0: none
    planet_colour: str = "#c8a888"
    planet_ring: float = 0.0  # 0..1
    nebula: float = 0.0  # 0..1
    nebula_colour: str = "#a04cd8"
    rainbow: float = 0.0  # 0..1


@dataclass(frozen=True)
class Light:
    """How surfaces are lit: a floor of light everywhere, light from the sky, light from lamps, and how much faces
    differ.
    """

    ambient: str = "#5a5a60"
    sky: str = "#a8a6a0"
    lamp: str = "#ffb860"
    face_x: float = 0.66
    face_z: float = 0.82
    down: float = 0.5
    shade: float = 0.8  # darkness of corners
    glow: float = 1.25  # brightness of what shines


@dataclass(frozen=True)
class Medium:
    """What is done to the finished picture. All of it is a function of the picture, its depth and the place on the
    screen.
    """

    saturation: float = 1.0
    contrast: float = 1.0
    gamma: float = 1.0
    edge: float = 0.0  # lines along the edges of blocks
    edge_colour: str = "#000000"
    edge_width: float = 0.04
    ink: float = 0.0  # outlines where depth or faces change
    ink_colour: str = "#000000"
    posterise: float = 0.0  # levels a channel; 0: off
    halftone: float = 0.0
    paper: float = 0.0
    scanlines: float = 0.0
    bloom: float = 0.0
    pixels: int = 1  # side of a fat pixel
    brush: float = 0.0  # paint strokes
    vignette: float = 0.0
    flat: float = 0.0  # plain faces: no texture within one
    wash: float = 0.0  # watercolour: pigment gathers at edges and in pools
    cutout: float = 0.0  # shapes of paper with a shadow on what lies behind
    neon: float = 0.0  # night, with outlines that shine in the picture's own colours
    tint: float = 0.0  # brightness between two colours instead of the picture's own
    tint_dark: str = "#000000"
    tint_light: str = "#ffffff"
    hatch: float = 0.0  # strokes of `ink_colour`, denser where it is darker
    chroma: float = 0.0  # colours that run to the sides
    grit: float = 0.0  # gaps of bare paper, as under chalk and wax


@dataclass(frozen=True)
class Added:
    """An ornament as a style wears it: a shape of `code.ORNAMENT_KINDS` at a site of `code.SITES`, in two colours."""

    kind: str
    site: str
    first: str
    second: str
    glow: float = 0.0


@dataclass(frozen=True)
class Style:
    """A way the world may look."""

    name: str
    ground: Material
    soil: Material
    stone: Material
    sand: Material
    water: Material
    log: Material
    leaf: Material
    plank: Material
    brick: Material
    roof: Material
    glass: Material
    lamp: Material
    sky: Sky
    light: Light = Light()
    medium: Medium = Medium()
    cobble: Material | None = None  # None: made from `stone`; likewise the rest, see `derive.materials`
    path: Material | None = None
    snow: Material | None = None
    ore: Material | None = None
    flower: Material | None = None
    plaster: Material | None = None
    terracotta: Material | None = None
    pine: Material | None = None
    blossom: Material | None = None
    water_alpha: float = 0.65
    ornaments: tuple[Added, ...] = ()  # at most one a site


@dataclass(frozen=True)
class Named:
    """A material of the vocabulary, and ways to say it."""

    material: Material
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Atmosphere:
    """A sky of the vocabulary with the light that belongs to it, and ways to say it."""

    sky: Sky
    light: Light
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class NamedMedium:
    """A medium of the vocabulary, and ways to say it."""

    medium: Medium
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Ornament:
    """An ornament of the vocabulary: its shape, where it grows, two colours, and ways to say it."""

    kind: str
    site: str
    first: str
    second: str
    glow: float
    phrases: tuple[str, ...]
