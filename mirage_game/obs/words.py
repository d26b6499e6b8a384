"""Viewers' words: made safe to print and to pass on, and checked against words that a streamer does not want.

The check undoes the usual disguises: accents, Cyrillic and Greek look-alikes, small capitals and letters in tiles,
digits and signs for letters, repeated letters, invisible characters, and spaces or dots between letters. It knows no
meaning: a word that is not on the list (the built-in one is English), one that is misspelt in a new way or written
backwards, and an offence made of harmless words pass. A harmless text whose words happen to join to a blocked one
("pen is") does not. A text is never shown on the picture; it only chooses a style.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, directions and joiners, halves, private and unknown characters
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5"  # drawn as nothing, though Unicode calls them letters

# What looks like a Latin letter. Accents, full-width, circled and mathematical letters need no entry: Unicode's own
# decomposition gives the letter.
_LOOK_ALIKES = str.maketrans(
    dict(
        pair.split(":")
        for line in (
            "а:a в:b с:c ԁ:d е:e ѕ:s і:i ј:j к:k ӏ:i м:m о:o п:n р:p ԛ:q т:t ц:u х:x у:y г:r ѵ:v ԝ:w ь:b һ:h н:h з:e",
            "α:a β:b γ:y δ:d ε:e η:n ι:i κ:k ν:v ο:o ρ:p σ:o τ:t υ:u χ:x ω:w ζ:z ϲ:c ϳ:j μ:u",
            "ɑ:a ɐ:a ʙ:b ᴄ:c ᴅ:d ᴇ:e ꜰ:f ɢ:g ʜ:h ɪ:i ᴊ:j ᴋ:k ʟ:l ᴍ:m ɴ:n ᴏ:o ᴘ:p ʀ:r ꜱ:s ᴛ:t ᴜ:u ᴠ:v ᴡ:w ʏ:y ᴢ:z",
            "ɡ:g ı:i ɩ:i ɫ:l ł:l ø:o đ:d ð:d ħ:h ŧ:t ƒ:f ɓ:b ɗ:d ɛ:e ɔ:c ʃ:s ʇ:t ʌ:v ʍ:w æ:ae œ:oe þ:p",
        )
        for pair in line.split()
    )
)
_SIGNS = str.maketrans(dict(zip("013456789@$!|+€£¡(<{", "oieasgtbgasiiteiiccc", strict=True)))
# Letters that stand for each other so often that they count as one. Both sides of the check are folded the same way.
_ONE = str.maketrans("lv", "iu")
_NUMBER = re.compile(r"(?<!\w)[\d.,:]+(?:k|p|s|th|st|nd|rd|mm|d)?(?!\w)")  # 80s, 4k, 1999: no letters in disguise
# Alphabets that stand in a word beside Latin letters only to disguise it. (Han, kana or Hangul beside them are usual.)
_SMUGGLED = ("ARMENIAN", "CANADIAN", "CHEROKEE", "COPTIC", "DESERET", "GEORGIAN", "LISU", "OSAGE", "TIFINAGH", "VAI")
_LETTER_TILES = (0x1F1E6, 0x1F150, 0x1F170)  # flags' letters, and white letters on black: Unicode decomposes none


def clean(text: str) -> str:
    """One line without anything invisible, as it may be printed, logged and sent."""
    shown = (
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", text)
        if char.isspace() or (unicodedata.category(char) not in _INVISIBLE and char not in _FILLERS)
    )
    return " ".join("".join(shown).split())


@cache
def built_in() -> tuple[str, ...]:
    """The words that are blocked unless a rule file allows them."""
    lines = files(__package__).joinpath("blocked.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


class WordFilter:
    """Says whether a text holds a blocked word.

    An entry is a word: `word` blocks it alone, `word*` also at a beginning, `*word` at an end, `*word*` anywhere inside
    another. Plurals and the like (`words`, `wording`, `worded`, `worder`) count as the word itself.
    """

    def __init__(self, blocked: Iterable[str], allowed: Iterable[str] = ()) -> None:
        entries = sorted({entry.strip() for entry in blocked} - {""})
        self._entries = len(entries)
        self._allowed = {word for entry in allowed for word in _tokens(entry)}
        self._single = _either(_pattern(entry, alone=False) for entry in entries)
        self._spread = _either(_pattern(entry, alone=True) for entry in entries)

    def blocks(self, text: str) -> bool:
        """Whether it must not be used."""
        folded = _fold(text)
        if self._entries and any(_is_smuggled(token) for token in folded.split()):
            return True
        # Signs may be letters in disguise or just signs ("sh1t", "word!!!"); a text has to pass under both readings.
        return any(self._finds(reading.split()) for reading in (_plain(folded), _plain(_lettered(folded))))

    def _finds(self, tokens: list[str]) -> bool:
        tokens = [token for token in tokens if token not in self._allowed]
        if any(self._single.search(token) for token in tokens):
            return True
        # Spread over several tokens ("s h i t", "sh it"): a blocked word begins where one begins and ends where one
        # ends, so that "grass hit" passes.
        return self._spread.search(" ".join(tokens)) is not None


def _fold(text: str) -> str:
    """Small letters without accents, with the Latin letter for whatever looks like one."""
    letters = []
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", _untile(text)).casefold()):
        category = unicodedata.category(char)
        if category in _INVISIBLE and not char.isspace():
            continue
        if category in ("Mn", "Me") or char in _FILLERS:
            continue
        letters.append(char)
    return _NUMBER.sub(" ", "".join(letters).translate(_LOOK_ALIKES))


def _is_smuggled(token: str) -> bool:
    return any("a" <= char <= "z" for char in token) and any(
        not char.isascii() and unicodedata.name(char, "").startswith(_SMUGGLED) for char in token
    )


def _untile(text: str) -> str:
    """Letters drawn as tiles, as letters."""
    return "".join(
        next((chr(97 + ord(char) - first) for first in _LETTER_TILES if 0 <= ord(char) - first < 26), char)
        for char in text
    )


def _lettered(folded: str) -> str:
    """With digits and signs read as letters, but for those that end a word as punctuation does."""
    return re.sub(r"[!|+¡]+(?!\S)", " ", folded).translate(_SIGNS)


def _plain(folded: str) -> str:
    """Words of letters only, one space between; letters that pass for each other are one."""
    spaced = "".join(char if char.isalpha() else "" if char in "'’`*" else " " for char in folded)
    return spaced.translate(_ONE)


def _tokens(entry: str) -> list[str]:
    return _plain(_fold(entry)).split()


def _pattern(entry: str, *, alone: bool) -> str:
    """An entry as an expression: a letter may be repeated; with `alone`, spaces may stand between letters."""
    letters = "".join(_tokens(entry)).replace("ph", "f")
    if not letters:
        raise ValueError(f"{entry!r} has no letters, so it cannot be blocked")
    runs = [match.group() for match in re.finditer(r"(.)\1*", letters)]
    gap = " *" if alone else ""
    # As many of a letter as the word has, or more; then the next.
    body = gap.join(gap.join([_letter(run[0], gap)] * len(run)) + f"(?:{gap}{_letter(run[0], gap)})*" for run in runs)
    if alone:
        return rf"(?<![^ ]){body}(?![^ ])"
    before = "" if entry.startswith("*") else "^"
    after = "" if entry.endswith("*") else "(?:s|z|es|ed|er|ers|ing)?$"
    return before + body + after


def _letter(letter: str, gap: str) -> str:
    """One letter of an entry as an expression: an f may be written ph."""
    return f"(?:f|p{gap}h)" if letter == "f" else re.escape(letter)


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")
