"""A theme: a look told in the vocabulary's words, and ways to ask for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TypeVar

from mirage_game.style import words
from mirage_game.style.parts import Added, Light, Material, Medium, Sky, Style

# Ways to ask for the game as it is: `code.identity`.
UNCHANGED = (
    "", "vanilla", "original", "no style", "the plain game", "unchanged", "leave it as it is", "default look",
    "do nothing", "normal", "as it comes from the game", "keep the original picture", "off", "turn it off",
    "leave it alone", "back to normal", "remove the filter", "reset", "stop", "disable", "no filter",
)  # fmt: skip

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class _Roles:
    """What each role is made of, in the words of `words.material` or as it is; see `parts.Style`."""

    ground: str | Material
    soil: str | Material
    stone: str | Material
    sand: str | Material
    water: str | Material
    log: str | Material
    leaf: str | Material
    plank: str | Material
    brick: str | Material
    roof: str | Material
    glass: str | Material
    lamp: str | Material
    cobble: str | Material | None = None
    path: str | Material | None = None
    snow: str | Material | None = None
    ore: str | Material | None = None
    flower: str | Material | None = None
    plaster: str | Material | None = None
    terracotta: str | Material | None = None
    pine: str | Material | None = None
    blossom: str | Material | None = None


@dataclass(frozen=True)
class _Asked:
    """A theme's name, and what players would type to get it."""

    name: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Theme(_Roles, _Asked):
    """One look and the phrases that ask for it."""

    sky: str | Sky
    light: Light | None = None
    """None: the light that belongs to the named sky."""
    medium: str | Medium = "none"
    ornaments: tuple[str | Added, ...] = ()
    """At most one a site."""
    water_alpha: float = 0.65

    def style(self) -> Style:
        """The look itself. Raises ValueError, with the theme's and the field's name, for words that are not known."""
        roles = {f.name: self._resolved(f.name, getattr(self, f.name), words.material) for f in fields(_Roles)}
        sky, light = self._sky()
        ornaments = tuple(self._resolved("ornaments", said, words.added) for said in self.ornaments)
        sites = [added.site for added in ornaments]
        if len(set(sites)) < len(sites):
            twice = next(site for site in sites if sites.count(site) > 1)
            raise ValueError(f"theme {self.name!r}, ornaments: two of them want the site {twice!r}")
        medium = self._resolved("medium", self.medium, words.medium)
        return Style(
            self.name,
            **roles,
            sky=sky,
            light=light,
            medium=medium,
            water_alpha=self.water_alpha,
            ornaments=ornaments,
        )

    def _sky(self) -> tuple[Sky, Light]:
        if isinstance(self.sky, Sky):
            return self.sky, self.light or Light()
        sky, light = self._resolved("sky", self.sky, words.atmosphere)
        return sky, self.light or light

    def _resolved(self, field: str, said: str | T, resolve: Callable[[str], T]) -> T:
        if not isinstance(said, str):
            return said
        try:
            return resolve(said)
        except ValueError as error:
            raise ValueError(f"theme {self.name!r}, {field}: {error}") from error
