"""Ways to say a composition: from one word to a sentence of forty, in any order, as players type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from mirage_game.style import grammar_words as w
from mirage_game.style.associations import associated
from mirage_game.style.composition import PARTS, Composition
from mirage_game.style.composition import split as split_words
from mirage_game.style.forms import colour_alone, forms
from mirage_game.style.lenders import themes_with
from mirage_game.style.literal import literal
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.phrases import (
    held_out,
    held_out_phrases,
    known_words,
    meaning,
    part_phrase,
    training_phrases,
)
from mirage_game.style.theme import UNCHANGED
from mirage_game.style.themes import THEMES
from mirage_game.style.typos import in_hurry, with_typos
from mirage_game.style.wording import (
    filled,
    fits_before_noun,
    has_article,
    has_place,
    is_adjective,
    normalised,
    stands_alone,
)

MOST_WORDS = 40
TRIES = 60
SHORT_TRIES = 12  # of a thing where words are dear, before more are spent
TYPOS = 0.2  # how many captions have some
DESCRIBED = 0.25  # how many captions of a theme as it is say what one would see
LENT = 0.4  # how many parts that are as in a theme are said by its name: "viking village roofs"
ASSOCIATED = 0.45  # how many captions call a theme by what people associate with it
# A clause with one of these first needs no "with" before it.
JOINED = frozenset(
    (
        "with",
        "under",
        "beneath",
        "and",
        "in",
        "as",
        "like",
        "at",
        "full",
        "decorated",
        "dressed",
        "drawn",
        "rendered",
        "looks",
    )
)
LIST, ORDER, STATEMENT = range(3)  # a part as a noun, as an order, as a statement


@cache
def _associated(theme: str) -> tuple[str, ...]:
    """What people associate with a theme, without what says plainly something else: "blue light and coral"."""
    return tuple(name for name in associated(theme) if literal(name) is None)


class _Said(NamedTuple):
    """One thing to say."""

    kind: str
    words: str
    part: str = ""
    themed: bool = False  # something is said beside it that makes clear what kind of thing it is


def _items(c: Composition) -> list[_Said]:
    """What a composition says beside its theme or material."""
    themed = c.theme is not None
    found = [_Said("material", words, part) for part, words in c.roles]
    if c.sky is not None:
        found.append(_Said("sky", c.sky, themed=themed))
    if c.medium is not None:
        found.append(_Said("medium", c.medium, themed=themed))
    return found + [_Said("ornament", words, themed=themed) for words in c.ornaments]


class _Speaker:
    """Says things in words that training may use, or, `unseen`, in those it may not."""

    def __init__(self, random: Random, unseen: bool, short: bool) -> None:
        self.random, self.unseen, self.short = random, unseen, short
        self.rare = unseen and not short  # held-out phrases may be long ones; where words are dear, the theme's will do

    def say(self, said: _Said, mood: int) -> str:
        """One thing in one mood; never in training what is held out."""
        for attempt in range(TRIES):
            text = self._say(said, mood, self.short and attempt < SHORT_TRIES)
            if held_out(text) == self.rare or (self.unseen and self.short):
                return text
        if self.unseen:  # nothing unseen can be said of it
            return text
        raise ValueError(f"all wordings of {said.words!r} are held out")

    def _say(self, said: _Said, mood: int, short: bool) -> str:
        if said.kind == "material":
            return self._part(said, mood, short)
        if said.kind == "sky":
            return self._sky(said, mood, short)
        return self._medium(said, mood, short) if said.kind == "medium" else self._ornament(said, mood, short)

    def _choose(self, short: bool, texts: Sequence[str]) -> str:
        """One of some texts; the shortest where words are dear."""
        return min(texts, key=lambda text: len(text.split())) if short else self.random.choice(texts)

    def _part(self, said: _Said, mood: int, short: bool) -> str:
        random, known = self.random, forms("material", said.words, self.rare)
        words = w.PART_WORDS[said.part]
        word = random.choice(words[:5] if short else words)
        lenders = () if self.unseen or short else themes_with(said.part, said.words)
        if lenders and random.random() < LENT:
            return filled(random.choice(w.LENT[mood]), x=random.choice(lenders), r=word)
        colour = colour_alone(said.part, said.words)
        if colour is not None and (short or random.random() < 0.6):
            frames = (w.COLOUR_BEFORE, w.COLOUR_ORDERS, w.COLOUR_STATEMENTS)[mood]
            return filled(frames[0] if short else random.choice(frames), m=colour, r=word)
        if mood == LIST and known.before and (short or not known.noun or random.random() < 0.55):
            material = self._choose(short, known.before)
            frame = w.BEFORE[0] if short else random.choice(w.BEFORE)
            return part_phrase(material, word) if frame == w.BEFORE[0] else filled(frame, m=material, r=word)
        texts = known.noun or known.before
        frames = (w.AFTER, w.IMPERATIVES, w.STATEMENTS)[mood]
        return filled(random.choice(frames), m=self._choose(short, texts), r=word)

    def _sky(self, said: _Said, mood: int, short: bool) -> str:
        random, known = self.random, forms("sky", said.words, self.rare)
        texts = known.noun or known.before
        if mood == LIST and known.clause and not short and random.random() < 0.4:
            return random.choice(known.clause)
        text = self._choose(short, texts)
        names_sky = any(word in text for word in ("sky", "skies", "heaven"))
        if mood == LIST:
            owner = meaning(text)
            clear = owner is not None and owner.kind == "sky" and owner.target.sky == said.words
            if short:
                return text if names_sky else f"{text} sky"
            if names_sky or (clear and random.random() < 0.6):
                return filled(random.choice(w.SKY_BARE), x=text)
            frames = w.SKY_BARE if has_article(text) else w.SKY_NOUN if fits_before_noun(text) else w.SKY_LONG
            return filled(random.choice(frames), x=text)
        return filled(random.choice((w.SKY_IMPERATIVES, w.SKY_STATEMENTS)[mood - 1]), x=text)

    def _medium(self, said: _Said, mood: int, short: bool) -> str:
        random, known = self.random, forms("medium", said.words, self.rare)
        if known.clause and not short and random.random() < 0.3:
            return random.choice(known.clause)
        text = self._choose(short, known.noun or known.before)
        owner = meaning(text)
        if not said.themed and (owner is None or owner.kind != "medium"):
            return filled(random.choice(w.MEDIUM_CLEAR), x=text)
        if short:
            return f"in {text} style" if not has_article(text) else f"like {text}"
        if mood == ORDER and not is_adjective(text):
            return filled(random.choice(w.MEDIUM_IMPERATIVES), x=text)
        frames = w.MEDIUM_FRAMES if fits_before_noun(text) else w.MEDIUM_LONG
        if is_adjective(text):
            frames = w.MEDIUM_PLAIN
        return filled(random.choice(frames), x=text)

    def _ornament(self, said: _Said, mood: int, short: bool) -> str:
        random, known = self.random, forms("ornament", said.words, self.rare)
        if mood == LIST and known.clause and not short and random.random() < 0.3:
            return random.choice(known.clause)
        text = self._choose(short, known.noun or known.before)
        _, name = split_words(said.words, ORNAMENTS)
        at = random.choice(w.SITE_WORDS[ORNAMENTS[name].site])
        if short:
            return f"with {text}"
        frames = (w.ORNAMENT_FRAMES, w.ORNAMENT_IMPERATIVES, w.ORNAMENT_STATEMENTS)[mood]
        if has_place(text):
            frames = w.ORNAMENT_LONG[mood]
        return filled(random.choice(frames), x=text, at=at)

    def theme(self, name: str) -> str:
        """A theme's phrase, perhaps framed."""
        seen, unseen = training_phrases("theme", name), held_out_phrases("theme", name)
        texts = (unseen or seen) if self.unseen else seen
        if not texts:
            raise ValueError(f"all phrases of the theme {name!r} are held out: say it with held_out=True")
        if not self.unseen and not self.short and self.random.random() < ASSOCIATED:
            texts = _associated(name) or texts
        text = name if self.short and name in texts else self._choose(self.short, texts)
        if stands_alone(text) or self.short:
            return text
        frames = w.THEME_FRAMES if fits_before_noun(text) else w.THEME_LONG
        return filled(self.random.choice(frames), x=text)

    def whole(self, words: str) -> str:
        """A material of which everything is made."""
        known, random = forms("material", words, self.rare), self.random
        text = self._choose(self.short, known.noun or known.before)
        owner = meaning(text)
        if owner is not None and owner.kind == "material" and random.random() < 0.35:
            return text
        if owner is not None and owner.kind == "theme":
            return filled(random.choice(w.WHOLE_CLEAR), m=text)
        if known.before and random.random() < 0.15:
            return f"{self._choose(self.short, known.before)} world"
        return filled(random.choice(w.WHOLE_FRAMES), m=text)


