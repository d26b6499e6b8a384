"""Slips of the finger: a word that neither the vocabulary nor the text encoder has, but for one letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

SHORTEST, LONGEST = 5, 24  # letters; shorter words have too many neighbours
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _one_letter_off(word: str) -> Iterator[str]:
    """All texts that one slip makes of a word: two letters swapped, one left out, put in, or another."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        yield from (before + letter + after for letter in _LETTERS)


def corrected(text: str, ranks: Mapping[str, int]) -> str:
    """A text with its slips undone; `ranks` has all words that are none, usual ones with low numbers.

    Only words of `SHORTEST` to `LONGEST` letters are looked at, in lower case and plain Latin letters.
    """

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        if not SHORTEST <= len(word) <= LONGEST or word in ranks or (word.endswith("s") and word[:-1] in ranks):
            return word
        near = {other for other in _one_letter_off(word) if other in ranks and len(other) >= SHORTEST - 1}
        return min(near, key=lambda other: (other[0] != word[0], ranks[other], other)) if near else word

    return re.sub(r"(?<![\w'])[a-z]+(?![\w'])", mended, text)
