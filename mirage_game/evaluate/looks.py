"""The looks that weights are judged by, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The plain game and 48 themes, or those `names`. Raises ValueError for a name that is none of them."""
    from mirage_game.style.compose import HELD_OUT_THEMES, code, medium_of
    from mirage_game.style.prompts import evaluation_prompts

    looks = {PLAIN: Wanted(PLAIN, identity(), Medium(), ("",))}
    for name, composition, prompt in evaluation_prompts():
        if name in looks:
            looks[name] = looks[name]._replace(prompts=(*looks[name].prompts, prompt))
        else:
            held_out = name in HELD_OUT_THEMES
            looks[name] = Wanted(name, code(composition), medium_of(composition), (prompt,), held_out)
    unknown = [name for name in names if name not in looks]
    if unknown:
        raise ValueError(f"there is no look {unknown[0]!r}; choose among: {', '.join(looks)}")
    return tuple(looks[name] for name in names or looks)
