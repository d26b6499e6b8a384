"""The looks that weights are judged by, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import NamedTuple

from mirage_game.style.code import StyleCode, identity
from mirage_game.style.parts import Medium

PLAIN = "plain game"  # the look that changes nothing


class Wanted(NamedTuple):
    """One look, and what players would type for it, none of which training has seen."""

    name: str
    code: StyleCode
    medium: Medium
    prompts: tuple[str, ...]
    held_out: bool = False
    """The whole theme was kept from training."""


def wanted_looks(names: Sequence[str] = ()) -> tuple[Wanted, ...]:
    """The plain game and 48 themes; or those `names`, of any theme. Raises ValueError for a name that no theme has."""
    from mirage_game.style.compose import HELD_OUT_THEMES, Composition, all_themes, code, medium_of
    from mirage_game.style.prompts import evaluation_prompts, prompts_of

    known = {PLAIN, *all_themes()}
    unknown = [name for name in names if name not in known]
    if unknown:
        near = get_close_matches(unknown[0], known, 5, 0.4) or sorted(known)
        raise ValueError(f"there is no look {unknown[0]!r}; choose among: {', '.join(near)}")

    def wanted(name: str) -> Wanted:
        if name == PLAIN:
            return Wanted(PLAIN, identity(), Medium(), ("",))
        look = Composition(name)
        return Wanted(name, code(look), medium_of(look), tuple(prompts_of(name)), name in HELD_OUT_THEMES)

    usual = dict.fromkeys((PLAIN, *(name for name, _, _ in evaluation_prompts())))
    return tuple(wanted(name) for name in names or usual)
