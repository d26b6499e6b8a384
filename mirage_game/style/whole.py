"""A whole world made of one material: each role wears it in its own lightness, so that all stay apart."""

from __future__ import annotations

from dataclasses import replace

from mirage_game.style.code import ROLES
from mirage_game.style.mixing import coloured, lab
from mirage_game.style.parts import Material

MIDDLE = 0.56  # lightness that worlds are drawn toward, so that there is room for darker and lighter
DRAWN = 0.55  # how far
LIGHT_WINDOW = "#ffe6a8"

# How much lighter than the middle each role is.
STEPS = {
    "ground": 0.0, "soil": -0.14, "stone": -0.1, "sand": 0.17, "water": -0.2, "log": -0.24, "leaf": 0.09, "plank": 0.13,
    "brick": 0.2, "roof": -0.17, "glass": -0.3, "lamp": 0.34, "cobble": -0.06, "path": 0.12, "snow": 0.34, "ore": -0.12,
    "flower": 0.28, "plaster": 0.27, "terracotta": 0.07, "pine": -0.07, "blossom": 0.22,
}  # fmt: skip

# A pattern that goes with each, worn by every other role.
RELATED = {
    "arrows": "stripes", "bark": "vines", "blocks": "cobble", "blossom": "petal", "bones": "cracks",
    "bricks": "blocks", "brush": "swirl", "cane": "stripes", "checker": "tiles", "circuit": "panels",
    "cobble": "blocks", "corals": "swirl", "cracks": "blocks", "crystal": "diamonds", "diamonds": "tiles",
    "dots": "rings", "gear": "plates", "grass": "leaves", "grid": "hexes", "hexes": "panels", "knit": "stripes",
    "leaves": "vines", "mosaic": "tiles", "noise": "cracks", "ore": "crystal", "panels": "smallplates",
    "petal": "blossom", "pipes": "smallplates", "plain": "soft", "planks": "tiles", "plates": "smallplates",
    "rings": "dots", "ripples": "waves", "runes": "blocks", "scales": "shingles", "shingles": "scales",
    "smallplates": "plates", "soft": "noise", "sprinkles": "dots", "stripes": "planks", "studs": "dots",
    "swirl": "rings", "thatch": "shingles", "tiles": "checker", "vines": "leaves", "waves": "ripples",
    "window": "panels", "windowlights": "panels",
}  # fmt: skip
WEARS_RELATED = frozenset(("soil", "log", "plank", "roof", "cobble", "path", "pine", "terracotta"))
LIQUID = frozenset(("ripples", "waves", "swirl"))


def lit(material: Material, lightness: float) -> Material:
    """A material with its first two colours about this lightness (Oklab, 0..1), their difference and hues kept."""
    first, second = lab(material.first), lab(material.second)
    shift = lightness - (first.lightness + second.lightness) / 2
    return replace(
        material,
        first=coloured(first.lightness + shift, first.a, first.b),
        second=coloured(second.lightness + shift, second.a, second.b),
    )


def world_of(material: Material) -> dict[str, Material]:
    """Every role in one material: windows and lamps still let light out, and water moves."""
    lightness = (lab(material.first).lightness + lab(material.second).lightness) / 2
    middle = lightness + (MIDDLE - lightness) * DRAWN
    if material.glow >= 0.5:  # what glows does so against the dark
        middle = min(middle, max(lightness, 0.26))
    related = replace(material, pattern=RELATED.get(material.pattern, material.pattern))
    world = {}
    for role in ROLES:
        worn = related if role in WEARS_RELATED else material
        world[role] = lit(worn, min(max(middle + STEPS[role], 0.08), 0.97))
    if material.pattern not in LIQUID:
        world["water"] = replace(world["water"], pattern="ripples")
    world["glass"] = replace(world["glass"], pattern="window", third=LIGHT_WINDOW, glow=1.0)
    world["lamp"] = replace(world["lamp"], pattern="lamp", third="#fffbe0", glow=1.0, shine=0.5)
    return world
