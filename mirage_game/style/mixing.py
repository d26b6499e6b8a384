"""Sums with colours: `#rrggbb` as numbers, mixtures, and Oklab, where equal steps look equal."""

from __future__ import annotations

import math
from typing import NamedTuple

Rgb = tuple[float, float, float]


class Lab(NamedTuple):
    """A colour in Oklab: lightness 0..1, and two axes of hue whose length is the chroma (0 grey, about 0.3 vivid)."""

    lightness: float
    a: float
    b: float

    @property
    def chroma(self) -> float:
        """How far from grey."""
        return math.hypot(self.a, self.b)


def rgb(colour: str) -> Rgb:
    """`#rrggbb` as three floats in 0..1. Raises ValueError for anything else."""
    digits = colour.removeprefix("#")
    if len(digits) != 6 or digits == colour:
        raise ValueError(f"{colour!r} is no colour; write it as #rrggbb")
    value = int(digits, 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def hexed(r: float, g: float, b: float) -> str:
    """Three floats as `#rrggbb`, cut to 0..1."""
    return "#" + "".join(f"{min(max(round(c * 255), 0), 255):02x}" for c in (r, g, b))


def mixed(a: str, b: str, k: float) -> str:
    """A colour between two."""
    p, q = rgb(a), rgb(b)
    return hexed(*(x + (y - x) * k for x, y in zip(p, q, strict=True)))


def lab(colour: str) -> Lab:
    """`#rrggbb` in Oklab."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    mid = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return Lab(
        0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short,
    )


def _linear(colour: Lab) -> Rgb:
    lightness, a, b = colour
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    mid = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * mid + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * mid - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * mid + 1.7076147010 * short,
    )


def coloured(lightness: float, a: float, b: float) -> str:
    """The nearest `#rrggbb` of this lightness and hue: paler where no screen shows so strong a colour."""
    lightness = min(max(lightness, 0.0), 1.0)
    low, high = 0.0, 1.0
    if not _shown(_linear(Lab(lightness, a, b))):
        for _ in range(12):
            k = (low + high) / 2
            low, high = (k, high) if _shown(_linear(Lab(lightness, a * k, b * k))) else (low, k)
    else:
        low = 1.0
    linear = (min(max(c, 0.0), 1.0) for c in _linear(Lab(lightness, a * low, b * low)))
    return hexed(*(c * 12.92 if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in linear))


def _shown(linear: Rgb) -> bool:
    return all(-0.002 <= c <= 1.002 for c in linear)


def distance(a: str, b: str) -> float:
    """How different two colours look: 0 equal, 0.1 related, 1 black and white."""
    return math.dist(lab(a), lab(b))
