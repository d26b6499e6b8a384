"""Prompts understood to the letter: what the vocabulary says plainly needs no network. Anything that is not certain is
None, and is left to the prompt reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from mirage_game.style import grammar_words as w
from mirage_game.style.colours import COLOURS, MODIFIERS
from mirage_game.style.compose import NO_MEDIUM, USUAL_MODIFIERS, paints, whole_materials
from mirage_game.style.composition import Composition, split
from mirage_game.style.materials import MATERIALS
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.phrases import TABLES, held_out, meaning, training_phrases
from mirage_game.style.resolve import added, atmosphere, material, style_of
from mirage_game.style.suits import PLAINLY
from mirage_game.style.theme import UNCHANGED
from mirage_game.style.unseen import holds_unseen, row_held_out
from mirage_game.style.wording import ARTICLES, before_noun, cleaned, fits_before_noun, lemma, normalised

LONGEST = 400  # characters; more is a story, not an order
PREPOSITIONS = frozenset(("with", "under", "on", "over", "beneath"))  # said with what follows them
MOST_JOINED = 4  # pieces that may be one thing: "black and gold tiles on the roofs"
BARE = "bare"  # of a material: not said to be everything's
USUAL_SKY = "clear day"  # the sky that a bare colour changes: "green sky"
REST = (*w.REST, "the rest as it is", "keep everything else", "everything else stays", "nothing else", "leave the rest")

_BETWEEN = re.compile(r"[,;.!?/+&]|\b(?:and|with|under|but|plus|on|over|beneath|except|where|having|featuring)\b")
_STOP = re.compile(r"[,;.!?/+&]")
OPENING = re.compile(
    r"^(?:make (?:it|this|everything)(?: look)?(?: like)?|turn (?:it|this|everything) into|change (?:it|this) to|"
    r"show me|give me|i want|i'd like|i would like|can we have|let it be|theme :|"
    r"(?:in )?(?:style|look) of|world (?:of|like)|something like) "
)
_COLOUR_WORDS = frozenset(word for colour in COLOURS for word in colour.split())
_USUAL = frozenset(word for word, _ in USUAL_MODIFIERS) | _COLOUR_WORDS | {"and"}


class _Thing(NamedTuple):
    """One thing that a segment may say; `part` is that of a part's material, and `BARE` for a material alone."""

    kind: str
    words: str = ""
    part: str = ""


Things = frozenset[_Thing]
NOTHING: Things = frozenset()


def plain(text: str) -> str:
    """Lower case, single blanks, no articles; colons stay."""
    said = [":" if part == ":" else normalised(part) for part in re.split("(:)", text)]
    return " ".join(word for word in " ".join(said).split() if word not in ARTICLES)


def _key(text: str) -> str:
    """What phrases are found by: plain, and the last word in the singular."""
    *before, last = plain(text).split() or [""]
    return " ".join([*before, lemma(last)])


@cache
def _names(kind: str) -> dict[str, str]:
    """Whose each training phrase of a kind is. What two could mean, nobody has; names are always their own."""
    found: dict[str, str | None] = {}
    for name in TABLES[kind]:
        if kind == "medium" and name == NO_MEDIUM:
            continue
        for phrase in training_phrases(kind, name):
            forms = [phrase]
            if kind == "material" and fits_before_noun(phrase):
                forms += before_noun(phrase)
            for key in {_key(form) for form in forms}:
                found[key] = name if found.get(key, name) == name else None
    found |= {_key(name): name for name in TABLES[kind] if not held_out(name) and name != NO_MEDIUM}
    return {key: name for key, name in found.items() if name is not None and key}


def _valid(kind: str, words: str) -> bool:
    try:
        {"material": material, "sky": atmosphere, "ornament": added}[kind](words)
    except (ValueError, KeyError):
        return False
    return True


def _maybe_apart(said: list[str]) -> bool:
    """Whether words before a name may be its colours though a longer phrase has them too."""
    return _USUAL.issuperset(said) or not _COLOUR_WORDS.isdisjoint(said)


def _is_prefix(said: list[str]) -> bool:
    """Whether words are modifiers, then perhaps a colour, or two with "and" between."""
    while said and said[0] in MODIFIERS:
        said = said[1:]
    return not said or all(colour in COLOURS for colour in " ".join(said).split(" and "))


