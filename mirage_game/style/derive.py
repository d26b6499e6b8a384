"""What a style leaves out, made from what it says: its optional materials."""

from __future__ import annotations

from dataclasses import replace

from mirage_game.style.mixing import mixed
from mirage_game.style.parts import Material, Style


def toward(material: Material, colour: str, k: float) -> Material:
    """A material with its first two colours moved toward another colour."""
    return replace(material, first=mixed(material.first, colour, k), second=mixed(material.second, colour, k))


def materials(style: Style) -> dict[str, Material]:
    """The material of each role in `code.ROLES`."""
    s = style
    rough = replace(s.stone, pattern="cobble" if s.stone.pattern != "cobble" else "blocks")
    derived = {
        "cobble": toward(rough, "#000000", 0.18),
        "path": toward(replace(s.sand, pattern="cobble"), s.soil.second, 0.45),
        "snow": toward(replace(s.ground, pattern="soft"), "#ffffff", 0.6),
        "ore": replace(s.stone, pattern="ore", third=s.lamp.second, glow=s.lamp.glow * 0.6),
        "flower": replace(s.leaf, second=s.leaf.third),
        "plaster": toward(s.plank, "#ffffff", 0.35),
        "terracotta": toward(s.sand, s.brick.second, 0.45),
        "pine": toward(s.leaf, "#000000", 0.3),
        "blossom": toward(s.leaf, s.leaf.third, 0.3),
    }
    told = ("ground", "soil", "stone", "sand", "water", "log", "leaf", "plank", "brick", "roof", "glass", "lamp")
    return {role: getattr(s, role) for role in told} | {role: getattr(s, role) or derived[role] for role in derived}
