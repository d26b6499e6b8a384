"""How near the model comes to the true styled frames, beside the untouched source and the colour table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.evaluate import metrics
from mirage_game.evaluate.lut import TableFit, apply_table, fit_best
from mirage_game.evaluate.rollout import Footage, Subject, restyle
from mirage_game.worlds.clips import Clip
from mirage_game.worlds.flow import flow_to_previous

Progress = Callable[[str, float], None]  # what is being done, and how far: 0..1
PICTURES = ("source", "model", "table", "target")  # the columns of the contact sheet


@dataclass(frozen=True)
class QualityPlan:
    """How much to look at."""

    frames: int = 64  # of one stream
    clips: int = 4  # streams a style, each in another place with another look of the source
    chunk: int = 16  # frames rendered at a time
    batch: int = 32  # streams at a time


class Quality(NamedTuple):
    """Mean figures, and pictures of the first stream of each style."""

    figures: dict[str, Tensor]  # name -> (S,) float64 on the CPU
    moments: Tensor  # (S, 2 moments, 4 PICTURES, 3, H, W) uint8 on the CPU


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


def measure_quality(unseen: Footage, subject: Subject, tables: Tensor, plan: QualityPlan, tick: Progress) -> Quality:
    """Stream every style through the model twice, asked for by a caption of training and by one held out of it."""
    styles = len(unseen.names)
    tally = Tally(styles, unseen.device)
    moments: list[Tensor] = []
    done, total = 0, plan.clips * styles * plan.frames
    for turn in range(plan.clips):
        for group in groups(styles, plan.batch):
            style = torch.tensor(group, device=unseen.device)
            loops = {
                "model": subject.start([unseen.caption(index, turn) for index in group]),
                "held_out": subject.start([unseen.held_out_caption(index, turn) for index in group]),
            }
            steadiness, shown = Steadiness(), []
            wanted = moments_of(plan.frames) if turn == 0 else ()
            first = 0
            for clip in unseen.stream(style, plan.frames, plan.chunk, turn):
                pictures = {name: restyle(loop, clip) for name, loop in loops.items()}
                pictures |= {"source": clip.source, "target": clip.target}
                pictures["table"] = apply_table(tables[style], clip.source)
                _count(tally, style, pictures)
                for name, error in steadiness.errors(clip, pictures).items():
                    tally.add(f"{name}_warp", style, error)
                length = clip.source.shape[1]
                shown += [_snapshot(pictures, at - first) for at in wanted if first <= at < first + length]
                first += length
                done += len(group) * length
                tick("quality", done / total)
            if shown:
                moments.append(torch.stack(shown, 1))
    return Quality(tally.means(), torch.cat(moments))


def moments_of(frames: int) -> tuple[int, int]:
    """The two frames of a stream that the contact sheet shows: an early one, past the first few, and the last."""
    return frames // 4, frames - 1


def _count(tally: Tally, style: Tensor, pictures: dict[str, Tensor]) -> None:
    target = pictures["target"]
    for name, picture in pictures.items():
        tally.add(f"{name}_detail", style, metrics.detail_energy(picture))
        tally.add(f"{name}_saturation", style, metrics.saturation(picture))
        tally.add(f"{name}_contrast", style, metrics.contrast(picture))
        tally.add(f"{name}_colourfulness", style, metrics.colourfulness(picture))
        if name != "target":
            tally.add(f"{name}_psnr", style, metrics.psnr(picture, target))


def _snapshot(pictures: dict[str, Tensor], at: int) -> Tensor:
    """(B, 4 PICTURES, 3, H, W) uint8 on the CPU."""
    frames = torch.stack([pictures[name][:, at] for name in PICTURES], 1).float()
    return ((frames + 1) * 127.5).round().clamp(0, 255).byte().cpu()
