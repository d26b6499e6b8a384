"""Random compositions, and the themes that training may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

from mirage_game.style.colours import COLOURS, MODIFIERS
from mirage_game.style.composition import PARTS, Composition, split
from mirage_game.style.grammar_words import ADJECTIVES
from mirage_game.style.materials import MATERIALS
from mirage_game.style.media import MEDIA
from mirage_game.style.mixing import lab
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.resolve import code, medium_of, style_of
from mirage_game.style.skies import SKIES
from mirage_game.style.suits import LAMPS, PLAINLY, SUITS, WEIGHTS, WINDOWS
from mirage_game.style.themes import THEMES

__all__ = [
    "HELD_OUT_THEMES",
    "PARTS",
    "Composition",
    "all_themes",
    "code",
    "draw",
    "medium_of",
    "paints",
    "split",
    "style_of",
    "training_themes",
    "whole_materials",
]

# Themes that training never sees, of every field; what they are made of, it does see.
HELD_OUT_THEMES: tuple[str, ...] = (
    "art deco", "celtic hills", "dutch canals", "rajasthan", "railway", "crumbling castle", "ocean planet",
    "witch swamp", "redwood forest", "heat wave", "moon palace", "bakery", "tin toys", "tarot", "mountain monastery",
    "vineyard",
)  # fmt: skip

SHARES = {"theme": 35, "exchanged": 30, "free": 20, "whole": 8, "few": 7}  # of a hundred
LENT_PARTS = ("ground", "stone", "water", "leaf", "log", "brick", "roof", "path")  # that one knows a theme by
BORROWED = 0.1  # how many parts of a drawn composition are those of some theme
MOST_WORDS = 30  # of a drawn composition, so that a caption of 40 can say it all
NO_MEDIUM = "none"
# Modifiers and how often; the empty one is none.
USUAL_MODIFIERS = (("", 70), ("dark", 9), ("pale", 8), ("bright", 6), ("glowing", 4), ("deep", 3))
COLOURED = {"glass": 0.3, "lamp": 0.4, "ore": 0.6}  # how often a part's material is coloured, if not as usual
USUALLY_COLOURED = 0.5
TWO_COLOURS = 0.08  # how many of the coloured are "red and white"


def all_themes() -> tuple[str, ...]:
    """Names of all themes."""
    return tuple(THEMES)


@cache
def training_themes() -> tuple[str, ...]:
    """Names of the themes that training may use."""
    return tuple(name for name in THEMES if name not in HELD_OUT_THEMES)


@cache
def lent(theme: str) -> dict[str, str]:
    """The material words of a theme's parts that are told in words: what another look may borrow."""
    told = ((part, getattr(THEMES[theme], part)) for part in LENT_PARTS)
    return {part: words for part, words in told if isinstance(words, str)}


@cache
def whole_materials() -> tuple[str, ...]:
    """Names of the materials that a whole world may be made of: all but windows and lamps."""
    return tuple(name for name in MATERIALS if name not in WINDOWS and name not in LAMPS)


@cache
def paints() -> frozenset[str]:
    """Colour words that name no material, so that "red walls" are painted but "chocolate walls" are not."""
    materials = {name for known, named in MATERIALS.items() for name in (known, *named.phrases)}
    adjectives = {form for forms in ADJECTIVES.values() for form in forms}
    return frozenset(colour for colour in COLOURS if colour not in materials | adjectives)


@cache
def _modifiers() -> tuple[tuple[str, ...], tuple[int, ...]]:
    known = [(word, often) for word, often in USUAL_MODIFIERS if not word or word in MODIFIERS]
    return tuple(word for word, _ in known), tuple(often for _, often in known)


@cache
def _near(colour: str) -> tuple[str, ...]:
    """Colour words of a like hue, nearest first."""
    here = lab(COLOURS[colour])

    def turn(other: str) -> float:
        there = lab(COLOURS[other])
        return (there.a - here.a) ** 2 + (there.b - here.b) ** 2

    return tuple(sorted((name for name in COLOURS if name != colour), key=turn))


