"""Viewers' words: made safe to print and to pass on, and checked against words that a streamer does not want.

The check undoes the usual disguises: accents, look-alikes from other alphabets, small capitals and letters in tiles,
digits and signs for letters, k for c and the like, stars for letters, repeated letters, invisible characters, and
spaces or dots between letters. It knows no meaning: a word that is not on the list (the built-in one is English), one
that is misspelt in a new way or written backwards, and an offence made of harmless words pass. A few harmless texts do
not: words that happen to join to a blocked one ("pen is"), or that mean something else as well (a cock that crows). A
text is never shown on the picture; it only chooses a style.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_FILLERS = "\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5"  # drawn as nothing, though Unicode calls them letters

# What looks like a Latin letter. Accents, full-width, circled and mathematical letters need no entry: Unicode's own
# decomposition gives the letter; nor do those whose name tells it, such as C WITH HOOK or SMALL CAPITAL B.
_LOOK_ALIKES = str.maketrans(
    dict(
        pair.split(":")
        for line in (
            "а:a в:b с:c ԁ:d е:e ѕ:s і:i ј:j к:k ӏ:i м:m о:o п:n р:p ԛ:q т:t ц:u х:x у:y г:r ѵ:v ԝ:w ь:b һ:h н:h з:e",
            "α:a β:b γ:y δ:d ε:e η:n ι:i κ:k ν:v ο:o π:n ρ:p σ:o τ:t υ:u χ:x ω:w ζ:z ϲ:c ϳ:j μ:u",
            "ꓮ:a ꓐ:b ꓚ:c ꓓ:d ꓰ:e ꓝ:f ꓖ:g ꓧ:h ꓲ:i ꓙ:j ꓗ:k ꓡ:l ꓟ:m ꓠ:n ꓳ:o ꓑ:p ꓣ:r ꓢ:s ꓔ:t ꓴ:u ꓦ:v ꓪ:w ꓫ:x ꓬ:y ꓜ:z",
            "Ꭺ:a Ᏼ:b Ꮯ:c Ꭰ:d Ꭼ:e Ꮐ:g Ꮋ:h Ꭻ:j Ꮶ:k Ꮮ:l Ꮇ:m Ꮲ:p Ꭱ:r Ꮢ:r Ꮪ:s Ꮥ:s Ꭲ:t Ꮩ:v Ꮃ:w Ꮤ:w Ꮍ:y Ꮓ:z Ꮟ:b Ꮷ:d",
            "ⲁ:a ⲃ:b ⲥ:c ⲇ:d ⲉ:e ⲏ:h ⲓ:i ⲕ:k ⲙ:m ⲛ:n ⲟ:o ⲣ:p ⲧ:t ⲩ:y ⲭ:x ⲍ:z ࿖:卍 ࿘:卍 ࿕:卐 ࿗:卐",
            "є:e ɑ:a ɩ:i ð:d ɔ:c ʃ:s ŋ:n ʉ:u ʌ:v ʍ:w æ:ae œ:oe þ:p",
        )
        for pair in line.split()
    )
)
_SIGNS = str.maketrans(dict(zip("013456789@$!|+€£¡(<{¢©§®₣₵₭₦₲¥", "oieasgtbgasiiteiicccccsrfckngy", strict=True)))
# Letters that stand for each other so often that they count as one. Both sides of the check are folded the same way.
_ONE = str.maketrans("lvkq", "iucg")
# What would otherwise read as a blocked word, by such letters, by an ending or by spaces between whole words.
_HARMLESS = (
    "faq, faqs, fcc, hell, hells, heller, kilt, kilts, kilted, kilter, loll, lolls, lolled, lolling, annals, cocked, "
    "cocker, cockers, rapped, rapper, rappers, rapping, spice, spiced, spices, spicing, spike, spiked, spikes, spiker, "
    "spiking, splice, spliced, splices, splicer, splicing, tilt, tilts, tilted, tilting, "
    "niger, nigers, an ai, an al, an us, shot a, "
    "annus mirabilis, annus horribilis, bastard sword, bastard swords, blue tit, blue tits, great tit, great tits, "
    "tit for tat, breast plate, breast plates, moby dick, philip k dick, rio negro, undressed stone, van dyke"
)
_STARRED = re.compile(r"[^\W\d_]\*+[^\W\d_]")  # stars for letters, which are inside a word
_NUMBER = re.compile(r"(?<!\w)[\d.,:]+(?:k|p|s|th|st|nd|rd|mm|d)?(?!\w)")  # 80s, 4k, 1999: no letters in disguise
# Alphabets that stand in a word beside Latin letters only to disguise it. (Han, kana or Hangul beside them are usual.)
_SMUGGLED = {
    *("ARMENIAN", "CANADIAN", "CHEROKEE", "COPTIC", "CYRILLIC", "DESERET", "GEORGIAN", "GREEK", "LISU", "OSAGE"),
    *("TIFINAGH", "VAI"),
}
_ONLY_SMUGGLED = {"CANADIAN", "CHEROKEE"}  # whole words of them are too
_UNITS = "μωδ"  # which stand beside a letter or two: 5 μm, 10 kΩ, Δv
_DIGITS = {"0": "0o", "1": "1il|!", "3": "3e", "4": "4a", "5": "5s", "8": "8b&"}  # and what looks like them
_WORD = re.compile("[^ -]+")  # in what `_plain` gives
_MOST_MARKS = 2  # above and below a letter; more of them cover the lines around it
_LETTER_TILES = (0x1F1E6, 0x1F150, 0x1F170)  # flags' letters, and white letters on black: Unicode decomposes none


def clean(text: str) -> str:
    """One line without anything invisible or heaps of accents, as it may be printed, logged and sent."""
    shown = "".join(" " if char.isspace() else char for char in text if not _is_invisible(char))
    kept, marks = [], 0
    for char in unicodedata.normalize("NFC", shown):
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return " ".join("".join(kept).split())


@cache
def built_in() -> tuple[str, ...]:
    """The words that are blocked unless a rule file allows them."""
    lines = files(__package__).joinpath("blocked.txt").read_text(encoding="utf-8").splitlines()
    return tuple(codecs.decode(line, "rot13") for line in lines if line and not line.startswith("#"))


def can_be_blocked(entry: str) -> bool:
    """Whether an entry says something: it has letters, or is a number."""
    return bool(_number(entry) or _tokens(entry))


class WordFilter:
    """Says whether a text holds a blocked word.

    An entry is a word: `word` blocks it alone, `word*` also at a beginning, `*word` at an end, `*word*` anywhere inside
    another. Plurals and the like (`words`, `wording`, `worded`, `worder`) count as the word itself. An entry of digits
    is a number, which signs may divide (`14/88`) but which is no part of a longer one.

    What is allowed is that word, as it is written; of several words, all of them side by side.
    """

    def __init__(self, blocked: Iterable[str], allowed: Iterable[str] = ()) -> None:
        self._allow = tuple(allowed)
        entries = sorted({entry.strip() for entry in blocked} - {""} - {entry.strip() for entry in self._allow})
        words = [entry for entry in entries if not _number(entry)]
        self._entries = tuple(entries)
        # A streamer's own entries go before what is harmless elsewhere.
        own = _either(_edged(entry, "".join(_tokens(entry))) for entry in words if entry not in built_in())
        phrases = ((text, _tokens(text)) for text in _HARMLESS.split(","))
        harmless = (text for text, tokens in phrases if not any(map(own.search, (*tokens, "".join(tokens)))))
        self._allowed = _phrases((*self._allow, *harmless))
        self._single = _either(_edged(entry, _body(entry)) for entry in words)
        self._spread = _between(_spread(entry) for entry in words)
        self._starred = _either(_starred(entry) for entry in words if len("".join(_runs(entry))) > 2)
        self._numbers = _either(_digits(_number(entry)) for entry in entries if _number(entry))

    def blocks(self, text: str) -> bool:
        """Whether it must not be used."""
        bare = _bare(text)
        if any(_is_number(bare, match) for match in self._numbers.finditer(bare)):
            return True
        if self._entries and _is_smuggled(bare):
            return True
        return any(self._finds(reading) for reading in _readings(_fold(text)))

    def reason(self, text: str) -> str:
        """Why it must not be used, in words; empty if it may. Slow: it tries one entry after the other."""
        if not self.blocks(text):
            return ""
        if _is_smuggled(_bare(text)):
            return "letters of other alphabets in disguise"
        alone = (entry for entry in self._entries if WordFilter([entry], self._allow).blocks(text))
        return f"the entry {next(alone, '')!r}"

    def _finds(self, reading: str) -> bool:
        masked = (token for token in _WORD.findall(_plain(reading, "*")) if _STARRED.search(token))
        if any(self._starred.search(token.translate(_ONE)) for token in masked):
            return True
        words = self._allowed.sub("", _plain(reading)).translate(_ONE)
        return any(map(self._single.search, _WORD.findall(words))) or self._spread.search(words) is not None


def _bare(text: str) -> str:
    """Small letters and digits without accents or anything invisible."""
    return "".join(
        str(unicodedata.decimal(char, char))
        for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", _untile(text)).casefold())
        if not _is_invisible(char) and unicodedata.category(char) not in ("Mn", "Me")
    )


def _is_invisible(char: str) -> bool:
    """Controls, directions and joiners, halves, private and unknown characters, and fillers; spaces are not."""
    return not char.isspace() and (not char.isprintable() or char in _FILLERS)


def _fold(text: str) -> str:
    """Besides, the Latin letter for whatever looks like one, and no plain numbers."""
    latin = "".join(char if char.isascii() else _latin(char) for char in _bare(text))
    return _NUMBER.sub(" ", latin)


def _latin(char: str) -> str:
    """What it looks like: by our table, or without what its name says is added to it; else itself."""
    if (likeness := char.translate(_LOOK_ALIKES)) != char:
        return likeness
    base = unicodedata.name(char, "").partition(" WITH ")[0]
    if match := re.fullmatch(r"LATIN .*\b([A-Z])", base):
        return match[1].lower()
    try:
        return unicodedata.lookup(base).translate(_LOOK_ALIKES)
    except KeyError:
        return char


def _number(entry: str) -> str:
    """The digits of an entry that is a number; empty if it is a word."""
    return entry.strip() if re.fullmatch(r"[0-9]{2,}", entry.strip()) else ""


def _digits(number: str) -> str:
    """A number as an expression: signs may divide it, and look-alikes stand for its digits."""
    return r"\W{0,3}".join(f"[{_DIGITS.get(digit, digit)}]" for digit in number)


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether it is not part of a longer number; with letters for digits, nor of a word. Two digits it has anyway."""
    beside = text[: match.start()][-1:] + text[match.end() :][:1]
    digits = sum(char.isdecimal() for char in match.group())
    lettered = any(char.isalpha() for char in match.group())
    return digits >= 2 and not any(char.isalnum() if lettered else char.isdecimal() for char in beside)


