"""Materials and colour words: that all are there, that their patterns are drawn, and that players can name them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from mirage_game.style.code import PATTERN_INDEX
from mirage_game.style.colours import COLOURS, MODIFIERS
from mirage_game.style.materials import MATERIALS, gathered
from mirage_game.style.materials_built import LAMPS, WINDOWS
from mirage_game.style.mixing import distance, lab, rgb
from mirage_game.style.parts import Material, Named
from mirage_game.worlds.patterns import bank
from mirage_kernels.raycast.layout import TILE

# fmt: off
NAMES = (
    # natural
    "grass", "lush grass", "dry grass", "dead grass", "straw", "clover", "moss", "leaves", "autumn leaves",
    "pine needles", "petals", "blossoms", "vines", "ferns", "roots", "bark", "birch bark", "palm bark",
    "mushroom skin", "fungus", "coral", "seaweed", "bamboo", "cactus", "feathers", "fur", "scales", "snakeskin",
    "bones", "skulls", "flesh", "eyes", "shells", "sponge",
    # earth
    "dirt", "mud", "clay", "sand", "gravel", "pebbles", "cobblestone", "rock", "slate", "granite", "sandstone",
    "limestone", "chalk", "marble", "obsidian", "basalt", "lava rock", "magma", "ash", "salt", "coal", "ore",
    "cracked earth", "moon dust",
    # crystal and cold
    "crystal", "amethyst", "gems", "jade", "ice", "frost", "snow", "packed snow", "glacier ice",
    # metal and tech
    "iron plates", "riveted plates", "brass plates", "copper pipes", "copper", "bronze", "gold", "silver",
    "steel panels", "chrome", "rusted metal", "scrap metal", "gears", "clockwork", "pipes", "grates", "wires",
    "circuit board", "tech panels", "hull panels", "hexagon panels", "neon grid", "neon lines", "city windows",
    "screens", "hologram", "solar panels", "hazard stripes",
    # built
    "bricks", "stone bricks", "mossy bricks", "tiles", "checkered tiles", "mosaic", "parquet", "planks",
    "weathered planks", "driftwood", "logs", "wicker", "thatch", "shingles", "slate shingles", "scale shingles",
    "plaster", "half-timber", "adobe", "concrete", "asphalt", "paving stones", "carved stone", "hieroglyphs",
    "runes", "columns", "paper", "cardboard", "parchment", "newspaper", "canvas", "cloth", "wool", "velvet",
    "carpet", "patchwork", "lace", "leather", "bookshelves",
    # sweets and toys
    "chocolate", "candy canes", "sprinkles", "frosting", "gingerbread", "jelly", "caramel", "cotton candy",
    "wafers", "cheese", "bread", "toy bricks", "plastic", "rubber", "balloons", "wooden blocks",
    # liquids
    "water", "clear water", "deep water", "swamp water", "oil", "ink", "slime", "acid", "honey", "milk", "blood",
    "mercury", "lava", "clouds", "plasma", "starfield", "foam",
    # abstract
    "plain", "stripes", "dots", "checkers", "diamonds", "wave pattern", "swirls", "zigzag", "arrows", "pixels",
    "static", "brush strokes", "crayon", "watercolour wash",
    # windows
    "window", "lit window", "dark window", "stained glass", "porthole", "furnace window", "neon window",
    "ice window", "shutters", "cracked window", "round window", "screen window",
    # lamps
    "lantern", "gas lamp", "paper lantern", "torch", "candle", "neon tube", "glow crystal", "furnace",
    "spotlight", "firefly jar", "plasma lamp", "mushroom lamp", "jack-o-lantern",
)
# fmt: on
# Their edge is a line of the picture: icing, mortar, a seam, where a flower ends.
BORDERED = {"drips", "glyphs", "patchwork", "petal", "strata"}
UNLIKE = 0.012  # the mean difference of two materials' texels, 0..1
EVERY = pytest.mark.parametrize("name", MATERIALS)


def painted(material: Material) -> np.ndarray:
    """A material's texels `(TILE, TILE, 4)` float, RGB and light."""
    mix, accent = bank()[PATTERN_INDEX[material.pattern]][..., None]
    first, second, third = (np.array(rgb(c)) for c in (material.first, material.second, material.third))
    colour = first + (second - first) * mix
    light = np.maximum(accent * material.glow, material.shine)
    return np.concatenate([colour + (third - colour) * accent, light], -1)