def _listed(texts: list[str], random: Random, short: bool) -> str:
    """Texts one after another; where words are dear, with nothing but commas between."""
    if short:
        return ", ".join(texts)
    if len(texts) > 1 and random.random() < 0.45:
        return ", ".join(texts[:-1]) + random.choice((" and ", ", and ", " and ")) + texts[-1]
    glue = random.choice(w.GLUE)
    return glue.join(texts)


def _plain(said: list[_Said], speaker: _Speaker, mood: int) -> str:
    """Some things in one mood; media and bare words as nouns all the same."""
    random = speaker.random
    random.shuffle(said)
    return _listed([speaker.say(one, mood) for one in said], random, speaker.short)


def _headed(head: str, said: list[_Said], speaker: _Speaker) -> str:
    """A theme or a material of everything, and what differs."""
    random, draw = speaker.random, speaker.random.random()
    if draw < 0.45 or speaker.short:
        tail = _plain(said, speaker, LIST)
        first = normalised(tail).split()[0]
        return head + (random.choice((" ", ", ", " but ")) if first in JOINED else random.choice(w.BUT)) + tail
    if draw < 0.62 and all(one.kind != "medium" for one in said):
        return head + random.choice(w.WHERE) + _plain(said, speaker, STATEMENT)
    if draw < 0.77:
        return head + random.choice((", ", ". ", " and ", ", but ", "; ")) + _plain(said, speaker, ORDER)
    texts = [speaker.say(one, LIST) for one in said]
    texts.insert(random.randint(0, len(texts)), head)
    return _listed(texts, random, speaker.short)


