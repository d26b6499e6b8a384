"""Small grammar of English noun phrases: articles, a noun before a noun, colours before a phrase; and politeness."""

from __future__ import annotations

import re
from functools import cache

from mirage_game.style.grammar_words import ADJECTIVES, SINGULAR_IN_S

ARTICLES = frozenset(("a", "an", "the"))
# fmt: off
LEADS = frozenset((
    "above", "after", "all", "amid", "among", "as", "at", "before", "below", "by", "during", "from", "over", "beneath",
    "bring", "build", "can", "change", "everything", "give", "i", "i'd", "i'm", "in",
    "inside", "it", "let", "like", "made", "make", "my", "on", "paint", "put", "render", "set", "show", "something",
    "take", "there", "this", "transform", "turn", "under", "use", "we", "welcome", "where", "with", "without",
))
INNER = frozenset((
    "of", "with", "in", "on", "and", "under", "full", "made", "from", "where", "by", "like", "that", "over", "at",
    "for", "through",
))
PARTICIPLES = frozenset((
    "drawn", "seen", "made", "shot", "lit", "hung", "carved", "built", "cut", "grown", "laid", "torn", "worn",
))
VERBS = frozenset(("is", "are", "has", "have"))
PLACES = frozenset(("everywhere", "overhead", "down", "above"))
# fmt: on


def normalised(phrase: str) -> str:
    """Lower case, no punctuation, single spaces: phrases that differ in nothing else are the same one."""
    return " ".join(re.sub(r"[^\w' -]+", " ", phrase.lower().replace("-", " ")).split())


def stands_alone(phrase: str) -> bool:
    """Whether a phrase is more than a noun: a sentence, or a clause with a preposition."""
    first, *rest = phrase.lower().split()
    if first in LEADS or VERBS.intersection(rest):
        return True
    return (first.endswith("ed") or first in PARTICIPLES) and bool(INNER.intersection(rest))


def has_place(phrase: str) -> bool:
    """Whether a phrase says itself where a thing is, or how much of it there is."""
    words = phrase.lower().split()
    return words[0] in ARTICLES or words[-1] in PLACES or bool(INNER.intersection(words))


def has_article(phrase: str) -> bool:
    """Whether a phrase begins with an article."""
    return phrase.split(" ", 1)[0].lower() in ARTICLES


@cache
def lemma(word: str) -> str:
    """A noun's singular, roughly."""
    if word in SINGULAR_IN_S or word.endswith(("ss", "us")) or not word.endswith("s"):
        return word
    if word.endswith("ves") and word not in {"waves", "gloves"}:
        return word[:-3] + "f"
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]


def is_adjective(phrase: str) -> bool:
    """Whether a phrase says what something is like, by its last word: "pixelated", "less colourful"."""
    return phrase.lower().endswith(("ed", "ful", "ty", "less", "ish"))


def is_plural(noun: str) -> bool:
    """Whether a noun phrase is plural, by its last word."""
    last = noun.split()[-1]
    return lemma(last) != last


def _head(phrase: str) -> str:
    """What a noun phrase is about: all before its first preposition."""
    words = phrase.split()
    end = next((at for at, word in enumerate(words) if at and word.lower() in INNER), len(words))
    return " ".join(words[:end])


def with_article(phrase: str) -> str:
    """A noun phrase with "a" or "an" where it can bear one."""
    if has_article(phrase) or stands_alone(phrase) or is_plural(_head(phrase)) or is_adjective(phrase):
        return phrase
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


@cache
def before_noun(name: str) -> tuple[str, ...]:
    """Forms of a material before what is made of it: `"candy canes"` is `("candy cane",)`."""
    if name in ADJECTIVES:
        return ADJECTIVES[name]
    words = name.split()
    return (" ".join([*words[:-1], lemma(words[-1])]),)


def fits_before_noun(phrase: str) -> bool:
    """Whether a phrase may stand before a noun: short, and nothing but nouns and adjectives."""
    words = phrase.lower().split()
    return len(words) <= 3 and words[0] not in ARTICLES | LEADS and not INNER.intersection(words)


def coloured(prefix: str, phrase: str) -> str | None:
    """A phrase with colour words before it, or None where they would not be its noun's."""
    if not prefix:
        return phrase
    return f"{prefix} {phrase}" if fits_before_noun(phrase) else None


def filled(frame: str, **values: str) -> str:
    """A frame with its blanks filled: `{a}` is `{x}` with an article, and `{be}` agrees with it; `{is}` and `{s}` agree
    with `{r}`.
    """
    if "x" in values:
        values["a"] = with_article(values["x"])
        values["be"] = "are" if is_plural(_head(values["x"])) else "is"
    if "r" in values:
        plural = is_plural(values["r"])
        values["is"], values["s"] = ("are", "") if plural else ("is", "s")
    return frame.format(**values)


_POLITE = re.compile(
    r"^(?:(?:please|pls|hey|hi|ok|now|maybe|let's try|could you|can you)\b|(?:next|new style|prompt) :)\s*:?\s*"
)
_THANKS = re.compile(r"\s*\b(?:please|pls|thanks|thank you|thx|now|if you can|would be nice|for me|this time)$")


def cleaned(prompt: str) -> str:
    """A prompt in lower case, without politeness around it."""
    text = " ".join(prompt.lower().replace("-", " ").replace(":", " : ").split()).strip(" .,;!?")
    for _ in range(2):
        text = _THANKS.sub("", _POLITE.sub("", text)).strip(" .,;!?")
    return text
