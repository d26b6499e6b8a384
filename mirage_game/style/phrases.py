"""Phrases and what each sets; and which of them training never sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from random import Random
from typing import NamedTuple, Protocol
from zlib import crc32

from mirage_game.style.colours import COLOURS
from mirage_game.style.compose import HELD_OUT_THEMES, NO_MEDIUM, Composition, paints, whole_materials
from mirage_game.style.grammar_words import PART_WORDS
from mirage_game.style.materials import MATERIALS
from mirage_game.style.media import MEDIA
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.skies import SKIES
from mirage_game.style.suits import PLAINLY, SUITS, WINDOWS
from mirage_game.style.themes import THEMES
from mirage_game.style.wording import before_noun, coloured, fits_before_noun, lemma, normalised

SALT = "mirage phrases 1: "
HELD_OUT_SHARE = 10  # one phrase in so many
HELD_OUT_A_THEME = 2  # at least, of each theme's phrases
COLOURS_A_NAME = {"material": 4, "sky": 2, "ornament": 2}  # rows of a name with a colour before it
PLAIN_COLOURS = 24  # rows of a part in a colour alone


class Row(NamedTuple):
    """A phrase, its kind ("theme", "medium", "sky", "ornament", "material" or "part"), and what it sets, said alone."""

    phrase: str
    kind: str
    target: Composition


class _Entry(Protocol):
    @property
    def phrases(self) -> tuple[str, ...]: ...


TABLES: dict[str, Mapping[str, _Entry]] = {
    "theme": THEMES, "material": MATERIALS, "sky": SKIES, "medium": MEDIA, "ornament": ORNAMENTS,
}  # fmt: skip


def _hash(phrase: str) -> int:
    return crc32((SALT + phrase).encode())


def theme_phrases(name: str) -> tuple[str, ...]:
    """A theme's phrases, its name among them."""
    return _known("theme", name)


@cache
def _chosen() -> frozenset[str]:
    """What is held out whatever its hash: phrases of held-out themes, and the first by hash of every theme's."""
    found: set[str] = set()
    for name in THEMES:
        said = sorted({normalised(phrase) for phrase in theme_phrases(name)}, key=_hash)
        found.update(said if name in HELD_OUT_THEMES else [p for p in said if p != normalised(name)][:HELD_OUT_A_THEME])
    return frozenset(found)


@cache
def _kept() -> frozenset[str]:
    """What training always sees: names of what it may use, as nothing else is sure to name them."""
    themes = (name for name in THEMES if name not in HELD_OUT_THEMES)
    return frozenset(map(normalised, (*themes, *MATERIALS, *SKIES, *MEDIA, *ORNAMENTS)))


def held_out(phrase: str) -> bool:
    """Whether training never sees this phrase; the same for all phrases that differ in case and punctuation only."""
    phrase = normalised(phrase)
    if phrase in _chosen():
        return True
    return _hash(phrase) % HELD_OUT_SHARE == 0 and phrase not in _kept()


@cache
def _owners(kind: str) -> dict[str, str]:
    """Whose each phrase of a kind is: a name is its own, another phrase the first's that has it."""
    owners = {normalised(name): name for name in TABLES[kind]}
    for name, entry in TABLES[kind].items():
        for phrase in entry.phrases:
            owners.setdefault(normalised(phrase), name)
    return owners


@cache
def _known(kind: str, name: str) -> tuple[str, ...]:
    """The phrases that mean this one and no other of its kind, its name first."""
    phrases = dict.fromkeys((name, *TABLES[kind][name].phrases))
    return tuple(phrase for phrase in phrases if _owners(kind)[normalised(phrase)] == name)


@cache
def training_phrases(kind: str, name: str) -> tuple[str, ...]:
    """What training may call a theme, material, sky, medium or ornament. Raises KeyError for what there is not."""
    return tuple(phrase for phrase in _known(kind, name) if not held_out(phrase))


@cache
def held_out_phrases(kind: str, name: str) -> tuple[str, ...]:
    """What training never calls it."""
    return tuple(phrase for phrase in _known(kind, name) if held_out(phrase))


def part_phrase(material: str, word: str) -> str:
    """A material before a part, each word once: `"swamp water"` and `"sea"` make `"swamp water sea"`, but
    `"lit window"` and `"windows"` make `"lit windows"`.
    """
    said, last = material.split(), word.split()[-1]
    if len(word.split()) == 1 and lemma(said[-1]) == lemma(last):
        return " ".join([*said[:-1], last])
    return f"{material} {word}"


def _colours(seed: str, count: int) -> list[str]:
    return Random(SALT + seed).sample(list(COLOURS), min(count, len(COLOURS)))


def _material_target(words: str, name: str) -> Composition:
    """What a material's phrase alone sets: the world, or the windows or lamps."""
    if name in whole_materials():
        return Composition(whole=words)
    return Composition(roles=((("glass" if name in WINDOWS else "lamp"), words),))


def _targets(kind: str, name: str, words: str) -> Composition:
    if kind == "material":
        return _material_target(words, name)
    return Composition(sky=words) if kind == "sky" else Composition(ornaments=(words,))


def _named(kind: str, names: Iterable[str]) -> Iterator[Row]:
    """Rows of materials, skies or ornaments: each phrase, and some with a colour before it."""
    for name in names:
        phrases = _known(kind, name)
        for phrase in phrases:
            yield Row(phrase, kind, _targets(kind, name, name))
        for colour in _colours(f"{kind} {name}", COLOURS_A_NAME[kind]):
            words = f"{colour} {name}"
            yield Row(words, kind, _targets(kind, name, words))


def _parts() -> Iterator[Row]:
    """Rows of a part and its material, and of a part and its colour."""
    for part, names in SUITS.items():
        random, words = Random(SALT + part), PART_WORDS[part]
        for name in dict.fromkeys(names):
            target = Composition(roles=((part, name),))
            short = [phrase for phrase in _known("material", name) if fits_before_noun(phrase)]
            for form in (*before_noun(name), before_noun(random.choice(short or [name]))[-1]):
                yield Row(part_phrase(form, random.choice(words)), "part", target)
            colour = random.choice(list(COLOURS))
            said = coloured(colour, before_noun(name)[0]) or f"{colour} {name}"
            yield Row(part_phrase(said, words[0]), "part", Composition(roles=((part, f"{colour} {name}"),)))
        for colour in random.sample(sorted(paints()), PLAIN_COLOURS):
            yield Row(f"{colour} {words[0]}", "part", Composition(roles=((part, f"{colour} {PLAINLY[part]}"),)))


def _all() -> Iterator[Row]:
    for name in THEMES:
        for phrase in theme_phrases(name):
            yield Row(phrase, "theme", Composition(name))
    for name in MEDIA:
        if name != NO_MEDIUM:
            for phrase in _known("medium", name):
                yield Row(phrase, "medium", Composition(medium=name))
    yield from _named("sky", SKIES)
    yield from _named("ornament", ORNAMENTS)
    yield from _named("material", MATERIALS)
    yield from _parts()


@cache
def _by_phrase() -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in _all():
        found.setdefault(normalised(row.phrase), row)
    return found


def rows() -> list[Row]:
    """All phrases, each once: of two meanings, the theme's, then the medium's, the sky's, the ornament's count."""
    return list(_by_phrase().values())


def meaning(phrase: str) -> Row | None:
    """The row of a phrase said alone, if there is one."""
    return _by_phrase().get(normalised(phrase))


@cache
def known_words() -> frozenset[str]:
    """Every word that a phrase holds: what no typo may turn another word into."""
    return frozenset(word for phrase in _by_phrase() for word in phrase.split())