@lru_cache(4096)
def _named(kind: str, text: str) -> frozenset[str]:
    """What a text may mean among a kind's names, colours before them: `"dark teal fish scales"` is `"dark teal
    scales"`. The longest phrase counts, and a shorter one beside it if the words before that are plain colours.
    """
    said, found = [] if row_held_out(text) else _key(text).split(), set[str]()
    for start in range(len(said)):
        name = _names(kind).get(" ".join(said[start:]))
        if name is None or (found and not _maybe_apart(said[:start])):
            continue
        words = " ".join([*said[:start], name])
        if not start or (fits_before_noun(" ".join(said[start:])) and _is_prefix(said[:start]) and _valid(kind, words)):
            found.add(words)
    return frozenset(found)


def _painted(part: str, text: str) -> Iterator[str]:
    """The material of a part of which only a colour, or how dark it is, is said."""
    said = text.split()
    colours = [word for word in said if word not in MODIFIERS]
    names = [name for name in " ".join(colours).split(" and ") if name]
    if said and all(name in paints() for name in names) and _valid("material", words := f"{text} {PLAINLY[part]}"):
        yield words


def _pattern(frame: str, **blanks: str) -> re.Pattern[str]:
    """A frame as a pattern of plain text."""
    text = re.sub(r"(\w)\{s\}", r"\1 {s}", frame)
    plain = " ".join(word for word in text.replace(":", " :").split() if word not in ARTICLES)
    plain = re.escape(plain).replace(r"\{", "{").replace(r"\}", "}").replace(r"\ {s}", "s?")
    plain = plain.replace("{is}", "(?:is|are)").replace("{be}", "(?:is|are)").replace("{a}", "{x}")
    for blank, pattern in blanks.items():
        plain = plain.replace(f"{{{blank}}}", pattern)
    return re.compile(plain)


@cache
def part_words() -> dict[str, str]:
    """The part that each word for one means."""
    found = {word: part for part, words in w.PART_WORDS.items() for word in words}
    return found | {lemma(word): part for word, part in found.items() if lemma(word) not in found}


@cache
def part_frames() -> tuple[re.Pattern[str], ...]:
    """What is said of a part of the world, as patterns of plain text; `r` is the part and `m` its material."""
    word = "(?P<r>" + "|".join(sorted(map(re.escape, part_words()), key=len, reverse=True)) + ")"
    frames = (*w.BEFORE, *w.AFTER, *w.IMPERATIVES, *w.STATEMENTS)
    frames += (*w.COLOUR_BEFORE, *w.COLOUR_ORDERS, *w.COLOUR_STATEMENTS, "{r} are made of {m}", "all {m} {r}")
    return tuple(_pattern(frame, r=word, m="(?P<m>.+?)") for frame in dict.fromkeys(frames))


@cache
def frames_of(kind: str) -> tuple[re.Pattern[str], ...]:
    """What is said around a kind's names, as patterns of plain text; `x` is the name."""
    frames = {
        "theme": w.THEME_FRAMES + w.THEME_LONG + ("in {x} style",),
        "sky": w.SKY_NOUN + w.SKY_LONG + w.SKY_BARE + w.SKY_IMPERATIVES + w.SKY_STATEMENTS,
        "medium": w.MEDIUM_FRAMES + w.MEDIUM_LONG + w.MEDIUM_PLAIN + w.MEDIUM_CLEAR + w.MEDIUM_IMPERATIVES,
        "ornament": w.ORNAMENT_FRAMES + w.ORNAMENT_IMPERATIVES + w.ORNAMENT_STATEMENTS + sum(w.ORNAMENT_LONG, ())
        + ("hung with {x}", "hung with {x} {at}", "adorned with {x}", "some {x}", "lots of {x} {at}", "many {x} {at}"),
        "material": w.WHOLE_FRAMES + w.WHOLE_CLEAR + ("make everything {m}", "everything {m}"),
    }[kind]  # fmt: skip
    at = "(?P<at>" + "|".join(re.escape(plain(text)) for texts in w.SITE_WORDS.values() for text in texts) + ")"
    return tuple(_pattern(frame, x="(?P<x>.+)", m="(?P<x>.+)", at=at) for frame in dict.fromkeys(frames))


