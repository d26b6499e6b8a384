"""Captions: that they say all of a composition, in words that training may or may not use."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.style.associations import associated
from mirage_game.style.code import SITES
from mirage_game.style.compose import HELD_OUT_THEMES, Composition, draw, lent, training_themes
from mirage_game.style.forms import colour_alone, forms
from mirage_game.style.grammar import LIST, MOST_WORDS, ORDER, STATEMENT, _items, _sentence, _Speaker, described, say
from mirage_game.style.grammar_words import PART_WORDS, SITE_WORDS
from mirage_game.style.lenders import themes_with
from mirage_game.style.phrases import held_out, held_out_phrases, known_words, meaning, training_phrases
from mirage_game.style.theme import UNCHANGED
from mirage_game.style.themes import THEMES
from mirage_game.style.typos import slip, with_typos
from mirage_game.style.wording import (
    before_noun,
    filled,
    lemma,
    normalised,
    stands_alone,
    with_article,
)


def mentions(text: str, composition: Composition, unseen: bool = False) -> bool:
    """Whether a caption without typos says every part."""
    said = normalised(text)

    def singular(text: str) -> str:
        *words, last = text.split()
        return " ".join([*words, lemma(last)])

    def any_of(texts: tuple[str, ...]) -> bool:
        return any(normalised(form) in said for text in texts for form in (text, singular(text)))

    for part, words in composition.roles:
        colour = colour_alone(part, words)
        lenders = () if unseen else themes_with(part, words)
        if not any_of(forms("material", words, unseen).every + ((colour,) if colour else ()) + lenders):
            return False
        if not any_of(PART_WORDS[part]):
            return False
    others = [
        ("sky", composition.sky),
        ("medium", composition.medium),
        *(("ornament", o) for o in composition.ornaments),
    ]
    if composition.whole:
        others.append(("material", composition.whole))
    return all(any_of(forms(kind, words, unseen).every) for kind, words in others if words)


def test_every_part_has_words_of_its_own():
    words = [word for part in PART_WORDS.values() for word in part]
    assert len(set(words)) == len(words)
    assert set(SITE_WORDS) == set(SITES)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**64 - 1), st.booleans(), st.booleans())
def test_a_sentence_says_all_that_changed(seed: int, short: bool, unseen: bool):
    random = Random(seed)
    composition = draw(random, training_themes())
    text = _sentence(composition, _Speaker(random, unseen, short))
    assert mentions(text, composition, unseen and not short), (text, composition)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**64 - 1))
def test_captions_are_the_seeds_and_short_enough(seed: int):
    composition = draw(Random(seed), training_themes())
    text = say(composition, Random(seed))
    assert text == say(composition, Random(seed))
    assert 1 <= len(text.split()) <= MOST_WORDS
    assert not held_out(text)
    assert text == " ".join(text.split())


def test_held_out_words_never_leak_into_training():
    """Of all that a training caption is made of, nothing is held out: neither the caption nor a phrase in it."""
    random = Random(3)
    compositions = [draw(random, training_themes()) for _ in range(1500)]
    names = [normalised(name) for name in HELD_OUT_THEMES]
    for composition in compositions:
        text = say(composition, random)
        assert not held_out(text)
        padded = f" {normalised(text)} "
        assert not any(f" {name} " in padded for name in names), text
    for name in training_themes():
        assert not any(map(held_out, training_phrases("theme", name)))
        assert training_phrases("theme", name)
    for composition in compositions:
        for _, words in composition.roles:
            assert not any(map(held_out, forms("material", words).clause))


def test_themes_are_called_by_what_people_associate_and_lend_their_parts():
    random, theme = Random(6), "viking village"
    said = [normalised(say(Composition(theme), random, slips=False)) for _ in range(300)]
    names = [normalised(name) for name in associated(theme)]
    assert 0.2 < sum(any(name in text for name in names) for text in said) / len(said) < 0.8
    roof = lent(theme)["roof"]
    told = [say(Composition("winter", roles=(("roof", roof),)), random, slips=False).lower() for _ in range(60)]
    assert any(f"{lender} " in text for text in told for lender in themes_with("roof", roof))


def test_single_things_are_never_said_in_held_out_words():
    random = Random(4)
    for composition in (draw(random, training_themes()) for _ in range(300)):
        for part, words in composition.roles:
            alone = Composition(roles=((part, words),))
            for mood in (LIST, ORDER, STATEMENT):
                assert not held_out(_Speaker(random, False, False).say(_items(alone)[0], mood))


def test_a_held_out_theme_is_said_for_evaluation_only():
    theme = Composition(HELD_OUT_THEMES[0])
    with pytest.raises(ValueError, match="held out"):
        say(theme, Random(0))
    assert say(theme, Random(0), held_out=True)


def test_held_out_captions_use_held_out_phrases():
    random = Random(5)
    for name in training_themes()[:40]:
        speaker = _Speaker(random, True, False)
        text = normalised(speaker.theme(name))
        assert any(normalised(phrase) in text for phrase in held_out_phrases("theme", name))


def test_there_are_many_ways_to_say_one_thing():
    name = training_themes()[0]
    composition = Composition(name, roles=(("water", "green slime"),), sky="aurora")
    random = Random(6)
    assert len({say(composition, random) for _ in range(200)}) > 190


def test_one_word_to_forty():
    random = Random(7)
    lengths = [len(say(draw(random, training_themes()), random).split()) for _ in range(1500)]
    assert min(lengths) == 1
    assert max(lengths) > 30


def test_nothing_said_is_asked_for_in_words():
    random = Random(8)
    texts = {say(Composition(), random) for _ in range(30)}
    assert all(texts)
    assert len(texts) > 5
    assert "" in UNCHANGED


def test_a_caption_never_means_another_theme():
    random = Random(9)
    for composition in (draw(random, training_themes()) for _ in range(800)):
        row = meaning(say(composition, random))
        assert row is None or row.target == composition


def test_descriptions_say_what_one_sees():
    name = next(name for name in training_themes() if isinstance(THEMES[name].ground, str))
    text = described(Composition(name), Random(10), 5)
    assert len(text.split()) > 5


def test_slips_are_few_and_make_no_other_word():
    random = Random(11)
    text = "make the ground mossy cobblestone and the sky purple with golden roofs everywhere please"
    for _ in range(200):
        slipped = with_typos(text, random, known_words())
        wrong = [(a, b) for a, b in zip(text.split(), slipped.split(), strict=True) if a != b]
        assert len(wrong) <= len(text.split()) // 6
        assert all(b not in known_words() for _, b in wrong)
    assert with_typos("a on in", random, ()) == "a on in"
    assert slip("gold", Random(0))[0] == "g"


def test_small_grammar():
    assert with_article("aurora") == "an aurora"
    assert with_article("candy canes") == "candy canes"
    assert with_article("the sea") == "the sea"
    assert before_noun("candy canes") == ("candy cane",)
    assert before_noun("brass plates") == ("brass plate",)
    assert [lemma(word) for word in ("leaves", "grass", "waves", "boxes", "lilies", "roofs")] == [
        "leaf", "grass", "wave", "box", "lily", "roof",
    ]  # fmt: skip
    assert filled("the {r} {is} {m}", r="roofs", m="gold") == "the roofs are gold"
    assert filled("the {r} {is} {m}", r="grass", m="lava") == "the grass is lava"
    assert filled("under {a}", x="aurora") == "under an aurora"
    assert stands_alone("painted in oils")
    assert stands_alone("make it a comic")
    assert not stands_alone("mossy bricks")
    assert normalised("Steam Punk!!") == "steam punk"
