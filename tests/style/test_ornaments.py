"""Ornaments of the vocabulary: all there, each at its site and in its shape."""

from __future__ import annotations

from collections import Counter

from mirage_game.style.code import ORNAMENT_KINDS, SITES
from mirage_game.style.mixing import distance
from mirage_game.style.ornaments import ORNAMENTS

# Name, site, shape.
NAMES = (
    ("chimneys", "crest", "chimney"), ("smokestacks", "crest", "chimney"), ("antennas", "crest", "antenna"),
    ("spires", "crest", "spire"), ("flags", "crest", "flag"), ("black flags", "crest", "flag"),
    ("weathervanes", "crest", "vane"), ("roof crystals", "crest", "crystal"), ("spikes", "crest", "spikes"),
    ("horns", "crest", "spikes"), ("roof lamps", "crest", "lamp"), ("pipes", "eave", "pipe"),
    ("copper pipes", "eave", "pipe"), ("neon strips", "eave", "strip"), ("gold trim", "eave", "strip"),
    ("garlands", "eave", "garland"), ("fairy lights", "eave", "lights"), ("icicles", "eave", "icicles"),
    ("frosting drips", "eave", "icicles"), ("bunting", "eave", "bunting"), ("dripping slime", "eave", "icicles"),
    ("banners", "wall", "banner"), ("neon signs", "wall", "sign"), ("gears", "wall", "gear"),
    ("clocks", "wall", "clock"), ("screens", "wall", "screen"), ("posters", "wall", "poster"),
    ("shields", "wall", "shield"), ("wall vines", "wall", "vine"), ("masks", "wall", "mask"),
    ("wall runes", "wall", "rune"), ("wreaths", "wall", "wreath"), ("portholes", "wall", "clock"),
    ("wall torches", "wall", "torch"), ("lanterns", "hang", "lantern"), ("hanging lanterns", "hang", "lantern"),
    ("stalactites", "hang", "icicles"), ("hanging roots", "hang", "roots"), ("chains", "hang", "chain"),
    ("cobwebs", "hang", "web"), ("bells", "hang", "bell"), ("hanging vines", "hang", "roots"),
    ("fruits", "canopy", "fruit"), ("paper lanterns", "canopy", "lantern"), ("glowing spores", "canopy", "fruit"),
    ("baubles", "canopy", "fruit"), ("moss beards", "canopy", "roots"), ("icicle branches", "canopy", "icicles"),
    ("crystals", "foot", "crystal"), ("mushrooms", "foot", "mushroom"), ("coral", "foot", "coral"),
    ("barrels", "foot", "barrel"), ("crates", "foot", "crate"), ("pumpkins", "foot", "pumpkin"),
    ("bones", "foot", "bones"), ("tombstones", "foot", "tombstone"), ("flower beds", "foot", "flowers"),
    ("gift boxes", "foot", "crate"), ("candles", "foot", "candle"), ("bamboo shoots", "foot", "bamboo"),
    ("cacti", "foot", "cactus"), ("bushes", "foot", "bush"), ("toadstools", "foot", "mushroom"),
    ("statues", "foot", "statue"), ("valves", "foot", "valve"), ("reeds", "shore", "reeds"),
    ("tentacles", "shore", "tentacle"), ("shells", "shore", "shell"), ("glowing algae", "shore", "reeds"),
    ("ice spikes", "shore", "spikes"), ("lilies", "shore", "lily"),
)  # fmt: skip


def test_the_names_that_themes_use_are_there_at_their_sites() -> None:
    for name, site, kind in NAMES:
        assert (ORNAMENTS[name].site, ORNAMENTS[name].kind) == (site, kind), name


def test_kinds_and_sites_are_known_and_each_is_used() -> None:
    assert {o.kind for o in ORNAMENTS.values()} == set(ORNAMENT_KINDS) - {"nothing"}
    assert {o.site for o in ORNAMENTS.values()} == set(SITES)


def test_phrases_are_lower_case_and_belong_to_one_ornament() -> None:
    said = Counter(phrase for ornament in ORNAMENTS.values() for phrase in ornament.phrases)
    assert [phrase for phrase, times in said.items() if times > 1] == []
    assert all(phrase == phrase.lower().strip() for phrase in said)
    assert all(len(ornament.phrases) >= 5 for ornament in ORNAMENTS.values())


def test_the_two_colours_of_an_ornament_can_be_told_apart() -> None:
    for name, o in ORNAMENTS.items():
        assert distance(o.first, o.second) > 0.12, name
        assert 0 <= o.glow <= 1, name
