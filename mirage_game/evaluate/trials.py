"""Four trials of a stream, each for one thing that a player would notice: another prompt in the middle of it, a broken
source, a larger game, and a look away from what the style has added.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from mirage_game.evaluate.bars import Bar
from mirage_game.evaluate.change import ChangePlan, measure_change
from mirage_game.evaluate.look_away import LookAwayPlan, measure_look_away
from mirage_game.evaluate.lpips_hed import LpipsHed
from mirage_game.evaluate.poison import PoisonPlan, measure_poison
from mirage_game.evaluate.quality import Progress
from mirage_game.evaluate.rollout import Footage, Subject
from mirage_game.evaluate.sizes import SizesPlan, measure_sizes
from mirage_game.evaluate.trial_bars import change_bars, look_away_bars, poison_bar, sizes_bars

if TYPE_CHECKING:
    from mirage_game.evaluate.main import EvaluateConfig

Figures = dict[str, dict[str, Tensor]]  # trial -> figure -> (S,), or (S, frames) for a curve; float64 on the CPU
NO_LPIPS = "Larger sizes were not measured: LPIPS-HED, by which they are judged, is missing."
NOTHING_BEHIND = (
    "Drift, what a change of prompt leaves, and what a broken source leaves were not measured: the memory is off, "
    "nothing is remembered, so nothing can stay behind."
)
ONE_LOOK = "A change of prompt was not measured: it takes two looks."


@dataclass(frozen=True, kw_only=True)
class Trials:
    """Which trials to make, and how thoroughly; None leaves one out."""

    change: ChangePlan | None = None
    poison: PoisonPlan | None = None
    sizes: SizesPlan | None = None
    look_away: LookAwayPlan | None = None
    remembers: bool = True

    @classmethod
    def of_config(cls, config: EvaluateConfig, device: torch.device) -> Trials:
        """As the options say: 0 streams or frames leave a trial out."""
        c, chunk, batch = config, config.chunk, config.batch
        frames = (2 if device.type == "cuda" else 0) if c.sizes_frames is None else c.sizes_frames
        return cls(
            change=ChangePlan(clips=c.change_clips, chunk=chunk, batch=batch) if c.change_clips else None,
            poison=PoisonPlan(clips=c.poison_clips, chunk=chunk, batch=batch) if c.poison_clips else None,
            sizes=SizesPlan(frames=frames, batch=min(batch, SizesPlan.batch)) if frames else None,
            look_away=LookAwayPlan(clips=c.look_away_clips, batch=batch) if c.look_away_clips else None,
        )

    def possible(self, looks: int, lpips: LpipsHed | None, remembers: bool = True) -> tuple[Trials, tuple[str, ...]]:
        """Those that can be made with so many looks and these critics, and why the others cannot. A model that does not
        remember would be compared with itself after a broken source.
        """
        able, why = self if remembers else replace(self, poison=None, remembers=False), []
        if self.change is not None and looks < 2:
            able, why = replace(able, change=None), [ONE_LOOK]
        if self.sizes is not None and lpips is None:
            able, why = replace(able, sizes=None), [*why, NO_LPIPS]
        return able, tuple(why)

    def run(self, unseen: Footage, subject: Subject, tables: Tensor, lpips: LpipsHed | None, tick: Progress) -> Figures:
        """The figures of each trial. `tables` (S, 3, N, N, N): the colour table of each style."""
        figures: Figures = {}
        if self.change is not None:
            figures["change"] = measure_change(unseen, subject, self.change, tick)
        if self.poison is not None:
            figures["poison"] = measure_poison(unseen, subject, self.poison, tick)
        if self.sizes is not None and lpips is not None:
            figures["sizes"] = measure_sizes(unseen, subject, tables, lpips, self.sizes, tick)
        if self.look_away is not None:
            figures["look_away"] = measure_look_away(unseen, subject, self.look_away, tick)
        return figures

    def bars(self, figures: Figures, counted: Tensor, own: tuple[int, int]) -> tuple[Bar, ...]:
        """What must be reached, of the `counted` (S,) bool styles. `own`: width and height that the model works at."""
        of = {trial: {name: values[counted] for name, values in some.items()} for trial, some in figures.items()}
        found: list[Bar | None] = []
        if self.change is not None:
            found += change_bars(of["change"])[: None if self.remembers else 1]
        if self.poison is not None:
            found.append(poison_bar(of["poison"], self.poison))
        if self.sizes is not None:
            found += sizes_bars(of["sizes"], own, self.sizes)
        if self.look_away is not None:
            found += look_away_bars(of["look_away"])
        return tuple(bar for bar in found if bar is not None)

    def describe(self) -> str:
        """In words, for the head of the report."""
        parts = []
        if self.change is not None:
            parts.append(f"{self.change.clips} changes of prompt a style")
        if self.poison is not None:
            parts.append(f"{self.poison.clips} streams with a broken source a style")
        if self.sizes is not None:
            sizes = ", ".join(f"{width}x{height}" for width, height in self.sizes.sizes)
            parts.append(f"{self.sizes.frames} frames a style at {sizes}")
        if self.look_away is not None:
            parts.append(f"{self.look_away.clips} looks away a style")
        return "; ".join(parts) or "none"


def as_rows(figures: Figures, names: tuple[str, ...]) -> dict[str, dict[str, dict[str, Any]]]:
    """Trial -> style -> figure -> a number, or numbers frame by frame; None where nothing was measured."""

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(one) for one in value]
        return None if math.isnan(value) else value

    return {
        trial: {
            name: {figure: plain(values[index].tolist()) for figure, values in some.items()}
            for index, name in enumerate(names)
        }
        for trial, some in figures.items()
    }
