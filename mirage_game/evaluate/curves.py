"""Figures of very long streams over time, and what is to be said of them: do they stay with twins that were begun cold,
and does any of them ever collapse?

A figure of a minute depends most on the look that was asked for and on the place. So a stream is held against pictures
of the same frames: a twin begun cold shortly before, and, each minute, an answer that has no past at all. The true
target serves for longer stretches, over which looks and places even out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.evaluate.bars import Bar
from mirage_game.evaluate.drift import FIGURES as FRAME_FIGURES
from mirage_game.evaluate.drift import figures_of
from mirage_game.evaluate.journey import Route
from mirage_game.evaluate.lpips_hed import LpipsHed
from mirage_game.worlds.paths import FRAME_S

FIGURES = {"psnr": FRAME_FIGURES["psnr"], "lpips_hed": "LPIPS-HED to the true target, 0 the same", **FRAME_FIGURES}
SHORT = {
    "psnr": "PSNR",
    "lpips_hed": "LPIPS-HED",
    "saturation": "saturation",
    "contrast": "contrast",
    "detail": "detail",
}
OF_A_PICTURE = ("saturation", "contrast", "detail")  # figures that the true target has, too
TWIN_DB, TWIN_SHARE = 0.2, 0.02  # how far a stream may be from its twin: PSNR, and each other figure
COLLAPSE = (0.5, 2.0)  # times what should be seen: beyond, a figure has collapsed
FLOOR = 0.02  # of the target's mean: what differs by less than that is the same, as colour in a pencil drawing
TREND_MINUTES = 10
BY_CONSTRUCTION = "met by construction, the memory is off"
NOTHING_CROSSES = "Nothing crosses from one frame to the next, so no frame can differ from that of a stream begun cold."

Values = dict[str, Tensor]


def measure(
    picture: Tensor,
    target: Tensor | None = None,
    lpips: LpipsHed | None = None,
    every: int = 1,
    chunk: int | None = None,
) -> Values:
    """Means over each chunk of frames (over all, if not said) of pictures (B, T, 3, H, W) -> (B, chunks); LPIPS-HED
    over some frames of each, if it is there. Without a target only what a picture has by itself.
    """
    chunk = chunk or picture.shape[1]
    figures = figures_of(picture, target)
    if target is not None and lpips is not None:
        seen = slice(min(every, chunk) // 2, None, every)
        some, true = (torch.unflatten(x, 1, (-1, chunk))[:, :, seen].flatten(1, 2) for x in (picture, target))
        figures["lpips_hed"] = lpips.distances({"": some}, true)[""]
    chunks = picture.shape[1] // chunk
    return {name: torch.unflatten(values, 1, (chunks, -1)).mean(2) for name, values in figures.items()}


@dataclass(frozen=True)
class Curves:
    """What was measured of N streams over C chunks of frames, on the CPU. Every figure is a mean over frames."""

    chunk: int  # frames
    minute: int  # chunks
    model: Values  # FIGURES -> (N, C)
    target: Values  # OF_A_PICTURE -> (N, C)
    twin: Values  # FIGURES -> (N, P): twins begun cold, over the windows
    windows: tuple[tuple[int, int], ...]  # P: first chunk and end of what is compared
    checked: Values  # OF_A_PICTURE -> (N, M): the streams in a few frames of each minute
    fresh: Values  # OF_A_PICTURE -> (N, M): an answer without a past to the same frames
    longest_past: int = 0  # frames since the engine last forgot, at most

    @property
    def chunk_minutes(self) -> float:
        """Of game time."""
        return self.chunk * FRAME_S / 60

    @property
    def streams(self) -> int:
        """N."""
        return next(iter(self.model.values())).shape[0]

    @property
    def chunks(self) -> int:
        """C."""
        return next(iter(self.model.values())).shape[1]


def binned(values: Tensor, chunks: int) -> Tensor:
    """Means (N, C) -> (N, bins) over so many chunks each; the last bin may be shorter."""
    return torch.stack([part.mean(1) for part in torch.split(values, chunks, 1)], 1)


def floor_of(curves: Curves, figure: str) -> Tensor:
    """What is added to both sides of a ratio, (): next to nothing over nothing is as good as the same. A share of the
    target's mean, or of the model's where the target has no such figure.
    """
    return FLOOR * curves.target.get(figure, curves.model[figure]).nanmean() + 1e-9


class Gap(NamedTuple):
    """A stream beside its twin at one point."""

    figure: str
    point: int
    stream: int
    minute: float  # at which the comparison ends
    model: float
    twin: float
    floor: float  # what is added to both before a ratio is taken

    @property
    def off(self) -> float:
        """How far the stream is above its twin: dB for PSNR, a share for all else."""
        if self.figure == "psnr":
            return self.model - self.twin
        return (self.model - self.twin) / (self.twin + self.floor)

    @property
    def within(self) -> bool:
        """As near as it must be. Never so if a number is missing."""
        return abs(self.off) <= (TWIN_DB if self.figure == "psnr" else TWIN_SHARE)


def gaps(curves: Curves, figure: str) -> list[Gap]:
    """All comparisons with twins."""
    found, floor = [], float(floor_of(curves, figure))
    for point, (first, end) in enumerate(curves.windows):
        mine = curves.model[figure][:, first:end].mean(1).tolist()
        theirs = curves.twin[figure][:, point].tolist()
        minute = end * curves.chunk_minutes
        pairs = zip(mine, theirs, strict=True)
        found += [Gap(figure, point, k, minute, a, b, floor) for k, (a, b) in enumerate(pairs)]
    return found


def against_fresh(curves: Curves, figure: str) -> Tensor:
    """How many times what an answer without a past shows: (N, M), once a minute."""
    floor = floor_of(curves, figure)
    return (curves.checked[figure] + floor) / (curves.fresh[figure] + floor)


def against_start(curves: Curves, figure: str) -> Tensor:
    """Ratio to the true target over ten minutes, in times that of the first ten: (N, minutes), of those that end with
    each minute, from the tenth on. A shorter run has one, of all.
    """
    minutes = binned(torch.stack([curves.model[figure], curves.target[figure]]).flatten(0, 1), curves.minute)
    span = min(TREND_MINUTES, minutes.shape[1])
    model, target = torch.unflatten(minutes, 0, (2, -1)).unfold(-1, span, 1).mean(-1)
    floor = floor_of(curves, figure)
    ratio: Tensor = (model + floor) / (target + floor)
    return ratio / ratio[:, :1]


class Collapse(NamedTuple):
    """A figure beyond what is allowed, first there."""

    minute: int
    stream: int
    times: float


def first_collapse(times: Tensor, offset: int = 0) -> Collapse | None:
    """The first of (N, M) that is not within `COLLAPSE`, a missing number included. `offset`: the first minute's."""
    low, high = COLLAPSE
    beyond = ~((times >= low) & (times <= high))
    if not bool(beyond.any()):
        return None
    minute = int(beyond.any(0).int().argmax())
    stream = int(beyond[:, minute].int().argmax())
    return Collapse(minute + offset, stream, float(times[stream, minute]))


