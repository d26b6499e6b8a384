"""Where in a prompt a theme may be named: the pieces that say nothing plain about one part of the world.

"Show me the old west, but with purple grass" names a theme in "the old west"; "purple grass" is a detail.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mirage_game.style.colours import COLOURS, MODIFIERS
from mirage_game.style.literal import OPENING, frames_of, part_words, pieces_of, plain, things_of
from mirage_game.style.materials import MATERIALS

MOST_PIECES = 12  # of a prompt that are looked at, and
MOST_JOINED = 3  # that together may be one name
MOST_CHARACTERS = 200  # of a name in its frame
MOST_WORDS = 10  # of a name
PLAIN_WORDS = 3  # of a plain change: "much longer shadows"
# What one may want more or less of in any theme.
SCENE_WORDS = frozenset((
    "contrast", "saturated", "saturation", "colour", "colours", "color", "colors", "vivid", "bright", "brighter",
    "brightness", "darker", "light", "lights", "lighting", "dim", "shadow", "shadows", "fog", "foggy", "mist", "rain",
    "rainy", "cloud", "clouds", "cloudy", "weather", "sun", "moon", "stars", "sky", "skies",
))  # fmt: skip
_PAINTS = frozenset(word for name in (*COLOURS, *MODIFIERS) for word in name.split())  # alone, they name no theme


@cache
def _material_words() -> frozenset[str]:
    return frozenset(word for name in MATERIALS for word in plain(name).split())


class Head(NamedTuple):
    """A place that may name a theme."""

    start: int
    end: int
    words: str
    names_a_thing: bool
    """It also has a word for a part of the world or a material, and so may mean that: "orange leaves"."""


def heads(text: str) -> tuple[Head, ...]:
    """All places of a cleaned prompt that may name a theme, the longest first at each."""
    pieces = pieces_of(text)[:MOST_PIECES]
    short = [piece.end - piece.start <= MOST_CHARACTERS for piece in pieces]
    free = [
        fits and not things_of(plain(text[piece.start : piece.end])) for piece, fits in zip(pieces, short, strict=True)
    ]
    found: dict[tuple[int, int], Head] = {}
    for first in range(len(pieces)):
        for last in reversed(range(first, min(first + MOST_JOINED, len(pieces)))):
            if all(free[first : last + 1]):
                for head in _named(text, pieces[first].start, pieces[last].end):
                    found.setdefault((head.start, head.end), head)
    return tuple(found.values())


def whole_head(text: str) -> Head | None:
    """A text as one name, without the frame around it; None for one that is too long or only paint. A long name may
    have a word for a part of the world in it.
    """
    named = _named(text, 0, len(text))
    if not named:
        return None
    head = min(named, key=lambda one: len(one.words))
    return head._replace(names_a_thing=head.names_a_thing and len(head.words.split()) <= PLAIN_WORDS)


def _named(text: str, start: int, end: int) -> list[Head]:
    """A stretch of the text as a name, and what is left of it in a frame ("make it look like ...")."""
    if end - start > MOST_CHARACTERS:
        return []
    places = {(start, end)}
    said = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if opening := OPENING.match(said):
        places.add((start + opening.end(), start + len(said)))
    for frame in frames_of("theme"):
        if (found := frame.fullmatch(said)) and "x" in found.groupdict():
            places.add((start + found.start("x"), start + found.end("x")))
    named = []
    for left, right in places:
        words = text[left:right].strip()
        left += len(text[left:right]) - len(text[left:right].lstrip())
        if not _PAINTS.issuperset(words.split()) and len(words.split()) <= MOST_WORDS:
            each = plain(words).split()
            known = any(word in part_words() or word in _material_words() or word in SCENE_WORDS for word in each)
            named.append(Head(left, left + len(words), words, known))
    return named
