"""Details over looks, blends of themes, and slips of the finger."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from mirage_game.model.spelling import corrected
from mirage_game.model.understanding import KnownThemes, as_named, laid_over
from mirage_game.style.code import ROLE_INDEX, identity
from mirage_game.style.compose import Composition, code


@pytest.fixture(scope="module")
def themes() -> KnownThemes:
    return KnownThemes.of(["winter", "lava", "viking village", "cyberpunk"])


def test_details_change_what_they_say_and_nothing_else() -> None:
    base, told = code(Composition("winter")), code(Composition(roles=(("roof", "brass plates"),), sky="starry night"))
    found, roof = laid_over(base, told), ROLE_INDEX["roof"]
    others = [at for at in range(len(ROLE_INDEX)) if at != roof]
    assert torch.equal(found.surface[0, roof], told.surface[0, roof])
    assert torch.equal(found.surface[0, others], base.surface[0, others])
    assert torch.equal(found.environment, code(Composition("winter", sky="starry night")).environment)
    assert torch.equal(found.ornament, base.ornament)
    for mine, theirs in zip(laid_over(base, identity()), base, strict=True):
        assert torch.equal(mine, theirs)


def test_what_a_theme_has_anyway_changes_nothing(themes: KnownThemes) -> None:
    for theme in themes.names:
        whole = code(Composition(theme))
        assert torch.equal(laid_over(whole, whole, followers=False).pattern, whole.pattern)
        assert as_named(theme, Composition()) == Composition(theme)


def test_a_theme_is_known_by_what_was_not_told(themes: KnownThemes) -> None:
    told = Composition(roles=(("roof", "brass plates"), ("ground", "gold")))
    read = laid_over(code(Composition("lava")), code(told))
    assert themes.named(read, code(told)) == "lava"
    assert themes.named(identity(), identity()) is None


def test_details_speak_for_the_theme_that_has_them(themes: KnownThemes) -> None:
    even = torch.full((len(themes.names),), 1 / len(themes.names))
    for theme in themes.names:
        whole = code(Composition(theme))
        assert themes.names[int(themes.against(whole).argmin())] == theme
        assert torch.equal(themes.blended(even, whole).pattern, whole.pattern)


def test_a_blend_is_between_its_themes(themes: KnownThemes) -> None:
    odds = torch.tensor([0.5, 0.5, 0.0, 0.0])
    mixed = themes.blended(odds, identity())
    low, high = themes.codes.environment.amin(0), themes.codes.environment.amax(0)
    assert (mixed.environment[0] >= low - 1e-4).all()
    assert (mixed.environment[0] <= high + 1e-4).all()
    assert (mixed.surface >= 0).all()
    assert (mixed.surface <= 1).all()


def test_slips_are_undone_and_words_are_left_alone() -> None:
    ranks = {"zeppelin": 5, "planet": 0, "planned": 3, "village": 1, "ghost": 2}
    assert corrected("zepelin over the gohst villlage", ranks) == "zeppelin over the ghost village"
    assert corrected("ice plannet", ranks) == "ice planet"
    assert corrected("villages, xqzzt", ranks) == "villages, xqzzt"


@given(st.text(max_size=80))
def test_whatever_is_typed_its_other_letters_stay(text: str) -> None:
    assert corrected(text, {}) == text
