"""Values as people write them; and the ranges, which the filter itself has in C."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mirage_game.obs.settings import SETTINGS, read_setting

SOURCES = Path(__file__).parents[2] / "hooks" / "obs" / "src"
SETTINGS_C = (SOURCES / "settings.c").read_text(encoding="utf-8")
PROPERTIES_C = (SOURCES / "properties.c").read_text(encoding="utf-8")
# S_BLEND_MS -> blend_ms
KEYS = dict(re.findall(r'#define (S_\w+) "(\w+)"', (SOURCES / "settings.h").read_text(encoding="utf-8")))
# blend_ms -> (0, 10000)
RANGES = {
    KEYS[name]: (float(least), float(most))
    for name, least, most in re.findall(r"(?:whole|number)\(data, (S_\w+), ([\d.]+), ([\d.]+)\)", SETTINGS_C)
}


def takes(key: str, value: float) -> bool:
    try:
        return bool(read_setting(key, f"{value:g}") == value)
    except ValueError:
        return False


def test_keys_are_those_of_the_filter() -> None:
    assert {*SETTINGS, "preset"} == set(KEYS.values())  # a preset is chosen by a command of its own


def test_ranges_are_those_of_the_filter() -> None:
    numbers = set(re.findall(r"set_default_(?:int|double)\(data, (S_\w+),", SETTINGS_C))
    assert set(RANGES) == {KEYS[name] for name in numbers}
    for key, (least, most) in RANGES.items():
        assert takes(key, least), key
        assert takes(key, most), key
        assert not takes(key, least - 1), key
        assert not takes(key, most + 1), key


def test_the_dialog_offers_nothing_beyond_them() -> None:
    sliders = re.findall(r'(S_\w+)[^;]*?, "\w+\.Help", (\d+), (\d+), \d+\);', PROPERTIES_C)
    sliders += re.findall(r"slider\(\w+, (S_\w+), [^;]*?, ([\d.]+), ([\d.]+), [\d.]+\)", PROPERTIES_C)
    offered = {KEYS[name]: (float(least), float(most)) for name, least, most in sliders}
    (widths,) = re.findall(r"int widths\[\] = \{([\d, ]+)\}", PROPERTIES_C)
    offered["work_width"] = (float(widths.split(",")[0]), float(widths.split(",")[-1]))
    assert set(offered) == set(RANGES)
    for key, (least, most) in offered.items():
        assert RANGES[key][0] <= least < most <= RANGES[key][1], key


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("on", "Off", False),
        ("split", "yes", True),
        ("strength", "0.5", 0.5),
        ("ring", "2", 2),
        ("prompt", " a\tb ", "a b"),
    ],
)
def test_values(key: str, text: str, value: object) -> None:
    assert read_setting(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("on", "maybe", "on cannot be 'maybe': it takes on or off."),
        ("strength", "nan", "strength cannot be 'nan': it takes 0 to 1."),
        ("ring", "it takes", "ring cannot be 'it takes': it takes whole numbers from 1 to 3."),
        ("prompt", "a" * 2001, "it takes at most 2000 characters."),
        ("presets", "x; " + "a" * 2001, 'it takes "TEXT; TEXT", each of at most 2000 characters.'),
        ("strenght", "1", "Did you mean strength?"),
    ],
)
def test_mistakes_are_explained(key: str, text: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        read_setting(key, text)