def _is_smuggled(bare: str) -> bool:
    """Whether a word has letters that are there only for disguise."""
    return any(_mixes(word) for word in re.split(r"[\W_]+", bare) if not word.isascii())


def _mixes(word: str) -> bool:
    """Whether it has Latin letters beside others, or two kinds of others; but a unit may have one Greek letter."""
    alphabets = [unicodedata.name(char, "").partition(" ")[0] for char in word]
    smuggled = [alphabet for alphabet in alphabets if alphabet in _SMUGGLED]
    latin = alphabets.count("LATIN")
    if len(smuggled) == 1 and latin <= 2 and any(char in _UNITS for char in word):
        return False
    kinds = {*smuggled}
    return bool(kinds) and (latin > 0 or len(kinds) > 1 or not kinds.isdisjoint(_ONLY_SMUGGLED))


def _untile(text: str) -> str:
    """Letters drawn as tiles, as letters."""
    return "".join(
        next((chr(97 + ord(char) - first) for first in _LETTER_TILES if 0 <= ord(char) - first < 26), char)
        for char in text
    )


def _readings(folded: str) -> set[str]:
    """Signs may be letters in disguise or just signs ("sh1t", "word!!!", "shi+"): a text has to pass either way.

    As they are; as letters, but for those that end a word as punctuation does; and with a plus at the end as a letter.
    """
    ended = (re.sub(rf"[{signs}]+(?!\S)", " ", folded) for signs in ("!|+¡", "!|¡"))
    return {folded, *(text.translate(_SIGNS) for text in ended)}


