# ruff: noqa: E501
"""Which materials suit which part of the world, so that a random composition is one that somebody could want."""

from __future__ import annotations

NATURAL = (
    "grass", "lush grass", "dry grass", "dead grass", "straw", "clover", "moss", "leaves", "autumn leaves", "pine needles",
    "petals", "blossoms", "vines", "ferns", "roots", "bark", "birch bark", "palm bark", "mushroom skin", "fungus", "coral",
    "seaweed", "bamboo", "cactus", "feathers", "fur", "scales", "snakeskin", "bones", "skulls", "flesh", "eyes", "shells",
    "sponge",
)  # fmt: skip
EARTH = (
    "dirt", "mud", "clay", "sand", "gravel", "pebbles", "cobblestone", "rock", "slate", "granite", "sandstone", "limestone",
    "chalk", "marble", "obsidian", "basalt", "lava rock", "magma", "ash", "salt", "coal", "ore", "cracked earth", "moon dust",
)  # fmt: skip
CRYSTAL = (
    "crystal", "amethyst", "gems", "jade", "ice", "frost", "snow", "packed snow", "glacier ice",
)  # fmt: skip
METAL = (
    "iron plates", "riveted plates", "brass plates", "copper pipes", "copper", "bronze", "gold", "silver", "steel panels",
    "chrome", "rusted metal", "scrap metal", "gears", "clockwork", "pipes", "grates", "wires",
)  # fmt: skip
TECH = (
    "circuit board", "tech panels", "hull panels", "hexagon panels", "neon grid", "neon lines", "city windows", "screens",
    "hologram", "solar panels", "hazard stripes",
)  # fmt: skip
MASONRY = (
    "bricks", "stone bricks", "mossy bricks", "tiles", "checkered tiles", "mosaic", "planks", "weathered planks", "logs",
    "plaster", "half-timber", "adobe", "concrete", "paving stones", "carved stone", "hieroglyphs", "runes", "columns",
    "bookshelves",
)  # fmt: skip
FABRIC = (
    "paper", "cardboard", "parchment", "newspaper", "canvas", "cloth", "wool", "velvet", "carpet", "patchwork", "lace",
    "leather", "wicker",
)  # fmt: skip
COVERS = ("thatch", "shingles", "slate shingles", "scale shingles")
SWEETS = (
    "chocolate", "candy canes", "sprinkles", "frosting", "gingerbread", "jelly", "caramel", "cotton candy", "wafers",
    "cheese", "bread",
)  # fmt: skip
TOYS = ("toy bricks", "plastic", "rubber", "balloons", "wooden blocks")
LIQUIDS = (
    "water", "clear water", "deep water", "swamp water", "oil", "ink", "slime", "acid", "honey", "milk", "blood", "mercury",
    "lava", "clouds", "plasma", "starfield", "foam",
)  # fmt: skip
ABSTRACT = (
    "plain", "stripes", "dots", "checkers", "diamonds", "wave pattern", "swirls", "zigzag", "arrows", "pixels", "static",
    "brush strokes", "crayon", "watercolour wash",
)  # fmt: skip
WINDOWS = (
    "window", "lit window", "dark window", "stained glass", "porthole", "furnace window", "neon window", "ice window",
    "shutters", "cracked window", "round window", "screen window",
)  # fmt: skip
LAMPS = (
    "lantern", "gas lamp", "paper lantern", "torch", "candle", "neon tube", "glow crystal", "furnace", "spotlight",
    "firefly jar", "plasma lamp", "mushroom lamp", "jack-o-lantern",
)  # fmt: skip

STONES = tuple(name for name in EARTH if name not in {"dirt", "mud", "sand", "ore", "moon dust", "ash"})
LOOSE = (
    "sand",
    "gravel",
    "pebbles",
    "ash",
    "salt",
    "moon dust",
    "shells",
    "snow",
    "sprinkles",
    "petals",
    "foam",
    "coral",
)

