"""What a style is made of: materials, a sky, light, and the hand of an artist. Plain data; `looks` turns it into what
the ray caster draws.
"""

from __future__ import annotations

from dataclasses import dataclass

HELD_OUT = 2  # captions at the end of each list that training never sees


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
    """Colours overhead, at the horizon and below it; the sun (or moon) and clouds, drawn where the game has them."""

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


@dataclass(frozen=True)
class Style:
    """A way the world may look, and ways to ask for it."""

    name: str
    captions: tuple[str, ...]
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
    cobble: Material | None = None  # None: made from `stone`; likewise the rest, see `materials.sides`
    path: Material | None = None
    snow: Material | None = None
    ore: Material | None = None
    flower: Material | None = None
    plaster: Material | None = None
    terracotta: Material | None = None
    pine: Material | None = None
    blossom: Material | None = None
    water_alpha: float = 0.65

    @property
    def held_out(self) -> tuple[str, ...]:
        """Captions that training never sees."""
        return self.captions[-HELD_OUT:]

    @property
    def training(self) -> tuple[str, ...]:
        """Captions to train on."""
        return self.captions[:-HELD_OUT]
