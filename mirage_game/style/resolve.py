"""From what was said to the look: a composition's code and medium."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from mirage_game.style import words
from mirage_game.style.code import StyleCode, code_of, partial_code
from mirage_game.style.composition import PARTS, Composition, split
from mirage_game.style.derive import toward
from mirage_game.style.materials import MATERIALS
from mirage_game.style.parts import Added, Light, Material, Medium, Sky, Style
from mirage_game.style.suits import fitting_sky
from mirage_game.style.themes import THEMES
from mirage_game.style.whole import world_of

# How a role that goes with another differs from it: toward a colour, and how far.
FOLLOWING = {
    "plank": ("#000000", 0.16),
    "plaster": ("#ffffff", 0.3),
    "terracotta": ("#ffffff", 0.12),
    "cobble": ("#000000", 0.26),
    "pine": ("#000000", 0.3),
    "blossom": ("#ffffff", 0.25),
}

material = cache(words.material)
atmosphere = cache(words.atmosphere)
medium = cache(words.medium)
added = cache(words.added)


@cache
def _theme(name: str) -> Style:
    if name not in THEMES:
        raise ValueError(f"there is no theme {name!r}; choose among: {', '.join(THEMES)}")
    return THEMES[name].style()


@cache
def _world(whole: str) -> tuple[dict[str, Material], Sky, Light]:
    _, name = split(whole, MATERIALS)
    return world_of(material(whole)), *atmosphere(fitting_sky(name))


@cache
def _part(part: str, said: str) -> dict[str, Material]:
    """A part's role and those that go with it."""
    base = material(said)
    return {part: base, **{role: toward(base, *FOLLOWING[role]) for role in PARTS[part]}}


def _roles(roles: Iterable[tuple[str, str]]) -> dict[str, Material]:
    """What is said of parts, and of the roles that go with them; walls come last, as they are what is built."""
    found: dict[str, Material] = {}
    for part, said in sorted(roles, key=lambda role: role[0] == "brick"):
        found |= _part(part, said)
    return found


def _ornaments(own: Iterable[Added], said: Iterable[str]) -> tuple[Added, ...]:
    """One's own ornaments, where none is said for their site, and those said."""
    sites = {ornament.site: ornament for ornament in own}
    sites |= {ornament.site: ornament for ornament in map(added, said)}
    return tuple(sites.values())


def medium_of(composition: Composition) -> Medium:
    """The medium that the pictures of a composition are finished with. Raises ValueError for unknown words."""
    if composition.medium is not None:
        return medium(composition.medium)
    return Medium() if composition.theme is None else _theme(composition.theme).medium


def style_of(composition: Composition) -> Style:
    """The whole look of a composition with a theme. Raises ValueError for unknown words."""
    assert composition.theme is not None
    style = _theme(composition.theme)
    sky, light = (style.sky, style.light) if composition.sky is None else atmosphere(composition.sky)
    changes: dict[str, Any] = {
        **_roles(composition.roles),
        "sky": sky,
        "light": light,
        "medium": medium_of(composition),
        "ornaments": _ornaments(style.ornaments, composition.ornaments),
    }
    return replace(style, **changes)


def code(composition: Composition) -> StyleCode:
    """The code of a composition, B = 1 on the CPU. Raises ValueError for unknown words."""
    c = composition
    if c.theme is not None:
        return code_of(style_of(c))
    roles: dict[str, Material] = {}
    sky: Sky | None = None
    light: Light | None = None
    if c.whole is not None:
        roles, sky, light = _world(c.whole)
    if c.sky is not None:
        sky, light = atmosphere(c.sky)
    said = None if c.medium is None else medium(c.medium)
    return partial_code({**roles, **_roles(c.roles)}, sky, light, said, _ornaments((), c.ornaments))