def _sentence(c: Composition, speaker: _Speaker, described: Sequence[_Said] = ()) -> str:
    """All of a composition, and some things that its theme has anyway."""
    random, said = speaker.random, [*_items(c), *described]
    if c.theme is None and c.whole is None:
        if not said:
            return random.choice([text for text in UNCHANGED if text and held_out(text) == speaker.unseen])
        mood = LIST if speaker.short else random.choices((LIST, ORDER, STATEMENT), (5, 3, 2))[0]
        text = _plain(said, speaker, mood)
        few = len(said) <= 2 and not speaker.short and random.random() < 0.12
        return f"{text}, {random.choice(w.REST)}" if few else text
    head = speaker.theme(c.theme) if c.theme is not None else speaker.whole(c.whole or "")
    return _headed(head, said, speaker) if said else head


def _typed(text: str, random: Random, slips: bool) -> str:
    """A sentence as somebody types it: politely or not, with slips or without."""
    draw = random.random()
    if draw < 0.06:
        text = f"{random.choice(w.BEFORE_ALL)} {text}"
    elif draw < 0.1:
        text = f"{text} {random.choice(w.AFTER_ALL)}"
    text += random.choice(w.ENDS)
    if slips and random.random() < TYPOS:
        text = with_typos(text, random, known_words())
    return in_hurry(text, random)


def _ambiguous(text: str, c: Composition) -> bool:
    """Whether a caption says, by itself, something else."""
    row = meaning(text)
    return row is not None and row.target != c


@cache
def _look(theme: str) -> tuple[_Said, ...]:
    """What one would see in a theme, as far as it is told in words."""
    told = THEMES[theme]
    parts = ((part, getattr(told, part)) for part in PARTS)
    found = [_Said("material", words, part) for part, words in parts if isinstance(words, str)]
    if isinstance(told.sky, str):
        found.append(_Said("sky", told.sky, themed=True))
    return (*found, *(_Said("ornament", words, themed=True) for words in told.ornaments if isinstance(words, str)))


def say(composition: Composition, random: Random, held_out: bool = False, slips: bool = True) -> str:
    """One of many ways to say all of a composition, 1 to 40 words. In training nothing that is held out; with
    `held_out`, only that, where there is some. With `slips`, now and then with typos.

    Raises ValueError for a held-out theme in training.
    """
    plain_theme = composition.theme is not None and not composition.said
    if plain_theme and random.random() < DESCRIBED:
        return described(composition, random, random.randint(2, 5), held_out, slips)
    return _say(composition, random, held_out, slips, ())


def described(composition: Composition, random: Random, count: int, held_out: bool = False, slips: bool = True) -> str:
    """As `say`, and beside it up to so many things that one sees in the composition's theme anyway."""
    assert composition.theme is not None
    look = _look(composition.theme)
    return _say(composition, random, held_out, slips, random.sample(look, min(count, len(look))))


def _say(c: Composition, random: Random, unseen: bool, slips: bool, more: Sequence[_Said]) -> str:
    text = ""
    for attempt in range(TRIES):
        speaker = _Speaker(random, unseen, short=attempt > 3 and attempt % 2 == 0)
        text = _typed(_sentence(c, speaker, more), random, slips)
        if len(text.split()) <= MOST_WORDS and not _ambiguous(text, c) and (unseen or not held_out(text)):
            return text
    raise ValueError(f"no caption of {MOST_WORDS} words says all of {c}: {text!r}")