def palette(random: Random) -> tuple[str, ...]:
    """Two to four colour words that go together: neighbours of one hue, its opposite, or one of any."""
    names = list(COLOURS)
    colours = [random.choice(names)]
    for _ in range(random.randint(1, 3)):
        near = _near(colours[0])
        kind = random.random()
        pool = near[: len(near) // 6] if kind < 0.5 else near[-len(near) // 4 :] if kind < 0.8 else near
        colours.append(random.choice(pool))
    return tuple(dict.fromkeys(colours))


def _words(random: Random, name: str, colours: Sequence[str], chance: float) -> str:
    """A name, perhaps with a colour of the palette and a modifier before it."""
    if random.random() >= chance:
        return name
    if len(colours) > 1 and random.random() < TWO_COLOURS:
        return f"{' and '.join(random.sample(colours, 2))} {name}"
    words, weights = _modifiers()
    modifier = random.choices(words, weights)[0]
    return f"{modifier} {random.choice(colours)} {name}".lstrip()


class _Draft:
    """A composition in the making: its parts, each in words, as long as a caption can hold them."""

    def __init__(self, random: Random, colours: Sequence[str]) -> None:
        self.random, self.colours = random, colours
        self.roles: dict[str, str] = {}
        self.sky: str | None = None
        self.medium: str | None = None
        self.ornaments: dict[str, str] = {}
        self.words = 0

    def _fits(self, said: str, more: int) -> bool:
        self.words += (cost := len(said.split()) + more)
        if self.words > MOST_WORDS:
            self.words -= cost
            return False
        return True

    def role(self, part: str, names: Sequence[str] | None = None) -> None:
        """Say one part, in one of some materials if they suit it."""
        random = self.random
        if names is None and random.random() < BORROWED and part in (theirs := lent(random.choice(training_themes()))):
            if self._fits(theirs[part], 1):
                self.roles[part] = theirs[part]
            return
        suiting = tuple(name for name in names or () if name in SUITS[part]) or SUITS[part]
        if random.random() < 0.22 and (said_alone := [c for c in self.colours if c in paints()]):
            said = _words(random, PLAINLY[part], said_alone, 1.0)  # a colour and no more: "red roofs"
        else:
            said = _words(random, random.choice(suiting), self.colours, COLOURED.get(part, USUALLY_COLOURED))
        if self._fits(said, 1):
            self.roles[part] = said

    def some_roles(self, count: int, names: Sequence[str] | None = None) -> None:
        """Say some parts, those that are much seen more often."""
        random = self.random
        parts = sorted(WEIGHTS, key=lambda part: random.random() ** (1 / WEIGHTS[part]), reverse=True)
        for part in parts[:count]:
            self.role(part, names)

    def a_sky(self) -> None:
        """Say the sky."""
        said = _words(self.random, self.random.choice(tuple(SKIES)), self.colours, 0.3)
        if self._fits(said, 1):
            self.sky = said

    def a_medium(self) -> None:
        """Say the medium."""
        name = self.random.choice([name for name in MEDIA if name != NO_MEDIUM])
        if self._fits(name, 2):
            self.medium = name

    def an_ornament(self) -> None:
        """Say one ornament; two never want one site."""
        name = self.random.choice(tuple(ORNAMENTS))
        said = _words(self.random, name, self.colours, 0.35)
        if ORNAMENTS[name].site not in self.ornaments and self._fits(said, 1):
            self.ornaments[ORNAMENTS[name].site] = said

    def anything(self) -> None:
        """Say one more thing of any kind."""
        kind = self.random.random()
        if kind < 0.55:
            left = [part for part in WEIGHTS if part not in self.roles]
            self.role(self.random.choices(left, [WEIGHTS[part] for part in left])[0])
        elif kind < 0.75:
            self.a_sky()
        elif kind < 0.85:
            self.a_medium()
        else:
            self.an_ornament()

    def done(self, theme: str | None = None, whole: str | None = None) -> Composition:
        """What was said."""
        return Composition(
            theme, whole, tuple(self.roles.items()), self.sky, self.medium, tuple(self.ornaments.values())
        )


def _distinct(composition: Composition, random: Random, colours: Sequence[str]) -> Composition:
    """The composition with ground, walls, trees and water told apart: of two said in the same words, one changes."""
    seen: set[str] = set()
    roles = []
    for part, said in composition.roles:
        if said in seen and part in {"ground", "brick", "leaf", "water", "roof", "stone"}:
            _, name = split(said, MATERIALS)
            others = [c for c in colours if f"{c} {name}" not in seen] or list(COLOURS)
            said = f"{random.choice(others)} {name}"
        seen.add(said)
        roles.append((part, said))
    return replace(composition, roles=tuple(roles))


def _free(draft: _Draft, random: Random) -> Composition:
    """No theme: some parts in a few materials and colours, under a sky."""
    chosen = random.sample(tuple(MATERIALS), random.randint(4, 12)) if random.random() < 0.5 else None
    draft.a_sky()
    draft.some_roles(random.randint(3, 8), chosen)
    if random.random() < 0.3:
        draft.a_medium()
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        draft.an_ornament()
    return draft.done()


def draw(random: Random, themes: Sequence[str]) -> Composition:
    """A random composition: a theme of these, as it is or with one to four parts exchanged; parts of a few materials
    and colours over the game's own look; everything of one material; or one or two parts alone.
    """
    kind = random.choices(list(SHARES), list(SHARES.values()))[0]
    if kind == "theme":
        return Composition(random.choice(themes))
    colours = palette(random)
    draft = _Draft(random, colours)
    if kind == "exchanged":
        for _ in range(random.randint(1, 4)):
            draft.anything()
        return _distinct(draft.done(random.choice(themes)), random, colours)
    if kind == "free":
        return _distinct(_free(draft, random), random, colours)
    if kind == "whole":
        draft.a_sky()
        return draft.done(whole=_words(random, random.choice(whole_materials()), colours, 0.4))
    for _ in range(random.randint(1, 2)):
        draft.anything()
    return _distinct(draft.done(), random, colours)
