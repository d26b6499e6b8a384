"""The themes of nature, seasons, fantasy, sweets, art and places: that their words are known, that players can ask for
them, and that their pictures can be read and told apart.
"""

from __future__ import annotations

import math
from itertools import combinations
from statistics import fmean

import pytest

from mirage_game.style import words
from mirage_game.style.mixing import Lab, lab
from mirage_game.style.parts import Material, Style
from mirage_game.style.theme import Theme
from mirage_game.style.themes import THEMES as ALL
from mirage_game.style.themes import (
    art,
    classics_art,
    classics_machine,
    classics_nature,
    fantasy,
    nature,
    places,
    seasons,
    sweets_and_toys,
)

MODULES = (nature, seasons, fantasy, sweets_and_toys, art, places)
THEMES: tuple[Theme, ...] = tuple(theme for module in MODULES for theme in module.THEMES)
REQUIRED = ("ground", "soil", "stone", "sand", "water", "log", "leaf", "plank", "brick", "roof", "glass", "lamp")
OPTIONAL = ("cobble", "path", "snow", "ore", "flower", "plaster", "terracotta", "pine", "blossom")
# What stands side by side in a village, and must not melt into one.
NEIGHBOURS = (
    *(("ground", other) for other in ("stone", "water", "leaf", "plank", "brick", "roof", "plaster")),
    *((wall, other) for wall in ("stone", "plank", "brick", "plaster") for other in ("roof", "leaf")),
)
APART = 0.09  # in Oklab
SEEN = ("ground", "stone", "water", "leaf", "brick", "roof")
UNLIKE = 0.12  # the mean over what is seen, and the sky
OTHER_PATTERN = 0.01  # what each other pattern adds to it

each = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def impression(material: Material) -> Lab:
    """The colour of a surface seen from afar: the middle of its two main colours, and its glow."""
    glow = 0.35 * material.glow
    main = zip(lab(material.first), lab(material.second), lab(material.third), strict=True)
    return Lab(*((first + second) / 2 * (1 - glow) + third * glow for first, second, third in main))


def palette(style: Style) -> list[Lab]:
    return [*(impression(getattr(style, role)) for role in SEEN), lab(style.sky.horizon), lab(style.sky.zenith)]


def unlikeness(a: Style, b: Style) -> float:
    """How well two looks can be told apart by their colours and patterns."""
    others: int = sum(getattr(a, role).pattern != getattr(b, role).pattern for role in SEEN)
    colours = fmean(math.dist(p, q) for p, q in zip(palette(a), palette(b), strict=True))
    return colours + OTHER_PATTERN * others


def test_there_are_as_many_as_promised() -> None:
    assert len(THEMES) == 95
    assert len({theme.name for theme in THEMES}) == 95
    assert all(ALL[theme.name] is theme for theme in THEMES)


@each
def test_every_word_is_known(theme: Theme) -> None:
    style = theme.style()
    for role in (*REQUIRED, *OPTIONAL):
        said = getattr(theme, role)
        if isinstance(said, str):
            assert words.material(said) == getattr(style, role)
    assert style.name == theme.name == theme.name.lower()


@each
def test_players_can_ask_for_it_in_many_ways(theme: Theme) -> None:
    assert len(theme.phrases) >= 10
    assert theme.name in theme.phrases
    assert all(phrase == phrase.strip() and phrase for phrase in theme.phrases)
    assert any(" " not in phrase for phrase in theme.phrases), "no single word"
    assert any(len(phrase.split()) >= 4 for phrase in theme.phrases), "no sentence"


def test_no_two_themes_share_a_phrase() -> None:
    phrases = [phrase.casefold() for theme in ALL.values() for phrase in theme.phrases]
    assert len(set(phrases)) == len(phrases)


@each
def test_ornaments_have_a_site_each(theme: Theme) -> None:
    sites = [ornament.site for ornament in theme.style().ornaments]
    assert 2 <= len(sites) <= 5
    assert len(set(sites)) == len(sites)


@each
def test_what_stands_side_by_side_can_be_told_apart(theme: Theme) -> None:
    style = theme.style()
    near = {
        (a, b): round(distance, 3)
        for a, b in NEIGHBOURS
        if getattr(style, b)
        and getattr(style, a)
        and (distance := math.dist(impression(getattr(style, a)), impression(getattr(style, b)))) < APART
    }
    assert not near, f"{theme.name} melts together: {near}"


def test_no_two_themes_look_alike() -> None:
    classics = (theme for module in (classics_art, classics_machine, classics_nature) for theme in module.THEMES)
    styles = {theme.name: theme.style() for theme in (*THEMES, *classics)}
    ours = {theme.name for theme in THEMES}
    alike = {
        (a, b): round(distance, 3)
        for a, b in combinations(styles, 2)
        if ours & {a, b} and (distance := unlikeness(styles[a], styles[b])) < UNLIKE
    }
    assert not alike, f"too near: {alike}"
