"""From a style's few materials to the surface of every block: sides, tops and bottoms, with what a style leaves out
made from what it says.
"""

from __future__ import annotations

from dataclasses import replace

from mirage_game.worlds.style import Material, Style
from mirage_kernels.raycast import layout as lay

Sides = tuple[Material, Material, Material]


def rgb(colour: str) -> tuple[float, float, float]:
    """`#rrggbb` as three floats in 0..1."""
    value = int(colour.removeprefix("#"), 16)
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def _hex(r: float, g: float, b: float) -> str:
    return "#" + "".join(f"{min(max(round(c * 255), 0), 255):02x}" for c in (r, g, b))


def mixed(a: str, b: str, k: float) -> str:
    """A colour between two."""
    p, q = rgb(a), rgb(b)
    return _hex(*(x + (y - x) * k for x, y in zip(p, q, strict=True)))


def toward(material: Material, colour: str, k: float) -> Material:
    """A material with its first two colours moved toward another colour."""
    return replace(material, first=mixed(material.first, colour, k), second=mixed(material.second, colour, k))


def sides(style: Style) -> dict[int, Sides]:
    """Side, top and bottom of every block that can be seen."""
    s = style
    flower = s.flower or replace(s.leaf, second=s.leaf.third)
    rings = replace(s.log, pattern="rings", glow=0.0)
    birch = toward(s.log, "#ffffff" if sum(rgb(s.log.second)) > 0.9 else s.lamp.second, 0.35)
    bloom = s.blossom or toward(s.leaf, s.leaf.third, 0.3)
    cactus = replace(s.leaf, pattern="pipes")
    blades = replace(s.leaf if s.ground.pattern in {"grass", "leaves"} else s.ground, pattern="grass")
    blades = replace(
        blades, first=mixed(blades.first, s.ground.second, 0.5), second=mixed(blades.second, s.ground.second, 0.4)
    )
    petals = Material("petal", blades.first, blades.second, flower.third if flower.glow else flower.second, flower.glow)
    twigs = Material("grass", s.log.first, s.log.second, s.log.third, s.log.glow)
    same: dict[int, Material] = {
        lay.DIRT: s.soil,
        lay.STONE: s.stone,
        lay.SAND: s.sand,
        lay.WATER: s.water,
        lay.LEAF: s.leaf,
        lay.PLANK: s.plank,
        lay.COBBLE: s.cobble
        or toward(replace(s.stone, pattern="cobble" if s.stone.pattern != "cobble" else "blocks"), "#000000", 0.18),
        lay.BRICK: s.brick,
        lay.GLASS: s.glass,
        lay.LAMP: s.lamp,
        lay.SNOW: s.snow or toward(replace(s.ground, pattern="soft"), "#ffffff", 0.6),
        lay.ORE: s.ore or replace(s.stone, pattern="ore", third=s.lamp.second, glow=s.lamp.glow * 0.6),
        lay.PINE: s.pine or toward(s.leaf, "#000000", 0.3),
        lay.ROOF: s.roof,
        lay.PATH: s.path or toward(replace(s.sand, pattern="cobble"), s.soil.second, 0.45),
        lay.PLASTER: s.plaster or toward(s.plank, "#ffffff", 0.35),
        lay.BLOSSOM: bloom,
        lay.TERRACOTTA: s.terracotta or toward(s.sand, s.brick.second, 0.45),
        lay.TUFT: blades,
        lay.FLOWER: petals,
        lay.SHRUB: twigs,
    }
    table = {block: (material, material, material) for block, material in same.items()}
    table[lay.GRASS] = (s.soil, s.ground, s.soil)
    table[lay.LOG] = (s.log, rings, rings)
    table[lay.BIRCH] = (birch, toward(rings, "#ffffff", 0.3), toward(rings, "#ffffff", 0.3))
    table[lay.CACTUS] = (cactus, replace(cactus, pattern="rings"), replace(cactus, pattern="rings"))
    return table
