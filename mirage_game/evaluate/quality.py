"""How near the model comes to the true styled frames, beside the untouched source and the colour table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.evaluate import metrics
from mirage_game.evaluate.judge import Judge, count_verdicts
from mirage_game.evaluate.lpips_hed import LpipsHed
from mirage_game.evaluate.lut import TableFit, apply_table, fit_best
from mirage_game.evaluate.rollout import Footage, Subject, restyle
from mirage_game.worlds.clips import Clip
from mirage_game.worlds.flow import flow_to_previous

Progress = Callable[[str, float], None]  # what is being done, and how far: 0..1
SEEN_EVERY = 8  # frames: what judges look at, since neighbours look alike
REEL_FRAMES = 40


@dataclass(frozen=True)
class QualityPlan:
    """How much to look at."""

    frames: int = 64  # of one stream
    clips: int = 4  # streams a style, each in another place with another look of the source
    chunk: int = 16  # frames rendered at a time
    batch: int = 32  # streams at a time
    reels: tuple[int, ...] = ()  # styles whose first stream is kept as a moving picture


class Critics(NamedTuple):
    """Networks that judge pictures; each may be missing."""

    judge: Judge | None = None
    lpips: LpipsHed | None = None


class Quality(NamedTuple):
    """Mean figures, and pictures of the first stream of each style."""

    figures: dict[str, Tensor]  # name -> (S,) float64 on the CPU
    taken_for: Tensor | None  # (S, S): how many frames of each style the judge took for which
    shown: tuple[str, ...]  # what the pictures are: source, model, prompted (if there is a reader), table, target
    moments: Tensor  # (S, 2 moments, shown, 3, H, W) uint8 on the CPU
    reels: dict[int, Tensor]  # style -> (frames, 3: source, model's best answer to a player, target, 3, H, W) uint8


class Tally:
    """Means of named figures, style by style."""

    def __init__(self, styles: int, device: torch.device | str) -> None:
        self._styles, self._device = styles, device
        self._sums: dict[str, Tensor] = defaultdict(self._zeros)
        self._counts: dict[str, Tensor] = defaultdict(self._zeros)

    def _zeros(self) -> Tensor:
        return torch.zeros(self._styles, dtype=torch.float64, device=self._device)

    def add(self, name: str, style: Tensor, values: Tensor) -> None:
        """Count `values` (B, T) in with those of `style` (B,)."""
        self._sums[name].index_add_(0, style, values.double().sum(1))
        self._counts[name].index_add_(0, style, torch.full_like(style, values.shape[1], dtype=torch.float64))

    def means(self) -> dict[str, Tensor]:
        """Name -> (S,) float64 on the CPU; NaN for a style that was never counted."""
        return {name: (total / self._counts[name]).cpu() for name, total in self._sums.items()}


class Steadiness:
    """Warp errors over a stream that comes in chunks."""

    def __init__(self) -> None:
        self._last: tuple[dict[str, Tensor], Tensor, Tensor] | None = None

    def errors(self, clip: Clip, pictures: dict[str, Tensor]) -> dict[str, Tensor]:
        """Warp error of each (B, T, 3, H, W) of `pictures` -> (B, T), or (B, T - 1) for the first chunk."""
        depth, poses = clip.depth, clip.poses
        if self._last is not None:
            before, last_depth, last_pose = self._last
            depth, poses = torch.cat([last_depth, depth], 1), torch.cat([last_pose, poses], 1)
            frames = {name: torch.cat([before[name], picture], 1) for name, picture in pictures.items()}
        else:
            frames = pictures
        self._last = ({name: picture[:, -1:] for name, picture in pictures.items()}, depth[:, -1:], poses[:, -1:])
        flow, visible = flow_to_previous(depth[:, 1:], poses[:, 1:], poses[:, :-1], depth[:, :-1])
        return {name: metrics.warp_error(x[:, :-1], x[:, 1:], flow, visible) for name, x in frames.items()}


def groups(styles: int, batch: int) -> Iterator[list[int]]:
    """Style indices in batches."""
    for first in range(0, styles, batch):
        yield list(range(first, min(first + batch, styles)))


def fit_tables(training: Footage, clips: int, frames: int, batch: int, tick: Progress) -> Tensor:
    """The best colour table of each style (S, 3, 17, 17, 17), from short clips of training worlds.

    A sixth of as many clips again choose how smooth each table is.
    """
    styles = len(training.names)
    fit = TableFit(styles, device=training.device)
    checks: list[Clip] = []
    total = clips + max(1, clips // 6)
    for turn in range(total):
        for group in groups(styles, batch):
            style = torch.tensor(group, device=training.device)
            for clip in training.stream(style, frames, chunk=frames, turn=turn):
                if turn < clips:
                    fit.add(clip.source, clip.target, style)
                else:
                    checks.append(clip._replace(source=clip.source.half(), target=clip.target.half(), style=style))
        tick("colour tables", (turn + 1) / (total + 1))
    source, target = torch.cat([c.source for c in checks]), torch.cat([c.target for c in checks])
    tables = fit_best(fit, source, target, torch.cat([c.style for c in checks]))
    tick("colour tables", 1.0)
    return tables


def measure_quality(
    unseen: Footage, subject: Subject, tables: Tensor, critics: Critics, plan: QualityPlan, tick: Progress
) -> Quality:
    """Stream every look through the model twice: asked for by its own code, and by a prompt, if there is a reader."""
    styles = len(unseen.names)
    notes = _Notes(styles, unseen.device, "model" if subject.read is None else "prompted", critics)
    done, total = 0, plan.clips * styles * plan.frames
    for turn in range(plan.clips):
        for group in groups(styles, plan.batch):
            style = torch.tensor(group, device=unseen.device)
            loops = {"model": subject.start([unseen.code(index) for index in group])}
            if subject.read is not None:
                loops["prompted"] = subject.start([subject.read(unseen.prompt(index, turn)) for index in group])
            steadiness = Steadiness()
            first = 0
            for clip in unseen.stream(style, plan.frames, plan.chunk, turn):
                answers = {name: restyle(loop, clip) for name, loop in loops.items()}
                table = apply_table(tables[style], clip.source)
                pictures = {"source": clip.source, **answers, "table": table, "target": clip.target}
                _count(notes.tally, style, pictures)
                for name, error in steadiness.errors(clip, pictures).items():
                    notes.tally.add(f"{name}_warp", style, error)
                notes.see(style, first, pictures)
                if turn == 0:
                    notes.keep(group, first, pictures, plan)
                first += clip.source.shape[1]
                done += len(group) * clip.source.shape[1]
                tick("quality", done / total)
            notes.end_streams(style)
    return notes.quality()


def moments_of(frames: int) -> tuple[int, int]:
    """The two frames of a stream that the contact sheet shows: an early one, past the first few, and the last."""
    return frames // 4, frames - 1


class _Notes:
    """All that is found on the way. `best` names the answer that a player would get."""

    def __init__(self, styles: int, device: torch.device, best: str, critics: Critics) -> None:
        self.tally = Tally(styles, device)
        self._critics, self._best = critics, best
        self._odds: dict[str, list[Tensor]] = defaultdict(list)  # of the streams under way
        self._taken_for = torch.zeros(styles, styles, device=device)
        self._shown: tuple[str, ...] = ()
        self._moments: list[list[Tensor]] = []  # a list for each batch of styles
        self._reels: dict[int, list[Tensor]] = defaultdict(list)

    def see(self, style: Tensor, first: int, pictures: dict[str, Tensor]) -> None:
        """Let the judges look at every eighth frame of a chunk that begins at frame `first`."""
        length = pictures["target"].shape[1]
        seen = [t for t in range(length) if (first + t) % SEEN_EVERY == SEEN_EVERY // 2]
        if not seen:
            return
        at = {name: picture[:, seen] for name, picture in pictures.items()}
        if self._critics.lpips is not None:
            others = {name: picture for name, picture in at.items() if name != "target"}
            for name, distance in self._critics.lpips.distances(others, at["target"]).items():
                self.tally.add(f"{name}_lpips_hed", style, distance)
        if self._critics.judge is not None:
            for name in dict.fromkeys(("model", self._best, "target")):
                self._odds[name].append(self._critics.judge.odds(at[name]))

    def end_streams(self, style: Tensor) -> None:
        """Count what the judge said of the streams that ended."""
        for name, parts in self._odds.items():
            odds = torch.cat(parts, 1)
            count_verdicts(self.tally, name, style, odds)
            if name == self._best:
                guesses = F.one_hot(odds.argmax(-1), odds.shape[-1]).sum(1).float()
                self._taken_for.index_add_(0, style, guesses)
        self._odds.clear()

    def keep(self, group: list[int], first: int, pictures: dict[str, Tensor], plan: QualityPlan) -> None:
        """Keep the moments and reels of a chunk of the first streams."""
        self._shown = tuple(pictures)
        if first == 0:
            self._moments.append([])
        length = pictures["target"].shape[1]
        for at in moments_of(plan.frames):
            if first <= at < first + length:
                self._moments[-1].append(
                    _bytes(torch.stack([picture[:, at - first] for picture in pictures.values()], 1))
                )
        for row, index in enumerate(group):
            if index in plan.reels and first < REEL_FRAMES:
                reel = torch.stack([pictures[name][row] for name in ("source", self._best, "target")], 1)
                self._reels[index].append(_bytes(reel[: REEL_FRAMES - first]))

    def quality(self) -> Quality:
        """All of it."""
        return Quality(
            self.tally.means(),
            None if self._critics.judge is None else self._taken_for.cpu(),
            self._shown,
            torch.cat([torch.stack(batch, 1) for batch in self._moments]),
            {index: torch.cat(parts) for index, parts in self._reels.items()},
        )


def _count(tally: Tally, style: Tensor, pictures: dict[str, Tensor]) -> None:
    target = pictures["target"]
    for name, picture in pictures.items():
        tally.add(f"{name}_detail", style, metrics.detail_energy(picture))
        tally.add(f"{name}_saturation", style, metrics.saturation(picture))
        tally.add(f"{name}_contrast", style, metrics.contrast(picture))
        tally.add(f"{name}_colourfulness", style, metrics.colourfulness(picture))
        if name != "target":
            tally.add(f"{name}_psnr", style, metrics.psnr(picture, target))
            tally.add(f"{name}_small_psnr", style, metrics.psnr(metrics.shrunk(picture), metrics.shrunk(target)))


def _bytes(pictures: Tensor) -> Tensor:
    """Pictures -1..1 as uint8 on the CPU."""
    return ((pictures.float() + 1) * 127.5).round().clamp(0, 255).byte().cpu()
