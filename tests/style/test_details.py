"""Prompts taken apart into details and the rest."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mirage_game.style.compose import HELD_OUT_THEMES
from mirage_game.style.composition import Composition
from mirage_game.style.details import details
from mirage_game.style.dictionary import vocabulary
from mirage_game.style.wording import cleaned


def test_details_are_told_and_the_name_is_left() -> None:
    found = details(cleaned("the smugglers' inn, but with brass roofs, purple grass and banners on the walls"))
    assert found.rest == "the smugglers' inn"
    assert dict(found.told.roles) == {"roof": "brass plates", "ground": "purple grass"}
    assert found.told.ornaments == ("banners",)


def test_a_part_in_unknown_words_is_a_detail_but_no_name() -> None:
    found = details("the smugglers' inn, roofs made of old sailcloth scraps")
    assert found.rest == "the smugglers' inn"
    assert found.unsure == ("roofs made of old sailcloth scraps",)


def test_a_name_with_a_part_in_it_stays_a_name() -> None:
    for name in ("turn this into a church window", "where nobody lives anymore", "a sunlit reef in shallow water"):
        assert details(name).told == Composition()
        assert details(name).unsure == ()


@given(st.text(max_size=200))
def test_anything_can_be_taken_apart(text: str) -> None:
    found = details(cleaned(text))
    assert found.told.theme is None
    assert found.told.whole is None
    assert details(cleaned(text)) == found


def test_separators_alone_and_endless_lists_are_safe() -> None:
    assert details(", , and and ;").rest == ""
    names = [f"thing {Random(k).random()}" for k in range(400)]
    assert details(", ".join(names)).told == Composition()


def test_the_dictionary_has_words_of_training_only() -> None:
    assert {"viking", "village", "genie", "roofs"} <= vocabulary()
    assert not {"rajasthan", "tarot"} & vocabulary() & set(HELD_OUT_THEMES)
