"""What a prompt says plainly of parts of the world, and what is left of it: "a smugglers' inn, but with brass roofs
under a red sky" says roofs and sky, and leaves "a smugglers' inn" to those who know what that is.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mirage_game.style.composition import Composition
from mirage_game.style.grammar_words import SITE_WORDS
from mirage_game.style.literal import (
    BARE,
    MOST_JOINED,
    Things,
    certain,
    composed,
    part_frames,
    pieces_of,
    plain,
    things_between,
)
from mirage_game.style.wording import INNER, LEADS

MOST_PIECES = 24  # of a prompt that are looked at
MOST_CHARACTERS = 120  # of a detail
MOST_WORDS = 5  # of a material that is not known
PLAIN_KINDS = frozenset(("part", "sky", "ornament", "medium"))
LEFT = -0.3  # what a piece counts that is left over
UNKNOWN = 0.45  # what a detail in unknown words counts, beside one in known words
_ORDERS = INNER | LEADS | {"into"}  # words that no material and no sky is called by


class Details(NamedTuple):
    """A prompt taken apart."""

    told: Composition
    """All details that are said in words of the vocabulary."""
    unsure: tuple[str, ...]
    """Details in other words, each one part of the world and what it is made of, or its sky."""
    rest: str
    """What is no detail, in the order of the prompt."""


class _Way(NamedTuple):
    """The best way to take the rest of a prompt apart."""

    value: float
    things: tuple[Things, ...] = ()
    unsure: tuple[str, ...] = ()
    rest: tuple[tuple[int, int], ...] = ()


@cache
def _sites() -> tuple[str, ...]:
    return tuple(plain(site) for sites in SITE_WORDS.values() for site in sites)


@cache
def _a_detail(said: str) -> bool:
    """Whether plain text says, in words that may be unknown, what a part of the world is made of, or its sky."""
    words = said.split()
    if len(words) < 2 or len(words) > MOST_WORDS + 5:
        return False
    if words[-1] in {"sky", "skies"} and len(words) <= MOST_WORDS and not _ORDERS.intersection(words):
        return True
    if words[:2] == ["sky", ":"] or words[:2] == ["sky", "like"]:
        return True
    if any(said.endswith(f" {site}") for site in _sites()):
        return True
    for frame in part_frames():
        if found := frame.fullmatch(said):
            material = found["m"].split()
            if len(material) <= MOST_WORDS and not _ORDERS.intersection(material):
                return True
    return False


def _plain_things(things: Things) -> Things:
    """Those that change one part of the world."""
    return frozenset(thing for thing in things if thing.kind in PLAIN_KINDS and thing.part != BARE)


def details(text: str) -> Details:
    """A cleaned prompt taken apart, so that as much of it as can be is said plainly."""
    pieces = pieces_of(text)[:MOST_PIECES]
    best = [_Way(0.0)] * (len(pieces) + 1)
    for first in reversed(range(len(pieces))):
        after = best[first + 1]
        here = (pieces[first].start, pieces[first].end)
        best[first] = after._replace(value=after.value + LEFT, rest=(here, *after.rest))
        for last in range(first, min(first + MOST_JOINED, len(pieces))):
            span, after = pieces[first : last + 1], best[last + 1]
            if span[-1].end - span[0].start > MOST_CHARACTERS:
                break
            if things := _plain_things(things_between(text, span)):
                way = _Way(after.value + 1, (things, *after.things), after.unsure, after.rest)
            elif _a_detail(said := plain(text[span[0].start : span[-1].end])):
                way = _Way(after.value + UNKNOWN, after.things, (said, *after.unsure), after.rest)
            else:
                continue
            if way.value > best[first].value:
                best[first] = way
    way = best[0]
    chosen = [certain(things, ()) for things in way.things]
    told = composed(thing for thing in chosen if thing is not None)
    return Details(told or Composition(), way.unsure, _joined(text, way.rest))


def _joined(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Stretches of a text; those that were neighbours with what stood between them."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and len(text[joined[-1][1] : start].split()) <= 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return ", ".join(text[start:end].strip() for start, end in joined)