def test_all_names_are_there() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert not set(NAMES) - set(MATERIALS)
    assert {"window", "stained glass", "screen window"} <= set(WINDOWS)
    assert {"lantern", "furnace", "jack-o-lantern"} <= set(LAMPS)


@EVERY
def test_a_material_can_be_drawn(name: str) -> None:
    material = MATERIALS[name].material
    assert material.pattern in PATTERN_INDEX
    assert PATTERN_INDEX[material.pattern], "keep is no material's pattern"
    for colour in (material.first, material.second, material.third):
        assert all(0 <= channel <= 1 for channel in rgb(colour))
    assert 0 <= material.glow <= 1
    assert 0 <= material.shine <= 1


@EVERY
def test_a_material_has_many_phrases(name: str) -> None:
    phrases = MATERIALS[name].phrases
    assert len(phrases) >= 6
    assert all(phrase == phrase.strip() == phrase.lower() and phrase for phrase in phrases)
    assert len({name, *phrases}) == len(phrases) + 1


def test_no_two_materials_share_a_phrase() -> None:
    said = [phrase for name, named in MATERIALS.items() for phrase in (name, *named.phrases)]
    assert len(set(said)) == len(said)


def test_no_two_materials_look_alike() -> None:
    tiles = {name: painted(named.material) for name, named in MATERIALS.items()}
    alike = [(a, b) for a, b in combinations(tiles, 2) if np.abs(tiles[a] - tiles[b]).mean() < UNLIKE]
    assert not alike


def test_windows_and_lamps_let_light_out() -> None:
    unlit = {"window", "dark window", "porthole", "ice window", "shutters", "cracked window"}
    for name, named in {**WINDOWS, **LAMPS}.items():
        assert max(named.material.glow, named.material.shine) >= 0.5 or name in unlit


def test_a_name_of_two_groups_is_an_error() -> None:
    group = {"tin": Named(Material("plates", "#000000", "#ffffff"), ())}
    with pytest.raises(ValueError, match="two materials are called 'tin'"):
        gathered(group, group)


def test_tiles_repeat_without_a_seam() -> None:
    for name, index in PATTERN_INDEX.items():
        for axis in (1, 2):
            tile = bank()[index]
            step = np.abs(np.diff(tile, axis=axis, append=np.take(tile, [0], axis))).mean((0, 3 - axis))
            assert name in BORDERED or step[-1] <= max(1.25 * step[:-1].max(), 0.02), (name, axis)


def test_tiles_are_legible_at_half_size() -> None:
    """Averaged to 16 texels a side, a tile keeps most of its contrast, and no two become one."""
    half = bank().reshape(len(PATTERN_INDEX), 2, TILE // 2, 2, TILE // 2, 2).mean((3, 5))
    for name, index in PATTERN_INDEX.items():
        whole = bank()[index].std((1, 2)).max()
        assert half[index].std((1, 2)).max() >= 0.45 * whole, name
    for (a, p), (b, q) in combinations(zip(PATTERN_INDEX, half, strict=True), 2):
        assert np.abs(p - q).mean() > 0.03 or "keep" in (a, b), (a, b)


def test_colour_words() -> None:
    assert len(COLOURS) >= 90
    assert {"sky blue", "rose gold", "blood red"} <= set(COLOURS)
    assert all(word == word.lower() for word in COLOURS)
    assert all(0 <= channel <= 1 for colour in COLOURS.values() for channel in rgb(colour))
    assert not set(COLOURS) & set(MODIFIERS)
    spelled_twice = {"grey", "gray"}
    alike = [
        (a, b)
        for a, b in combinations(COLOURS, 2)
        if distance(COLOURS[a], COLOURS[b]) < 0.012 and {a, b} != spelled_twice
    ]
    assert not alike


def test_modifiers_do_what_they_say() -> None:
    words = [
        "dark",
        "light",
        "pale",
        "bright",
        "glowing",
        "dull",
        "deep",
        "faded",
        "vivid",
        "neon",
        "pastel",
        "rusty",
        "old",
        "new",
        "shiny",
        "burnt",
        "dirty",
    ]
    assert set(words) <= set(MODIFIERS)
    for modifier in MODIFIERS.values():
        assert -0.3 <= modifier.lightness <= 0.3
        assert modifier.saturation > 0
    assert MODIFIERS["dark"].lightness < 0 < MODIFIERS["light"].lightness
    assert MODIFIERS["dull"].saturation < 1 < MODIFIERS["vivid"].saturation
    assert MODIFIERS["glowing"].glow > 0
    assert lab(COLOURS["white"]).lightness > 0.95 > 0.3 > lab(COLOURS["black"]).lightness
