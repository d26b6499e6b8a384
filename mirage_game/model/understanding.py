"""Codes put together: details laid over a look, and the look that details and a guess of the theme speak for.

Legend: T themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch.nn.functional as F
from torch import Tensor

from mirage_game.style.code import (
    GRADE_FIELDS,
    KEEP,
    LIGHT_FIELDS,
    ORNAMENT_KINDS,
    PATTERNS,
    ROLE_INDEX,
    SKY_FIELDS,
    WATER_FIELDS,
    StyleCode,
    rows,
    stack,
)
from mirage_game.style.compose import Composition, code
from mirage_game.style.composition import PARTS
from mirage_game.style.literal import without_own
from mirage_kernels.raycast import layout as lay

LIKE = 0.15  # materials whose colours differ by less, in the mean, are the same one
WEIGHT = 1.5  # what a material that a theme has not counts against it, in nats
FLOOR = 1e-3  # added to the odds of every theme: no guess is certain
BLENDED = 4  # themes
ALIKE = 0.93  # share of the roles, and
ENOUGH = 8  # roles, by which a theme is recognised
FAR = 0.4  # colours that differ by so much, of 1, are as different as can be


def laid_over(base: StyleCode, details: StyleCode, followers: bool = True) -> StyleCode:
    """The first code (one row) with all that the second one sets. Without `followers`, a role that goes with another
    (planks with walls) changes only where that other one does.
    """
    found = StyleCode(*(x.clone() for x in base))
    told = details.pattern != KEEP
    if not followers:
        told = _without_followers(base, details, told)
    found.pattern[told] = details.pattern[told]
    found.surface[told] = details.surface[told]
    parts: list[tuple[bool, tuple[int, ...]]] = [(bool(told[0, ROLE_INDEX["water"]]), WATER_FIELDS)]
    for part, fields in enumerate((SKY_FIELDS, LIGHT_FIELDS, GRADE_FIELDS)):
        own = bool(details.keeps[0, part] < 0.5)
        parts.append((own, fields))
        if own:
            found.keeps[0, part] = 0.0
    for own, fields in parts:
        if own:
            found.environment[:, list(fields)] = details.environment[:, list(fields)]
    if details.keeps[0, -1] < 0.5:
        found.medium[:] = details.medium
    added = details.ornament > 0
    found.ornament[added] = details.ornament[added]
    found.ornament_surface[added] = details.ornament_surface[added]
    return found


def _without_followers(base: StyleCode, details: StyleCode, told: Tensor) -> Tensor:
    """Which roles change, (1, roles): a follower of a part that is as it was stays too."""
    told = told.clone()
    for part, following in PARTS.items():
        at = ROLE_INDEX[part]
        off = (base.surface[0, at] - details.surface[0, at]).abs().mean()
        if told[0, at] and base.pattern[0, at] == details.pattern[0, at] and off < LIKE:
            told[0, [ROLE_INDEX[role] for role in following]] = False
    return told


class KnownThemes(NamedTuple):
    """The codes of some themes, row by row."""

    names: tuple[str, ...]
    codes: StyleCode

    @classmethod
    def of(cls, names: Sequence[str]) -> KnownThemes:
        """Raises ValueError for a name that no theme has."""
        return cls(tuple(names), stack([code(Composition(name)) for name in names]))

    def named(self, read: StyleCode, told: StyleCode) -> str | None:
        """The theme that a code (one row) is made of what it is made of, if there is one. What was told of some roles
        does not count: it may be another thing than the theme's.
        """
        open_ = told.pattern == KEEP
        if int(open_.sum()) < ENOUGH:
            return None
        alike = ((self.codes.pattern == read.pattern.cpu()) & open_).float().sum(1) / open_.sum()
        best = int(alike.argmax())
        return self.names[best] if alike[best] > ALIKE else None

    def against(self, details: StyleCode) -> Tensor:
        """How much the details (one row) speak against each theme, (T,) in materials."""
        told = (details.pattern != KEEP).float()
        other = (self.codes.pattern != details.pattern).float()
        colours = (self.codes.surface - details.surface)[..., :9].abs().mean(-1)
        found = ((0.5 * other + (colours / FAR).clamp(max=1)) * told).sum(1)
        if details.keeps[0, 0] < 0.5:
            seen = [at + k for at in (lay.ZENITH, lay.HORIZON) for k in range(3)]
            off = (self.codes.environment - details.environment)[:, seen].abs().mean(1)
            found = found + 2 * (off / FAR).clamp(max=1)
        added = (details.ornament > 0).float()
        return found + ((self.codes.ornament != details.ornament).float() * added).sum(1)

    def blended(self, odds: Tensor, details: StyleCode) -> StyleCode:
        """The look (one row) that a guess of the theme, odds (T,), and details speak for together, a blend of the
        likeliest themes: each role has the pattern of most of them, numbers are means.
        """
        score = (odds + FLOOR).log() - WEIGHT * self.against(details)
        share, which = score.softmax(0).topk(min(BLENDED, len(self.names)))
        share, some = share / share.sum(), rows(self.codes, which)
        votes = (F.one_hot(some.pattern, len(PATTERNS)) * share[:, None, None]).sum(0)
        pattern = votes.argmax(-1)[None]
        kinds = (F.one_hot(some.ornament, len(ORNAMENT_KINDS)) * share[:, None, None]).sum(0)
        kind = kinds.argmax(-1)[None]
        return StyleCode(
            pattern=pattern,
            surface=_mean(some.surface, share[:, None] * (some.pattern == pattern)),
            environment=_mean(some.environment, share),
            keeps=some.keeps[:1],
            medium=_mean(some.medium, share),
            ornament=kind,
            ornament_surface=_mean(some.ornament_surface, share[:, None] * (some.ornament == kind)),
        )


def _mean(values: Tensor, weights: Tensor) -> Tensor:
    """Weighted mean over rows, one row; weights have the first dimensions of the values."""
    weights = weights.reshape(*weights.shape, *(1,) * (values.dim() - weights.dim()))
    mean: Tensor = (values * weights).sum(0, keepdim=True) / weights.sum(0, keepdim=True).clamp(min=1e-6)
    return mean


def as_named(theme: str, told: Composition) -> Composition:
    """A theme with details that are not its own anyway."""
    return without_own(Composition(theme, None, told.roles, told.sky, told.medium, told.ornaments))
