"""Themes: their words are known, players can ask for them, and their pictures can be read and told apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from legibility import UNLIKE, melted, unlikeness

from mirage_game.style import words
from mirage_game.style.code import ROLES
from mirage_game.style.theme import Theme
from mirage_game.style.themes import THEMES as ALL
from mirage_game.style.themes import (
    art,
    cultures,
    fantasy,
    history,
    horror,
    machines,
    nature,
    places,
    ruins,
    seasons,
    space,
    sweets_and_toys,
)  # fmt: skip
from mirage_game.style.wording import normalised

MODULES = (
    history, cultures, machines, space, ruins, horror, nature, seasons, fantasy, sweets_and_toys, art, places,
)  # fmt: skip
THEMES: tuple[Theme, ...] = tuple(theme for module in MODULES for theme in module.THEMES)
# Paths of nearly the ground's colour, which a pattern of their own tells apart.
PATTERNED_PATHS = {"coral garden", "bauhaus", "cubist", "blue porcelain", "beach resort"}

each = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def test_there_are_as_many_as_promised() -> None:
    assert len(THEMES) == 190
    assert len({theme.name for theme in THEMES}) == 190
    assert all(ALL[theme.name] is theme for theme in THEMES)


@each
def test_every_word_is_known(theme: Theme) -> None:
    style = theme.style()
    for role in ROLES:
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
    owners: dict[str, set[str]] = {}
    for theme in ALL.values():
        for phrase in theme.phrases:
            owners.setdefault(normalised(phrase), set()).add(theme.name)
    assert not {phrase: names for phrase, names in owners.items() if len(names) > 1}


@each
def test_ornaments_have_a_site_each(theme: Theme) -> None:
    sites = [ornament.site for ornament in theme.style().ornaments]
    assert 2 <= len(sites) <= 5
    assert len(set(sites)) == len(sites)


@each
def test_what_stands_side_by_side_can_be_told_apart(theme: Theme) -> None:
    near = melted(theme.style())
    if theme.name in PATTERNED_PATHS:
        near.pop(("ground", "path"))
    assert not near


def test_no_two_themes_look_alike() -> None:
    looks = {name: theme.style() for name, theme in ALL.items()}
    ours = {theme.name for theme in THEMES}
    alike = {
        pair: round(distance, 3)
        for pair in combinations(looks, 2)
        if ours & set(pair) and (distance := unlikeness(*map(looks.__getitem__, pair))) < UNLIKE
    }
    assert not alike, f"too near: {alike}"
