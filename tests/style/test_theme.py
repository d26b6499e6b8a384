"""Themes: words become a style, errors say where, and no two themes share a name or a phrase."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
import torch

from mirage_game.style.code import code_of, stack
from mirage_game.style.parts import Added, Light, Material, Sky
from mirage_game.style.theme import UNCHANGED, Theme
from mirage_game.style.themes import THEMES, gathered

PLAIN = Material("plain", "#ff0000", "#00ff00")
ROLES = ("ground", "soil", "stone", "sand", "water", "log", "leaf", "plank", "brick", "roof", "glass", "lamp")
THEME = Theme("flat", ("flat", "all red"), **dict.fromkeys(ROLES, PLAIN), sky=Sky("#000000", "#ffffff"))


def test_materials_and_skies_may_stand_as_they_are() -> None:
    style = THEME.style()
    assert style.ground == PLAIN
    assert style.cobble is None
    assert (style.sky, style.light, style.ornaments) == (Sky("#000000", "#ffffff"), Light(), ())


def test_words_become_parts() -> None:
    style = replace(THEME, ground="grass", cobble="ice", sky="clear day", ornaments=("chimneys", "gears")).style()
    assert style.ground.pattern == "grass"
    assert style.cobble is not None
    assert [added.site for added in style.ornaments] == ["crest", "wall"]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("ground", "gras"), ("blossom", "graas"), ("sky", "clear dayy"), ("medium", "nonne"),
        ("ornaments", ("chimny",)),
        ("ornaments", ("chimneys", Added("flag", "crest", "#ffffff", "#000000"))),
    ],
)  # fmt: skip
def test_errors_name_theme_and_field(field: str, said: object) -> None:
    with pytest.raises(ValueError, match=f"theme 'flat', {field}"):
        replace(THEME, **{field: said}).style()


def test_names_and_phrases_belong_to_one_theme() -> None:
    with pytest.raises(ValueError, match="two themes are called 'flat'"):
        gathered([THEME, THEME])
    with pytest.raises(ValueError, match="both have the phrase 'All Red'"):
        gathered([THEME, replace(THEME, name="red", phrases=("All Red",))])
    with pytest.raises(ValueError, match="twice"):
        gathered([replace(THEME, phrases=("a", "A"))])
    with pytest.raises(ValueError, match="unchanged"):
        gathered([replace(THEME, phrases=("Vanilla",))])


def test_every_theme_resolves_and_has_ways_to_say_it() -> None:
    assert "" in UNCHANGED
    assert {"steampunk", "candy", "oil painting", "underwater"} <= set(THEMES)
    for theme in THEMES.values():
        assert len(theme.phrases) >= 10, theme.name
        theme.style()


def test_themes_look_different() -> None:
    names = list(THEMES)
    surface = stack([code_of(theme.style()) for theme in THEMES.values()]).surface[:, :, :6].flatten(1)
    apart = torch.cdist(surface, surface, p=1) / surface.shape[1]
    for a, b in combinations(range(len(names)), 2):
        assert apart[a, b] > 0.03, (names[a], names[b])
