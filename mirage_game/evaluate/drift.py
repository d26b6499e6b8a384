"""Does a long stream decay? It is compared with a twin that began cold shortly before the end, on the same frames.

The twin's memory is fresh, so whatever the long stream has lost by then is drift; how hard the last frames are counts
for both.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.evaluate import metrics
from mirage_game.evaluate.efficientnet import EfficientNet
from mirage_game.evaluate.kid import Kid, kid
from mirage_game.evaluate.quality import Progress, groups
from mirage_game.evaluate.rollout import Footage, Subject, restyle

FIGURES = {
    "psnr": "PSNR to the true target, dB",
    "saturation": "saturation",
    "contrast": "contrast",
    "detail": "fine detail",
}


FEATURES_EVERY = 4  # frames of the last tenth, for the distance between crowds
TURN = 1 << 16  # the footage's turn: another place than any that quality is measured in


@dataclass(frozen=True)
class DriftPlan:
    """How long to stream."""

    frames: int = 2000
    lead: int = 48  # frames that the twin has to settle before it counts
    chunk: int = 16
    batch: int = 32

    @property
    def tail(self) -> int:
        """First frame of the last tenth, which decides."""
        return self.frames - max(1, self.frames // 10)

    @property
    def twin_start(self) -> int:
        """The twin's first frame."""
        return max(0, self.tail - self.lead)


class Drift(NamedTuple):
    """Curves of every style, frame by frame, on the CPU."""

    plan: DriftPlan
    long: dict[str, Tensor]  # FIGURES -> (S, frames) float32
    twin: dict[str, Tensor]  # FIGURES -> (S, frames - plan.twin_start)
    target: dict[str, Tensor]  # FIGURES but psnr -> (S, frames)
    kid: dict[str, Kid] | None = None  # "long", "twin": the last tenth's distance from the true targets, all styles

    @property
    def drop_db(self) -> Tensor:
        """How far the long stream is behind its twin over the last tenth: (S,) dB, negative where it is ahead."""
        tail = self.plan.tail
        return (self.twin["psnr"][:, tail - self.plan.twin_start :] - self.long["psnr"][:, tail:]).mean(1)


def measure_drift(
    unseen: Footage, subject: Subject, plan: DriftPlan, tick: Progress, eye: EfficientNet | None = None
) -> Drift:
    """Stream every style for `plan.frames` frames, and its twin over the last of them. With an `eye`, also how far the
    crowd of their last frames is from the true targets.
    """
    crowds: dict[str, list[Tensor]] = {"long": [], "twin": [], "target": []}
    collected: dict[str, list[dict[str, Tensor]]] = {"long": [], "twin": [], "target": []}
    styles = len(unseen.names)
    done, total = 0, styles * plan.frames
    for group in groups(styles, plan.batch):
        style = torch.tensor(group, device=unseen.device)
        codes = [unseen.code(index) for index in group]
        loops = {"long": subject.start(codes), "twin": subject.start(codes)}
        curves: dict[str, list[dict[str, Tensor]]] = {"long": [], "twin": [], "target": []}
        first = 0
        for clip in unseen.stream(style, plan.frames, plan.chunk, TURN):
            length = clip.source.shape[1]
            pictures = {"long": restyle(loops["long"], clip), "target": clip.target}
            curves["long"].append(figures_of(pictures["long"], clip.target))
            curves["target"].append(figures_of(clip.target, None))
            late = max(0, plan.twin_start - first)
            if late < length:
                pictures["twin"] = restyle(loops["twin"], clip, start=late)
                curves["twin"].append(figures_of(pictures["twin"], clip.target[:, late:]))
            last = [t for t in range(length) if first + t >= plan.tail and (first + t) % FEATURES_EVERY == 0]
            if eye is not None and last:
                for name, picture in pictures.items():
                    missing = length - picture.shape[1]  # the twin may begin in this chunk
                    crowd = picture[:, [t - missing for t in last]]
                    crowds[name].append(eye.features(crowd.flatten(0, 1)))
            first += length
            done += len(group) * length
            tick("drift", done / total)
        for name, parts in curves.items():
            collected[name].append(
                {figure: torch.cat([part[figure] for part in parts], 1).cpu() for figure in parts[0]}
            )
    long, twin, target = (
        {figure: torch.cat([part[figure] for part in parts]) for figure in parts[0]} for parts in collected.values()
    )
    kids = None
    if eye is not None:
        true = torch.cat(crowds["target"])
        kids = {name: kid(torch.cat(crowds[name]), true) for name in ("long", "twin")}
    return Drift(plan, long, twin, target, kids)


def figures_of(picture: Tensor, target: Tensor | None) -> dict[str, Tensor]:
    """Each of `FIGURES` of pictures (B, T, 3, H, W) -> (B, T) float32; PSNR only with a target of that shape."""
    figures = {
        "saturation": metrics.saturation(picture),
        "contrast": metrics.contrast(picture),
        "detail": metrics.detail_energy(picture).sqrt(),
    }
    if target is not None:
        figures["psnr"] = metrics.psnr(picture, target)
    return {name: values.float() for name, values in figures.items()}


def draw_drift(drift: Drift, counted: Tensor, path: Path) -> None:
    """Plot mean curves of the `counted` (S,) bool styles over time: target, stream and twin, one panel a figure."""
    from mirage_game.evaluate.plot import Curve, Panel, draw_panels

    plan = drift.plan
    panels = []
    for figure, title in FIGURES.items():
        curves = [Curve("model", drift.long[figure][counted].mean(0).tolist(), 0, (36, 98, 180))]
        if figure in drift.target:
            curves.insert(0, Curve("true target", drift.target[figure][counted].mean(0).tolist(), 0, (160, 160, 160)))
        curves.append(Curve("begun cold", drift.twin[figure][counted].mean(0).tolist(), plan.twin_start, (214, 96, 32)))
        panels.append(Panel(title, curves, shade_from=plan.tail))
    drop = drift.drop_db[counted].mean().item()
    caption = (
        f"{plan.frames:,} frames in one stream, mean of {int(counted.sum())} styles. Over the shaded last tenth the "
        f"stream is {abs(drop):.2f} dB {'behind' if drop > 0 else 'ahead of'} one begun {plan.lead} frames before it."
    )
    draw_panels(panels, caption, path)
