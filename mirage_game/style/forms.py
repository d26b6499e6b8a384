"""The ways to name what a composition says: materials, skies, media, ornaments, in words that training may use, or in
those that it may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from mirage_game.style.colours import COLOURS, MODIFIERS
from mirage_game.style.compose import paints
from mirage_game.style.composition import split
from mirage_game.style.materials import MATERIALS
from mirage_game.style.media import MEDIA
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.phrases import held_out, held_out_phrases, training_phrases
from mirage_game.style.skies import SKIES
from mirage_game.style.suits import PLAINLY
from mirage_game.style.wording import before_noun, coloured, fits_before_noun, stands_alone


class Forms(NamedTuple):
    """Ways to say one thing, each tuple perhaps empty but not all of them."""

    before: tuple[str, ...]
    """Before a noun: "brass plate" (roofs)."""
    noun: tuple[str, ...]
    """As a noun: (roofs of) "brass plates"."""
    clause: tuple[str, ...] = ()
    """Alone: "under a sky of brass"."""

    @property
    def every(self) -> tuple[str, ...]:
        """All of them."""
        return self.before + self.noun + self.clause


NAMES: dict[str, Mapping[str, object]] = {
    "material": MATERIALS, "sky": SKIES, "medium": MEDIA, "ornament": ORNAMENTS,
}  # fmt: skip


def _has_colour(phrase: str) -> bool:
    return any(word in COLOURS for word in phrase.lower().split())


def _allowed(phrases: Iterable[str], wanted: bool) -> tuple[str, ...]:
    """Those of the phrases that are held out, or are not."""
    return tuple(dict.fromkeys(phrase for phrase in phrases if held_out(phrase) == wanted))


@cache
def forms(kind: str, words: str, unseen: bool = False) -> Forms:
    """How to say a material, sky, medium or ornament: in `unseen` words where there are some, else as in training."""
    prefix, name = split(words, NAMES[kind])
    plain = tuple(f"{prefix} {form}".lstrip() for form in before_noun(name))
    own = (held_out_phrases if unseen else training_phrases)(kind, name)
    phrases = [phrase for phrase in own if not (prefix and _has_colour(phrase))]
    said = [text for phrase in phrases if (text := coloured(prefix, phrase)) is not None]
    nouns = [text for text in said if not stands_alone(text)]
    found = Forms(
        _allowed((*plain, *(text for text in nouns if fits_before_noun(text))), unseen),
        _allowed((f"{prefix} {name}".lstrip(), *nouns), unseen),
        _allowed((text for text in said if stands_alone(text)), unseen),
    )
    if not found.before and not found.noun:
        return forms(kind, words) if unseen else Forms(plain, (f"{prefix} {name}".lstrip(),), found.clause)
    return found


@cache
def colour_alone(part: str, words: str) -> str | None:
    """The colour words that are enough to say a part's material: "red" (roofs), or None."""
    prefix, name = split(words, MATERIALS)
    colour = prefix.split()
    while colour and colour[0] in MODIFIERS:
        del colour[0]
    return prefix if name == PLAINLY[part] and " ".join(colour) in paints() else None