SUITS: dict[str, tuple[str, ...]] = {
    "ground": (
        *(n for n in NATURAL if n not in {"roots", "vines", "birch bark", "palm bark", "bamboo", "cactus", "eyes"}),
        *(n for n in EARTH if n != "ore"), *CRYSTAL, *SWEETS, *TOYS, "brass plates", "iron plates", "riveted plates",
        "copper", "gold", "gears", "grates", "rusted metal", "scrap metal", *TECH, "tiles", "checkered tiles", "mosaic",
        "parquet", "planks", "asphalt", "concrete", "paving stones", "runes", "carpet", "velvet", "wool", "patchwork",
        "cloth", "cardboard", "paper", "newspaper", "slime", "honey", "clouds", "starfield", "oil", "plasma", *ABSTRACT,
    ),
    "soil": (*EARTH, "roots", "bones", "scrap metal", "pipes", "chocolate", "wafers", "flesh", "circuit board", "cardboard"),
    "stone": (
        *STONES, *CRYSTAL, *METAL, *TECH, *SWEETS, *TOYS, "coral", "bones", "skulls", "mushroom skin", "scales", "carved stone",
        "runes", "hieroglyphs", "stone bricks", "mossy bricks", "moss", "cardboard", "paper", "wool", *ABSTRACT,
    ),
    "sand": (
        *LOOSE, *CRYSTAL, "gold", "silver", "copper", "gears", "rusted metal", "hexagon panels", "neon grid", "tech panels",
        "caramel", "cheese", "bread", "chocolate", "frosting", "wool", "velvet", "carpet", "cracked earth", "obsidian", "slime",
        "dots", "stripes", "pixels", "plain", "swirls", "fungus", "scales", "feathers",
    ),
    "water": (
        *LIQUIDS, "ice", "glacier ice", "crystal", "jelly", "caramel", "chocolate", "magma", "neon grid", "hologram", "static",
        "wave pattern", "swirls", "cloth", "petals", "sand", "plain", "gold", "silver", "chrome",
    ),
    "log": (
        "bark", "birch bark", "palm bark", "roots", "vines", "bamboo", "cactus", "bones", "flesh", "mushroom skin", "coral",
        "scales", "snakeskin", "fur", "feathers", "logs", "driftwood", *METAL, "neon lines", "wires", "circuit board",
        "hull panels", "columns", "carved stone", "runes", "marble", "obsidian", *CRYSTAL, *SWEETS, *TOYS, "wicker", "cardboard",
        "stripes", "zigzag", "swirls", "plain", "lava rock",
    ),
    "leaf": (
        *(n for n in NATURAL if n not in {"bark", "birch bark", "palm bark", "skulls", "straw"}), *CRYSTAL, *SWEETS,
        "gold", "silver", "copper", "gears", "clockwork", "wires", "neon lines", "circuit board", "hologram", "screens",
        "balloons", "plastic", "wool", "lace", "cloth", "velvet", "paper", "clouds", "slime", "foam", "plasma", "magma", "ash",
        "starfield", *ABSTRACT,
    ),
    "brick": (
        *MASONRY, *METAL, *TECH, *FABRIC, *SWEETS, *TOYS, *CRYSTAL, *STONES, "parquet", "thatch", "bones", "skulls", "flesh",
        "scales", "mushroom skin", "vines", "bamboo", "driftwood", "fur", "coral", *ABSTRACT,
    ),
    "roof": (
        *COVERS, *METAL, *SWEETS, *CRYSTAL, "tiles", "planks", "straw", "leaves", "petals", "feathers", "scales", "moss",
        "mushroom skin", "shells", "bones", "leather", "cloth", "canvas", "velvet", "patchwork", "wool", "hull panels",
        "solar panels", "hexagon panels", "neon lines", "hazard stripes", "toy bricks", "plastic", "rubber", "slate", "obsidian",
        "palm bark", "fur", *ABSTRACT,
    ),
    "glass": (*WINDOWS, "screens", "hologram", "crystal", "amethyst", "gems", "eyes", "city windows"),
    "lamp": LAMPS,
    "path": (
        "cobblestone", "gravel", "pebbles", "paving stones", "bricks", "tiles", "checkered tiles", "mosaic", "parquet", "planks",
        "asphalt", "concrete", "dirt", "mud", "sand", "marble", "slate", "gold", "brass plates", "iron plates", "grates", "gears",
        "hexagon panels", "neon lines", "neon grid", "tech panels", "hazard stripes", "circuit board", "arrows", "carpet",
        "velvet", "bones", "skulls", "lava rock", "ice", "crystal", "gems", "chocolate", "caramel", "wafers", "candy canes",
        "gingerbread", "frosting", "toy bricks", "petals", "moss", "runes", "leather", "newspaper", "stripes", "checkers",
    ),
    "snow": (
        "snow", "packed snow", "frost", "ash", "salt", "foam", "petals", "frosting", "cotton candy", "clouds", "feathers", "wool",
        "chalk", "moon dust", "crystal", "slime", "moss", "gold", "sprinkles", "milk", "plain",
    ),
    "flower": (
        "petals", "blossoms", "gems", "crystal", "feathers", "sprinkles", "paper", "velvet", "lace", "gears", "gold", "eyes",
        "neon lines", "coral", "fungus", "glow crystal", "plain", "dots",
    ),
    "ore": ("ore", "gems", "amethyst", "crystal", "gold", "silver", "copper", "jade", "magma", "circuit board", "eyes", "glow crystal"),
}  # fmt: skip