def _of_parts(text: str) -> Iterator[_Thing]:
    """Materials of parts."""
    *before, last = text.split()
    for at in range(1, len(before) + 1):  # "screen window panes": window panes, or panes like a screen window
        if part := part_words().get(" ".join([*before, last][at:])):
            said = " ".join(before[:at])
            yield from (_Thing("part", words, part) for words in (*_named("material", said), *_painted(part, said)))
    if (
        last in part_words() and " ".join([*before[-1:], last]) not in w.PART_WORDS[part_words()[last]]
    ):  # "swamp water", "lit windows": one word for the part and the end of the material
        for words in _named("material", text):
            yield _Thing("part", words, part_words()[last])
    if not any(word in part_words() for word in text.split()):
        return
    for frame in part_frames():
        if (found := frame.fullmatch(text)) is None:
            continue
        part, said = part_words()[found["r"]], found["m"]
        yield from (_Thing("part", words, part) for words in (*_named("material", said), *_painted(part, said)))


def _only_coloured(thing: _Thing) -> bool:
    """Whether a part is said to keep its usual material in a colour that is not a material's name too."""
    prefix, name = split(thing.words, MATERIALS)
    return (
        name == PLAINLY[thing.part]
        and _USUAL.issuperset(prefix.split())
        and not any(word in MATERIALS or word in _materials() for word in prefix.split())
    )


@cache
def _materials() -> frozenset[str]:
    return frozenset(plain(phrase) for named in MATERIALS.values() for phrase in named.phrases)


def _whole(words: str, how: str = "") -> Iterator[_Thing]:
    if any(words == name or words.endswith(f" {name}") for name in whole_materials()):
        yield _Thing("whole", words, how)


def _bare(kind: str, text: str) -> Iterator[_Thing]:
    """What a text without a frame may say of a kind."""
    yield from (
        _Thing(kind, words) for words in _named(kind, text) if kind in {"sky", "ornament"} or words in TABLES[kind]
    )


def _framed(text: str) -> Iterator[_Thing]:
    """Everything else that a text in a frame may say."""
    for kind in ("theme", "sky", "medium", "ornament"):
        for frame in frames_of(kind):
            if found := frame.fullmatch(text):
                site = found.groupdict().get("at")
                for thing in _bare(kind, found["x"]):
                    if site is None or site in _places(thing.words):
                        yield thing
    for frame in frames_of("material"):
        if found := frame.fullmatch(text):
            for words in _named("material", found["x"]):
                yield from _whole(words)


def _places(ornament: str) -> frozenset[str]:
    """How one says where an ornament is."""
    name = max((name for name in ORNAMENTS if f" {ornament}".endswith(f" {name}")), key=len)
    return frozenset(map(plain, w.SITE_WORDS[ORNAMENTS[name].site]))


def _green_sky(text: str) -> Iterator[_Thing]:
    """A sky of which only the colour is said."""
    found = re.fullmatch(r"(?:make |turn |paint )?(?:(.+) sk(?:y|ies)|sky (?:is |should be |: )?(.+))", text)
    said = (found[1] or found[2] or "") if found else ""
    if said and _valid("sky", f"{said} {USUAL_SKY}") and " and " not in said:
        yield _Thing("sky", f"{said} {USUAL_SKY}")


@lru_cache(4096)
def things_of(segment: str) -> Things:
    """All that a segment may say."""
    if not segment or row_held_out(segment):
        return NOTHING
    if segment in {plain(text) for text in REST}:
        return frozenset({_Thing("rest")})
    opened = OPENING.sub("", segment)
    texts = {text for text in (segment, opened) if text}
    parts = {thing for text in texts for thing in _of_parts(text)}
    if exact := {thing for thing in parts if thing.words in texts and _only_coloured(thing)}:
        parts = exact  # "golden sand" is golden sand before it is gold
    found = parts | {thing for text in texts for thing in _framed(text)}
    for text in texts:  # a bare material is the whole world, unless it is a theme's word or may be a part's
        row = meaning(text)
        if (not parts and row is None) or (row is not None and row.kind == "material"):
            found |= {
                thing
                for words in _named("material", text)
                for thing in _whole(words, BARE)
                if _Thing("whole", words) not in found
            }
    if not any(thing.kind in {"sky", "theme"} for thing in found):
        found |= {thing for text in texts for thing in _green_sky(text)}
    return frozenset(found)


def certain(things: Iterable[_Thing], beside: Iterable[_Thing]) -> _Thing | None:
    """The one meaning of a segment. A bare material is everything's, but never beside a part: "golden sand, red roofs"
    speaks of the beaches.
    """
    parts = any(thing.kind == "part" for thing in beside)
    found = {thing for thing in things if not (parts and thing.part == BARE)}
    return found.pop() if len(found) == 1 else None


class _Piece(NamedTuple):
    """What lies between two separators."""

    separator: str
    before: int  # where the separator begins
    start: int
    end: int


