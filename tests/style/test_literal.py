"""Prompts understood to the letter, and those that are left to the network."""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.style.compose import HELD_OUT_THEMES, Composition, code, draw, training_themes
from mirage_game.style.grammar import say
from mirage_game.style.literal import literal
from mirage_game.style.phrases import held_out, meaning, rows, theme_phrases
from mirage_game.style.prompts import evaluation_prompts


def of(**roles: str) -> Composition:
    return Composition(roles=tuple(roles.items()))


UNDERSTOOD = {
    "brass roofs": of(roof="brass plates"),
    "Brass roofs, please!": of(roof="brass plates"),
    "show me brass roofs": of(roof="brass plates"),
    "brass roofs, nothing else changes": of(roof="brass plates"),
    "walls of brick": of(brick="bricks"),
    "walls of bricks": of(brick="bricks"),
    "purple grass": of(ground="purple grass"),
    "the grass is purple": of(ground="purple grass"),
    "paint the grass purple": of(ground="purple grass"),
    "roofs made of copper": of(roof="copper"),
    "make the roofs out of copper": of(roof="copper"),
    "make the roofs gold": of(roof="gold"),
    "black water": of(water="black water"),
    "teal and pink roofs": of(roof="teal and pink shingles"),
    "black and gold tiles on the roofs": None,
    "dark water": of(water="dark water"),
    "golden sand, black water": of(sand="golden sand", water="black water"),
    "golden sand and red roofs": of(sand="golden sand", roof="red shingles"),
    "red roofs": of(roof="red shingles"),
    "dark red roofs": of(roof="dark red shingles"),
    "red roofs, red roofs": of(roof="red shingles"),
    "red and white checkers walls": of(brick="red and white checkers"),
    "red and white walls": of(brick="red and white plaster"),
    "the walls are made of gold and the roofs are silver": of(brick="gold", roof="silver"),
    "lava instead of water": of(water="lava"),
    "replace the water with lava": of(water="lava"),
    "a violet aurora": Composition(sky="violet aurora"),
    "under a violet aurora": Composition(sky="purple aurora"),  # a phrase of its own
    "under a blood sunset": Composition(sky="blood sunset"),
    "green sky": Composition(sky="emerald sky"),
    "the sky is green": Composition(sky="green clear day"),
    "red roofs under a starry night": Composition(roles=(("roof", "red shingles"),), sky="starry night"),
    "dark red walls under a green sky": Composition(roles=(("brick", "dark red plaster"),), sky="emerald sky"),
    "icicles on the roofs": Composition(ornaments=("icicles",)),
    "hung with lanterns": Composition(ornaments=("lanterns",)),
    "lots of banners": Composition(ornaments=("banners",)),
    "lots of red banners": Composition(ornaments=("red banners",)),
    "everything made of brass": Composition(whole="brass plates"),
    "all brass": Composition(whole="brass plates"),
    "turn everything into gold": Composition(whole="gold"),
    "steampunk": Composition("steampunk"),
    "make it steampunk": Composition("steampunk"),
    "Please turn it into a candy world!": Composition("candy"),
    "steampunk with purple grass": Composition("steampunk", roles=(("ground", "purple grass"),)),
    "steampunk, green sky and lots of banners": Composition("steampunk", sky="emerald sky", ornaments=("banners",)),
    "red roofs, drawn as a woodcut": Composition(roles=(("roof", "red shingles"),), medium="woodcut"),
    "red roofs, in woodcut style": Composition(roles=(("roof", "red shingles"),), medium="woodcut"),
    "vanilla": Composition(),
}
LEFT = (
    "", "   ", "!?", "asdf", "asdf roofs",
    "roofs: white and green leaves", "brass asdf", "brass roofs and asdf", "bras roofs", "brass rofs",
    "red roofs, green roofs",
    "steampunk and cyberpunk", "everything made of gold, all brass", "roofs",
    "a dream i had last night", "nothing else changes",
    "like my grandmother's kitchen, but sadder", "icicles by the water", "red roofs " * 60,
)  # fmt: skip
WORDS = ("red", "roofs", "and", "on", "with", ",", ":", "the", "sky", "gold", "of", "is", "lots", "in", "style")


@pytest.mark.parametrize("prompt", UNDERSTOOD)
def test_what_is_said_plainly_is_understood(prompt: str) -> None:
    assert literal(prompt) == UNDERSTOOD[prompt]


@pytest.mark.parametrize("prompt", LEFT)
def test_anything_else_is_left(prompt: str) -> None:
    assert literal(prompt) is None


def test_a_known_phrase_is_what_its_row_says() -> None:
    for row in rows()[::7]:
        if not held_out(row.phrase):
            found = literal(row.phrase)
            assert found is None or found == row.target or meaning(row.phrase) != row, row
    assert literal("brick walls") == of(brick="bricks")  # of a part, not of the whole world
    assert literal("golden sand") == of(sand="golden sand")


def test_what_a_theme_has_anyway_is_not_news() -> None:
    plain = literal("christmas village, the ground is packed snow")
    assert plain is not None
    assert plain.theme == "christmas village"


def test_nothing_held_out_is_understood() -> None:
    assert [row.phrase for row in rows() if held_out(row.phrase) and literal(row.phrase) is not None] == []
    names = [phrase for name in HELD_OUT_THEMES for phrase in theme_phrases(name)]
    assert not any(literal(frame.format(name)) for name in names for frame in ("{}", "make it {}", "{}, red roofs"))
    assert not any(literal(prompt) for _, _, prompt in evaluation_prompts())


def test_training_captions_are_understood_as_they_are_meant() -> None:
    random, understood, count = Random(2), 0, 2000
    wrong: list[str] = []
    for _ in range(count):
        composition = draw(random, training_themes())
        text = say(composition, random, slips=False)
        if (found := literal(text)) is not None:
            understood += 1
            if not all(map(torch.equal, code(found), code(composition))):
                wrong.append(text)
    assert understood > count // 4
    assert len(wrong) <= understood // 300, wrong  # "roofs: ochre and blue and azure water" may be parted in two ways


def test_reading_is_fast() -> None:
    prompt = "steampunk with purple grass, brass roofs and lots of red banners under a starry night"
    assert literal(prompt) is not None
    start = perf_counter()
    for _ in range(20):
        literal(prompt)
    assert perf_counter() - start < 20 * 0.005


@settings(max_examples=200, deadline=None)
@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_text_raises(text: str) -> None:
    found = literal(text)
    assert found is None or code(found) is not None
