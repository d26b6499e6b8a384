"""How looks are seen from afar: whether neighbours melt into one, and whether two looks can be told apart."""

from __future__ import annotations

import math
from statistics import fmean

from mirage_game.style.mixing import Lab, lab
from mirage_game.style.parts import Material, Style

# What stands side by side in a village.
NEIGHBOURS = (
    *(("ground", other) for other in ("stone", "water", "leaf", "plank", "brick", "roof", "plaster")),
    *((wall, other) for wall in ("stone", "plank", "brick", "plaster") for other in ("roof", "leaf")),
)
APART = 0.09  # in Oklab
SEEN = ("ground", "stone", "water", "leaf", "brick", "roof")
UNLIKE = 0.12  # the mean over what is seen, and the sky
OTHER_PATTERN = 0.01  # what each other pattern adds to it
PATH_APART = 0.05  # a path lies on the ground and is told from it by its shape, too


def impression(material: Material) -> Lab:
    """The colour of a surface seen from afar: the middle of its two main colours, and its glow."""
    glow = 0.35 * material.glow
    main = zip(lab(material.first), lab(material.second), lab(material.third), strict=True)
    return Lab(*((first + second) / 2 * (1 - glow) + third * glow for first, second, third in main))


def melted(style: Style) -> dict[tuple[str, str], float]:
    """Neighbours in a village that look like one, with their distance in Oklab."""
    pairs = [*((a, b, APART) for a, b in NEIGHBOURS), ("ground", "path", PATH_APART)]
    worn = {(a, b, least): (getattr(style, a), getattr(style, b)) for a, b, least in pairs}
    distances = {
        (a, b): (round(math.dist(impression(first), impression(second)), 3), least)
        for (a, b, least), (first, second) in worn.items()
        if first is not None and second is not None
    }
    return {pair: distance for pair, (distance, least) in distances.items() if distance < least}


def palette(style: Style) -> list[Lab]:
    """What is seen most of a look, and its sky."""
    return [*(impression(getattr(style, role)) for role in SEEN), lab(style.sky.horizon), lab(style.sky.zenith)]


def unlikeness(a: Style, b: Style) -> float:
    """How well two looks can be told apart by their colours and patterns."""
    others = sum(getattr(a, role).pattern != getattr(b, role).pattern for role in SEEN)
    colours: float = fmean(math.dist(p, q) for p, q in zip(palette(a), palette(b), strict=True))
    return colours + OTHER_PATTERN * others