def pieces_of(text: str) -> list[_Piece]:
    """The pieces between separators, empty ones left out: "a, and b" has two, and "and" stands before the second."""
    found, separator, before, start = list[_Piece](), "", 0, 0
    for match in (*_BETWEEN.finditer(text), None):
        end = len(text) if match is None else match.start()
        if text[start:end].strip():
            found.append(_Piece(separator, before, start, end))
        if match is not None:
            separator, before, start = match[0], match.start(), match.end()
    return found


def things_between(text: str, pieces: list[_Piece]) -> Things:
    """What some neighbouring pieces say as one thing. Only whole phrases may hold a comma."""
    first, *rest = pieces
    whole = plain(text[first.start : pieces[-1].end])
    if rest and _STOP.search(text, first.start, pieces[-1].end) and meaning(whole) is None:
        return NOTHING
    if first.separator in PREPOSITIONS:
        things = things_of(plain(text[first.before : pieces[-1].end]))
        if things or first.separator != "with":
            return things
    return things_of(whole)


def _may_be_two(text: str, pieces: list[_Piece]) -> bool:
    """Whether an "and" within one thing may part two: "roofs: white and green leaves"."""
    if len(pieces) < 2 or meaning(text[pieces[0].start : pieces[-1].end]) is not None:
        return False
    cuts = (at for at, piece in enumerate(pieces) if at and piece.separator == "and")
    return any(
        all(any(thing.part != BARE for thing in things_between(text, side)) for side in (pieces[:at], pieces[at:]))
        for at in cuts
    )


def _understood(text: str) -> list[Things] | None:
    """What each segment of a text may say, the first as long as can be; None if one says nothing."""
    pieces = pieces_of(text)
    known: list[list[Things] | None] = [None] * len(pieces) + [[]]
    for first in reversed(range(len(pieces))):
        for last in reversed(range(first, min(first + MOST_JOINED, len(pieces)))):
            rest = known[last + 1]
            if rest is not None and (things := things_between(text, pieces[first : last + 1])):
                if _may_be_two(text, pieces[first : last + 1]):
                    return None
                known[first] = [things, *rest]
                break
    return known[0] if pieces else None


def without_own(c: Composition) -> Composition:
    """A composition without what its theme has anyway: "pirates with wooden barrels"."""
    if c.theme is None:
        return c
    own = style_of(Composition(c.theme))
    roles = tuple((part, words) for part, words in c.roles if material(words) != getattr(own, part))
    sky = None if c.sky is not None and atmosphere(c.sky) == (own.sky, own.light) else c.sky
    return replace(c, roles=roles, sky=sky, ornaments=tuple(o for o in c.ornaments if added(o) not in own.ornaments))


def composed(things: Iterable[_Thing]) -> Composition | None:
    """The composition that says all of it, or None if two things contradict each other."""
    by: dict[str, dict[str, str]] = {}
    for kind, words, part in things:
        slot = part if kind == "part" else next(iter(_places(words))) if kind == "ornament" else kind
        if by.setdefault(kind, {}).setdefault(slot, words) != words:
            return None
    one = {kind: next(iter(by.get(kind, {}).values()), None) for kind in ("theme", "whole", "sky", "medium")}
    if one["theme"] is not None and one["whole"] is not None:
        return None
    roles, ornaments = tuple(by.get("part", {}).items()), tuple(by.get("ornament", {}).values())
    return without_own(Composition(**one, roles=roles, ornaments=ornaments))


def literal(prompt: str) -> Composition | None:
    """What a prompt says, if all of it is said plainly in words that training knows; None for anything else, for what
    contradicts itself, and for whatever evaluation holds back. An empty prompt is None too.
    """
    if len(prompt) > LONGEST or not normalised(prompt) or holds_unseen(prompt):
        return None
    text = cleaned(prompt)
    if not normalised(text) or row_held_out(text) or row_held_out(plain(text)):
        return None
    if (row := meaning(text)) is not None:
        return row.target
    if plain(text) in {plain(said) for said in UNCHANGED if said and not held_out(said)}:
        return Composition()
    segments = _understood(text)
    if segments is None:
        return None
    chosen = [
        certain(things, (thing for other in segments if other is not things for thing in other)) for things in segments
    ]
    things = [thing for thing in chosen if thing is not None]
    if len(things) < len(chosen) or all(thing.kind == "rest" for thing in things):
        return None
    return composed(things)
