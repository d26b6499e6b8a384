"""How people type: slips of the fingers, capitals, forgotten commas."""

from __future__ import annotations

from collections.abc import Container
from random import Random

NEIGHBOURS = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl",
    "p": "ol", "a": "qsz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli",
    "l": "ko", "z": "xa", "x": "zcs", "c": "xvd", "v": "cbf", "b": "vng", "n": "bmh", "m": "nj",
}  # fmt: skip
SHORTEST = 4  # letters of a word that may get a typo
WORDS_A_TYPO = 6


def slip(word: str, random: Random) -> str:
    """A word with two letters swapped, one dropped, doubled or hit beside; its first letter stays."""
    at = random.randrange(1, len(word) - 1)
    kind = random.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + random.choice(NEIGHBOURS.get(word[at].lower(), word[at])) + word[at + 1 :]


def with_typos(text: str, random: Random, known: Container[str]) -> str:
    """A caption with at most one typo for every six words, never one that makes another of the `known` words."""
    words = text.split(" ")
    fit = [at for at, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
    most = min(len(words) // WORDS_A_TYPO, len(fit))
    for at in random.sample(fit, random.randint(min(most, 1), most)):
        slipped = slip(words[at], random)
        if slipped.lower() not in known:
            words[at] = slipped
    return " ".join(words)


def in_hurry(text: str, random: Random) -> str:
    """A caption in another case, or without its commas."""
    draw = random.random()
    if draw < 0.12:
        text = text[0].upper() + text[1:]
    elif draw < 0.15:
        text = text.upper()
    elif draw < 0.18:
        text = text.title().replace("'S", "'s")
    return text.replace(",", "") if random.random() < 0.15 else text
