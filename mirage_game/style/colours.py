# ruff: noqa: E501
"""Colour words, and words that change a colour, as players use them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Modifier:
    """What a word such as "dark" does: `lightness` is added (-0.3..0.3), `saturation` multiplies, `glow` is added."""

    lightness: float = 0.0
    saturation: float = 1.0
    glow: float = 0.0


# fmt: off
COLOURS: dict[str, str] = {
    "white": "#f4f4f2", "black": "#1c1c20", "grey": "#8a8c90", "gray": "#8a8c90", "silver": "#c0c6cc", "charcoal": "#3c4046",
    "ivory": "#f2ead4", "cream": "#f4e6c0", "beige": "#dcc8a0", "tan": "#c8a478", "brown": "#7a5030", "chestnut": "#7c4028",
    "chocolate": "#5a3420", "coffee": "#5c4434", "sienna": "#a0522d", "umber": "#6a4a30", "ochre": "#c88c2c", "sand": "#dcc48c",
    "red": "#cc2a28", "crimson": "#b8163c", "scarlet": "#e0301e", "maroon": "#701c28", "ruby": "#b01048", "burgundy": "#6c1834",
    "cherry": "#c01c38", "blood red": "#8c0c10", "brick red": "#a8442e", "rust": "#a84c20", "terracotta": "#c8643c", "vermilion": "#e0482a",
    "orange": "#ee8020", "tangerine": "#f49030", "apricot": "#f8b478", "peach": "#fac8a0", "coral": "#f8785c", "salmon": "#f48c78",
    "amber": "#f8ac20", "gold": "#dca828", "golden": "#e0b030", "yellow": "#f4d428", "lemon": "#f8ec5c", "mustard": "#c8a020",
    "honey": "#e8a838", "straw": "#e0cc78", "copper": "#b87040", "bronze": "#98703c", "brass": "#b89448", "rose gold": "#d89c8c",
    "green": "#3c9c34", "lime": "#94d820", "chartreuse": "#b0e030", "olive": "#808428", "moss green": "#5c7838", "forest green": "#24602c",
    "emerald": "#149c5c", "jade": "#389c74", "mint": "#9ce8c0", "sea green": "#2c9c80", "pine green": "#1c5040", "acid green": "#a8f020",
    "teal": "#148484", "turquoise": "#34c8c0", "aqua": "#50dcdc", "cyan": "#20d0e8", "ice blue": "#b8e0f4", "sky blue": "#70b8f0",
    "azure": "#3090f0", "blue": "#2c5cd0", "royal blue": "#2c44b8", "cobalt": "#1c48a8", "navy": "#182858", "midnight blue": "#141c48",
    "sapphire": "#1c40a0", "denim": "#44648c", "steel blue": "#5c84a8", "slate blue": "#5c6498", "indigo": "#3c2c90", "violet": "#7c3cc8",
    "purple": "#7c2ca0", "plum": "#783c70", "amethyst": "#9c64d0", "lavender": "#b8a4e4", "lilac": "#c8a4dc", "mauve": "#a8789c",
    "orchid": "#cc6cd0", "magenta": "#d420b4", "fuchsia": "#e830a8", "pink": "#f494bc", "hot pink": "#f4409c", "rose": "#e0688c",
    "blush": "#f0bcb8", "bubblegum": "#f89cd0", "wine": "#74203c",
}
MODIFIERS: dict[str, Modifier] = {
    "dark": Modifier(-0.18), "darker": Modifier(-0.12), "light": Modifier(0.14, 0.85), "lighter": Modifier(0.1, 0.9), "pale": Modifier(0.2, 0.55),
    "bright": Modifier(0.1, 1.25), "glowing": Modifier(0.04, 1.1, 0.8), "shining": Modifier(0.06, 1.1, 0.5), "luminous": Modifier(0.08, 1.05, 0.9),
    "dull": Modifier(-0.04, 0.5), "deep": Modifier(-0.12, 1.2), "rich": Modifier(-0.05, 1.25), "faded": Modifier(0.08, 0.45), "washed-out": Modifier(0.14, 0.35),
    "vivid": Modifier(0.02, 1.4), "neon": Modifier(0.08, 1.5, 0.7), "electric": Modifier(0.06, 1.45, 0.5), "pastel": Modifier(0.18, 0.6), "soft": Modifier(0.08, 0.7),
    "muted": Modifier(0.0, 0.55), "rusty": Modifier(-0.06, 0.9), "old": Modifier(-0.05, 0.75), "new": Modifier(0.05, 1.1), "shiny": Modifier(0.06, 1.1, 0.15),
    "polished": Modifier(0.07, 1.1, 0.1), "burnt": Modifier(-0.22, 0.6), "charred": Modifier(-0.26, 0.4), "dirty": Modifier(-0.08, 0.6), "dusty": Modifier(0.05, 0.5),
    "smoky": Modifier(-0.06, 0.45), "frosted": Modifier(0.16, 0.5), "bleached": Modifier(0.2, 0.35), "warm": Modifier(0.03, 1.1), "cold": Modifier(0.0, 0.85),
    "dim": Modifier(-0.12, 0.8), "blazing": Modifier(0.08, 1.3, 0.9), "dark and dirty": Modifier(-0.22, 0.6),
}
# fmt: on
