"""Phrases, what they set, and which are held out; and the fixed prompts of the evaluation."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from mirage_game.style.compose import HELD_OUT_THEMES, Composition, code, split, training_themes
from mirage_game.style.materials import MATERIALS
from mirage_game.style.media import MEDIA
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.phrases import (
    held_out,
    held_out_phrases,
    meaning,
    part_phrase,
    rows,
    theme_phrases,
    training_phrases,
)
from mirage_game.style.prompts import evaluation_prompts
from mirage_game.style.skies import SKIES
from mirage_game.style.wording import normalised


def test_there_are_thousands_of_rows_each_phrase_once():
    found = rows()
    assert len(found) >= 5000
    assert len({normalised(row.phrase) for row in found}) == len(found)
    assert {row.kind for row in found} == {"theme", "medium", "sky", "ornament", "material", "part"}


def test_every_row_resolves():
    for target in {row.target for row in rows()}:
        assert len(code(target).pattern) == 1


def test_a_tenth_is_held_out():
    kinds = Counter(row.kind for row in rows())
    unseen = Counter(row.kind for row in rows() if held_out(row.phrase))
    assert 0.07 < sum(unseen.values()) / sum(kinds.values()) < 0.3
    for kind in ("part", "material", "sky"):
        assert 0.05 < unseen[kind] / kinds[kind] < 0.15


def test_all_phrases_of_held_out_themes_are_held_out():
    for name in HELD_OUT_THEMES:
        assert all(map(held_out, theme_phrases(name)))
        assert not training_phrases("theme", name)


def test_every_training_theme_has_phrases_of_both_sorts():
    for name in training_themes():
        assert len(training_phrases("theme", name)) >= 5, name
        assert len(held_out_phrases("theme", name)) >= 2, name


def test_everything_has_words_for_training():
    for kind, names in {"material": MATERIALS, "sky": SKIES, "medium": MEDIA, "ornament": ORNAMENTS}.items():
        for name in names:
            assert training_phrases(kind, name), (kind, name)


@given(st.text(max_size=30))
def test_case_and_punctuation_do_not_matter(phrase: str):
    assert held_out(f" {phrase.lower()}! ") == held_out(phrase.lower())


def test_phrases_mean_what_they_say():
    row = meaning("Golden heaven!")
    assert row is not None
    assert row.target == Composition(sky="golden heaven")
    assert meaning("no such words at all") is None
    assert part_phrase("lit window", "windows") == "lit windows"
    assert part_phrase("candy cane", "tree trunks") == "candy cane tree trunks"


def test_evaluation_prompts_are_fixed_and_unseen():
    prompts = evaluation_prompts()
    assert len(prompts) == 48 * 4
    assert len({text for _, _, text in prompts}) == 48 * 4
    looks = Counter(name for name, _, _ in prompts)
    assert set(looks.values()) == {4}
    assert len(set(looks) & set(training_themes())) == 32
    assert set(HELD_OUT_THEMES) <= set(looks)
    assert evaluation_prompts() == prompts
    for name, composition, text in prompts:
        assert composition == Composition(name)
        if name in HELD_OUT_THEMES:
            assert any(normalised(p) in normalised(text) for p in theme_phrases(name)), text
        else:
            unseen = [normalised(p) for p in held_out_phrases("theme", name)]
            assert any(phrase in normalised(text) for phrase in unseen), text


def test_split_finds_every_name():
    for name in MATERIALS:
        assert split(f"dark red {name}", MATERIALS) == ("dark red", name)
