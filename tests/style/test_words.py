"""Words: the longest known name, what colours and modifiers do to it, and errors that help."""

from __future__ import annotations

import pytest

from mirage_game.style import words
from mirage_game.style.colours import MODIFIERS
from mirage_game.style.mixing import lab, mixed, rgb
from mirage_game.style.parts import (
    Atmosphere,
    Light,
    Material,
    Medium,
    Named,
    NamedMedium,
    Ornament,
    Sky,
)

SCALES = Material("scales", "#3c7a50", "#6ab07a", "#e0d040")
GRID = Material("grid", "#080818", "#101030", "#ff3cd0", 1.0)
ROCK = Material("blocks", "#909090", "#606060", "#404040")
MATERIALS = {"scales": SCALES, "neon grid": GRID, "grid": ROCK, "rock": ROCK}
DAY, NIGHT = Sky("#5c96ec", "#b4d6fa"), Sky("#041020", "#0c3040", aurora=0.8)


@pytest.fixture(autouse=True)
def small_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = type(next(iter(MODIFIERS.values())))
    modifiers = {"dark": kind(lightness=-0.15), "pale": kind(lightness=0.1, saturation=0.5), "glowing": kind(glow=0.4)}
    monkeypatch.setattr(
        words, "COLOURS", {"teal": "#008080", "red": "#d02020", "black": "#000000", "sky blue": "#7cc0ff"}
    )
    monkeypatch.setattr(words, "MODIFIERS", modifiers)
    monkeypatch.setattr(words, "MATERIALS", {name: Named(m, ()) for name, m in MATERIALS.items()})
    monkeypatch.setattr(
        words, "SKIES", {"clear day": Atmosphere(DAY, Light(), ()), "aurora": Atmosphere(NIGHT, Light(), ())}
    )
    media = {"none": NamedMedium(Medium(), ()), "ink outlines": NamedMedium(Medium(ink=1.0), ())}
    monkeypatch.setattr(words, "MEDIA", media)
    lanterns = Ornament("lantern", "hang", "#402010", "#ffc060", 1.0, ())
    monkeypatch.setattr(
        words, "ORNAMENTS", {"lanterns": lanterns, "flags": Ornament("flag", "crest", "#a03030", "#f0f0f0", 0.0, ())}
    )


def light(colour: str) -> float:
    return lab(colour).lightness


def test_a_name_alone_is_the_thing_itself() -> None:
    assert words.material("scales") == SCALES
    assert words.material("Scales ") == SCALES
    assert words.atmosphere("clear day") == (DAY, Light())
    assert words.medium("none") == Medium()
    assert words.added("lanterns").kind == "lantern"


def test_the_longest_name_counts() -> None:
    assert words.material("neon grid") == GRID
    assert words.material("grid") == ROCK


def test_a_colour_gives_its_hue_and_the_pattern_keeps_its_contrast() -> None:
    teal = words.material("teal scales")
    for colour in (teal.first, teal.second):
        r, g, b = rgb(colour)
        assert b == pytest.approx(g, abs=0.06)
        assert g > r + 0.15
    step = light(SCALES.second) - light(SCALES.first)
    assert light(teal.second) - light(teal.first) == pytest.approx(step, abs=0.03)
    assert teal.third == SCALES.third  # an accent of another hue stays
    dark_first = words.material("red rock")
    assert light(dark_first.first) > light(dark_first.second)


def test_a_related_accent_changes_too() -> None:
    r, g, _ = rgb(words.material("red rock").third)
    assert r > g + 0.15


def test_black_still_shows_a_pattern() -> None:
    black = words.material("black scales")
    assert 0.2 < light(black.second) < 0.4
    assert light(black.second) - light(black.first) > 0.1


def test_on_dark_surfaces_the_glow_takes_the_colour() -> None:
    grid = words.material("red neon grid")
    r, g, b = rgb(grid.third)
    assert r > max(g, b) + 0.3
    assert light(grid.second) == pytest.approx(light(GRID.second), abs=0.02)


def test_two_colours() -> None:
    both = words.material("red and sky blue scales")
    assert (both.first, both.second) == ("#d02020", "#7cc0ff")
    with pytest.raises(ValueError, match="3 colours"):
        words.material("red teal black scales")


def test_modifiers() -> None:
    assert light(words.material("dark scales").first) == pytest.approx(light(SCALES.first) - 0.15, abs=0.02)
    pale = lab(words.material("pale scales").second)
    assert pale.chroma == pytest.approx(lab(SCALES.second).chroma * 0.5, rel=0.1)
    assert words.material("glowing scales").glow == pytest.approx(0.4)
    assert light(words.material("dark teal scales").first) < light(words.material("teal scales").first)


def test_skies() -> None:
    sky, lit = words.atmosphere("red clear day")
    assert rgb(sky.zenith)[0] > rgb(sky.zenith)[2]
    assert light(sky.horizon) > light(sky.zenith)
    assert lit.ambient != Light().ambient
    sky, lit = words.atmosphere("red aurora")
    assert (sky.aurora_colour, sky.zenith, sky.horizon, lit) == ("#d02020", NIGHT.zenith, NIGHT.horizon, Light())


def test_media_and_ornaments() -> None:
    assert words.medium("red ink outlines").ink_colour == "#d02020"
    with pytest.raises(ValueError, match="no lines"):
        words.medium("red none")
    flags, lanterns = words.added("teal flags"), words.added("red lanterns")
    assert (flags.kind, flags.site) == ("flag", "crest")
    assert rgb(flags.first)[1] > rgb(flags.first)[0]
    assert lanterns.first == "#402010"  # the body stays, the light changes
    assert rgb(lanterns.second)[0] > rgb(lanterns.second)[1] + 0.2


@pytest.mark.parametrize(
    ("said", "hint"),
    [("teel scales", "teal"), ("teal scails", "scales"), ("scales teal", "scales"), ("", "''"), ("and scales", "and")],
)
def test_unknown_words_are_named_with_what_is_near(said: str, hint: str) -> None:
    with pytest.raises(ValueError, match=hint):
        words.material(said)


def test_colours_as_numbers() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert rgb("#ff0080") == (1.0, 0.0, 128 / 255)
    assert lab("#ffffff").lightness == pytest.approx(1, abs=1e-3)
    with pytest.raises(ValueError, match="#rrggbb"):
        rgb("white")
