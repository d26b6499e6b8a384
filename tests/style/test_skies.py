"""Skies of the vocabulary: all there, legible, and each with words of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from mirage_game.style.media import MEDIA
from mirage_game.style.mixing import lab, rgb
from mirage_game.style.skies import SKIES

NAMES = (
    "clear day", "bright summer", "pale morning", "golden hour", "amber smoke", "sunset", "blood sunset", "pink dusk",
    "purple dusk", "retro sunset", "teal dusk", "overcast", "storm", "grey drizzle", "fog", "thick fog", "dust storm",
    "sandstorm", "ash sky", "hellfire", "ember night", "starry night", "moonlit night", "full moon", "crescent moon",
    "deep space", "nebula", "ringed planet", "alien green", "alien violet", "aurora", "arctic day", "blizzard",
    "underwater", "deep sea", "swamp haze", "toxic haze", "radioactive sky", "neon night", "city glow", "dark grid",
    "blueprint", "white paper", "parchment", "candy sky", "cotton clouds", "rainbow", "cartoon sky", "golden heaven",
    "silver sky", "black void", "eclipse", "dawn mist", "jungle haze", "desert noon", "savanna dusk", "spring sky",
    "autumn haze", "haunted night", "spooky orange", "pastel dream", "lavender haze", "grey", "sepia", "tropical day",
    "storm at sea", "cave dark", "mars", "winter morning", "snowfall dusk", "emerald sky", "copper sky", "volcanic",
)  # fmt: skip


def test_the_names_that_themes_use_are_there() -> None:
    assert not set(NAMES) - set(SKIES)


def test_phrases_are_lower_case_and_belong_to_one_sky_or_medium() -> None:
    said = Counter(phrase for part in (*SKIES.values(), *MEDIA.values()) for phrase in part.phrases)
    assert [phrase for phrase, times in said.items() if times > 1] == []
    assert all(phrase == phrase.lower().strip() for phrase in said)
    assert all(len(sky.phrases) >= 6 for sky in SKIES.values())


@pytest.mark.parametrize("name", SKIES)
def test_a_sky_lights_the_world_enough_to_play_and_not_so_much_that_it_is_all_white(name: str) -> None:
    sky, light = SKIES[name].sky, SKIES[name].light
    lit = [a + b for a, b in zip(rgb(light.ambient), rgb(light.sky), strict=True)]
    assert 0.45 <= max(lit) <= 1.15
    assert max(rgb(light.ambient)) >= 0.3  # in the shade
    for colour in (sky.zenith, sky.horizon, sky.nadir or sky.horizon, sky.sun, sky.cloud, light.lamp):
        rgb(colour)
    assert 0.001 <= sky.fog <= 0.08


def test_nights_are_darker_than_days_and_have_stars() -> None:
    night, day = SKIES["starry night"], SKIES["clear day"]
    assert lab(night.sky.zenith).lightness < lab(day.sky.zenith).lightness - 0.3
    assert night.sky.stars > 1
    assert night.light.glow > day.light.glow


def test_what_stands_in_a_sky_is_named() -> None:
    assert SKIES["aurora"].sky.aurora > 0
    assert SKIES["nebula"].sky.nebula > 0
    assert SKIES["rainbow"].sky.rainbow > 0
    assert SKIES["ringed planet"].sky.planet > 0
    assert SKIES["ringed planet"].sky.planet_ring > 0