def _plain(folded: str, keep: str = "") -> str:
    """Words of letters, and of what is to be kept; between them a space, or a hyphen if there were signs alone."""
    bare = (char for char in folded if char in keep or char not in "'’`*")
    apart = "".join(char if char.isalpha() or char in keep else " " if char.isspace() else "-" for char in bare)
    return re.sub("[ -]+", lambda gap: " " if " " in gap[0] else "-", apart)


def _tokens(entry: str) -> list[str]:
    return _WORD.findall(_plain(_fold(entry)))


def _phrases(entries: Iterable[str]) -> re.Pattern[str]:
    """Any of them, the longest first."""
    phrases = sorted({tuple(_tokens(entry)) for entry in entries} - {()}, key=len, reverse=True)
    return _between("[ -]".join(map(re.escape, phrase)) for phrase in phrases)


def _runs(entry: str) -> list[str]:
    """An entry's letters; those that are the same side by side together."""
    letters = "".join(_tokens(entry)).translate(_ONE).replace("ph", "f")
    if not letters:
        raise ValueError(f"{entry!r} has no letters, so it cannot be blocked")
    return [match.group() for match in re.finditer(r"(.)\1*", letters)]


def _body(entry: str, gap: str = "", after: str = "") -> str:
    """An entry as an expression: a letter may be repeated. `gap` may stand between letters, `after` follows each."""

    # As many of a letter as the word has, or more; then the next.
    def run_of(run: str) -> str:
        letter = (f"(?:f|p{gap}h)" if run[0] == "f" else re.escape(run[0])) + after  # an f may be written ph
        return gap.join([letter] * len(run)) + f"(?:{gap}{letter})*"

    return gap.join(map(run_of, _runs(entry)))


def _spread(entry: str) -> str:
    """An entry as an expression for several words ("s h i t", "sh it").

    With spaces, each part of a short entry is at most half of it, so that "a SS uniform" passes, and "pro n".
    """
    letters = len("".join(_runs(entry)))
    if letters > 4:
        return _body(entry, "[ -]*")
    short = rf"(?<![^ -]{{{max(1, letters // 2) + 1}}})"
    return _body(entry, "-*") + "|" + _body(entry, "[ -]*", short)


def _starred(entry: str) -> str:
    """An entry as an expression for words with stars: any of its letters may be one, and none is repeated."""
    return _edged(entry, "".join(f"[*{re.escape(letter)}]" for letter in "".join(_runs(entry))))


def _edged(entry: str, body: str) -> str:
    before = "" if entry.startswith("*") else "^"
    after = "" if entry.endswith("*") else "(?:s|z|es|ed|er|ers|ing)?$"
    return before + body + after


def _either(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)")


def _between(patterns: Iterable[str]) -> re.Pattern[str]:
    """What begins where a word begins and ends where one ends, so that "grass hit" passes."""
    return re.compile(rf"(?<![^ -])(?:{'|'.join(patterns) or '(?!)'})(?![^ -])")