# What a part is made of when only a colour is said: "red roofs".
PLAINLY = {
    "ground": "grass", "soil": "dirt", "stone": "rock", "sand": "sand", "water": "water", "log": "bark", "leaf": "leaves",
    "brick": "plaster", "roof": "shingles", "glass": "window", "lamp": "lantern", "path": "paving stones", "snow": "snow",
    "flower": "petals", "ore": "ore",
}  # fmt: skip

# How often a part is spoken of.
WEIGHTS = {
    "ground": 10, "soil": 1, "stone": 4, "sand": 3, "water": 9, "log": 4, "leaf": 9, "brick": 10, "roof": 9, "glass": 4,
    "lamp": 4, "path": 4, "snow": 1, "flower": 2, "ore": 1,
}  # fmt: skip

# A world made of one material alone: the sky that fits each family.
FAMILIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("lava", "magma", "lava rock"), "volcanic"),
    (("ice", "frost", "glacier ice", "ice window"), "arctic day"),
    (("snow", "packed snow"), "winter morning"),
    (("starfield", "plasma", "plasma lamp"), "deep space"),
    (("slime", "acid"), "toxic haze"),
    (("blood", "flesh", "eyes"), "blood sunset"),
    (("bones", "skulls", "obsidian", "basalt", "coal", "ash"), "ash sky"),
    (("coral", "seaweed", "sponge", "shells", "porthole"), "underwater"),
    (("moon dust",), "deep space"),
    (("paper", "newspaper", "brush strokes", "crayon", "watercolour wash"), "white paper"),
    (("parchment", "cardboard", "hieroglyphs"), "parchment"),
    (("sand", "sandstone", "adobe", "cracked earth", "cactus"), "desert noon"),
    (("autumn leaves",), "autumn haze"),
    (("petals", "blossoms"), "pink dusk"),
    (("fungus", "mushroom skin", "mushroom lamp", "glow crystal", "firefly jar"), "teal dusk"),
    (("gold", "brass plates", "bronze", "columns", "marble"), "golden heaven"),
    (("copper", "copper pipes", "gears", "clockwork", "furnace", "furnace window"), "amber smoke"),
    (("silver", "chrome", "mercury", "steel panels"), "silver sky"),
    (("rusted metal", "scrap metal", "wires", "grates", "pipes", "iron plates", "riveted plates"), "copper sky"),
    (("neon grid", "neon lines", "hologram", "neon tube", "neon window"), "dark grid"),
    (("city windows", "screens", "screen window", "spotlight"), "neon night"),
    (("circuit board", "tech panels", "hull panels", "hexagon panels", "solar panels"), "ringed planet"),
    (("jack-o-lantern",), "spooky orange"),
    (("amethyst", "crystal", "gems"), "lavender haze"),
    (("jade",), "emerald sky"),
    (("oil", "ink", "swamp water", "mud"), "swamp haze"),
    (("deep water",), "underwater"),
    (("clouds", "foam", "milk", "cotton candy", "feathers"), "pastel dream"),
    (SWEETS, "candy sky"),
    (TOYS, "cartoon sky"),
    (LAMPS, "starry night"),
    (FABRIC, "pale morning"),
    (ABSTRACT, "silver sky"),
    (NATURAL, "spring sky"),
)
USUAL_SKY = "clear day"


def fitting_sky(material: str) -> str:
    """The sky (a name of `SKIES`) over a world made of one material (a name of `MATERIALS`)."""
    return next((sky for names, sky in FAMILIES if material in names), USUAL_SKY)
