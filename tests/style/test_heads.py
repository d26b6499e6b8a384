"""Where in a prompt a theme may be named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mirage_game.style.associations import names_of
from mirage_game.style.compose import HELD_OUT_THEMES, training_themes
from mirage_game.style.heads import MOST_WORDS, heads
from mirage_game.style.phrases import held_out_phrases
from mirage_game.style.wording import cleaned, normalised


def words(prompt: str) -> set[str]:
    return {head.words for head in heads(cleaned(prompt))}


def test_a_name_is_found_within_what_is_said_around_it() -> None:
    assert "machines that never sleep" in words("Please make it look like machines that never sleep!!")
    assert "noctiluca" in words("show me noctiluca")


def test_details_name_no_theme() -> None:
    found = words("the sunken library, with purple grass, red roofs and lanterns")
    assert "the sunken library" in found
    assert not any("grass" in name or "roofs" in name or "lanterns" in name for name in found)
    assert words("dark red") == set()


def test_a_name_may_hold_a_comma_or_an_and() -> None:
    assert "djinns, wishes and wonder" in words("djinns, wishes and wonder")


def test_words_for_parts_are_marked() -> None:
    (head,) = heads(cleaned("leaves in the fall of rome"))
    assert head.names_a_thing
    assert not heads(cleaned("noctiluca"))[0].names_a_thing


@given(st.text(max_size=60))
def test_whatever_is_typed_places_lie_in_it(prompt: str) -> None:
    text = cleaned(prompt)
    for head in heads(text):
        assert text[head.start : head.end] == head.words
        assert 0 < len(head.words.split()) <= MOST_WORDS


def test_nothing_that_evaluation_holds_back_is_taught() -> None:
    held_back = {normalised(p) for theme in training_themes() for p in held_out_phrases("theme", theme)}
    names = {theme: names_of(theme) for theme in training_themes()}
    assert all(len(said) >= 36 for said in names.values())
    for said in names.values():
        assert held_back.isdisjoint(map(normalised, said))
    every = {normalised(name) for said in names.values() for name in said}
    assert every.isdisjoint(map(normalised, HELD_OUT_THEMES))