def verdicts(curves: Curves, route: Route, remembers: bool = True) -> list[Bar]:
    """All that must be reached, in the order in which one asks. Every stream counts by itself. Bars that compare a
    stream with one that has another past say so where nothing is remembered: they are met by construction.
    """
    beside = [
        *(_twin_bar(curves, figure, route) for figure in FIGURES if figure in curves.model),
        *(_minute_bar(curves, figure) for figure in OF_A_PICTURE),
    ]
    if not remembers:
        beside = [replace(bar, found=f"{bar.found}; {BY_CONSTRUCTION}", plain=NOTHING_CROSSES) for bar in beside]
    return [
        _length_bar(curves, route, remembers),
        *beside,
        *(_trend_bar(curves, figure) for figure in OF_A_PICTURE),
    ]


def _length_bar(curves: Curves, route: Route, remembers: bool) -> Bar:
    done = curves.chunks * route.chunk
    past = f"the longest past is {curves.longest_past:,} frames" if remembers else "none looks at its past"
    found = f"{done:,} frames in each of {curves.streams}; {past}"
    plain = "The session ran to its end. A new prompt makes the engine forget; nothing else did."
    plain = plain if remembers else "The session ran to its end."
    return Bar("length of the stream", f"{route.frames:,} frames", found, done >= route.frames, plain)


def _twin_bar(curves: Curves, figure: str, route: Route) -> Bar:
    found, decibels = gaps(curves, figure), figure == "psnr"
    wanted = route.points * curves.streams
    limit = f"{TWIN_DB:g} dB" if decibels else f"{TWIN_SHARE:.0%}"
    near = sum(gap.within for gap in found)
    text = "not there yet"
    if found:
        worst = max(found, key=lambda gap: math.inf if math.isnan(gap.off) else abs(gap.off))
        off = f"{worst.off:+.3f} dB" if decibels else f"{worst.off:+.2%}"
        text = f"{near} of {wanted} within; furthest {off}, stream {worst.stream + 1} at minute {worst.minute:.0f}"
    lead, compared = route.lead * route.chunk, route.compared * route.chunk
    name = f"{SHORT[figure]} beside twins begun {lead} frames before, over {compared} frames"
    plain = "However long it has run, the picture is the one that a new session would show."
    return Bar(name, f"within {limit} at {route.points} points", text, near == wanted, plain)


def _minute_bar(curves: Curves, figure: str) -> Bar:
    times = against_fresh(curves, figure) if figure in curves.fresh else torch.empty(curves.streams, 0)
    plain = "At no minute has the picture paled, flattened, blurred or gone to noise."
    return _collapse_bar(f"{SHORT[figure]}, times that of an answer without a past, each minute", times, 0, plain)


def _trend_bar(curves: Curves, figure: str) -> Bar:
    times = against_start(curves, figure)
    times = times if times.shape[1] > 1 else times[:, :0]  # the first ten minutes are what they are
    plain = "Nor did it do so little by little, measured on the true pictures."
    name = f"{SHORT[figure]} over the target's, any {TREND_MINUTES} minutes, times that of the first"
    return _collapse_bar(name, times, TREND_MINUTES - 1, plain)


def _collapse_bar(name: str, times: Tensor, offset: int, plain: str) -> Bar:
    first = first_collapse(times, offset)
    found = f"{times.min().item():.2f} to {times.max().item():.2f}" if times.numel() else "not there yet"
    if first is not None:
        found += f"; collapsed in minute {first.minute + 1} of stream {first.stream + 1}: {first.times:.2f}"
    return Bar(name, f"{COLLAPSE[0]:g} to {COLLAPSE[1]:g}", found, times.numel() > 0 and first is None, plain)
