"""What was said about a look, in words of the vocabulary; what was not said is somebody else's: a theme's, a material's
or the game's.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

# The roles that a player speaks of, and the roles that go with each unless they are said themselves.
PARTS: dict[str, tuple[str, ...]] = {
    "ground": (),
    "soil": (),
    "stone": ("cobble",),
    "sand": (),
    "water": (),
    "log": (),
    "leaf": ("pine", "blossom"),
    "brick": ("plank", "plaster", "terracotta", "cobble"),
    "roof": (),
    "glass": (),
    "lamp": (),
    "path": (),
    "snow": (),
    "flower": (),
    "ore": (),
}


@dataclass(frozen=True)
class Composition:
    """What was said. With a theme, the unsaid is the theme's; with `whole`, all is of that material; with neither, the
    game keeps its own. The empty composition is the game as it is.
    """

    theme: str | None = None
    """A name of `THEMES`."""
    whole: str | None = None
    """Material words: what everything is made of. Not together with a theme."""
    roles: tuple[tuple[str, str], ...] = ()
    """Parts (keys of `PARTS`) and the material words of each; a part once."""
    sky: str | None = None
    """Words of a sky."""
    medium: str | None = None
    """A name of `MEDIA`."""
    ornaments: tuple[str, ...] = ()
    """Words of ornaments; of two at one site, the later counts."""

    def __post_init__(self) -> None:
        if self.theme is not None and self.whole is not None:
            raise ValueError("a composition has a theme or is made of one material; leave out `theme` or `whole`")
        parts = [part for part, _ in self.roles]
        if unknown := [part for part in parts if part not in PARTS]:
            raise ValueError(f"unknown parts {unknown}: use {', '.join(PARTS)}")
        if len(set(parts)) < len(parts):
            raise ValueError(f"say each part once, not {parts}")

    @property
    def said(self) -> int:
        """How many things are said beside the theme."""
        extras = (self.whole is not None) + (self.sky is not None) + (self.medium is not None)
        return len(self.roles) + extras + len(self.ornaments)


def split(words: str, names: Container[str]) -> tuple[str, str]:
    """Modifier and colour words, and the known name that they precede: `"dark teal scales"` is
    `("dark teal", "scales")`. Raises ValueError if the words end with no known name.
    """
    parts = words.split()
    for start in range(len(parts)):
        if (name := " ".join(parts[start:])) in names:
            return " ".join(parts[:start]), name
    raise ValueError(f"{words!r} ends with no known name: colour words go before a name of the vocabulary")
