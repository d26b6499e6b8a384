"""Another prompt in the middle of a stream: does the picture follow at once, and is anything left of the old look?

The stream is compared with a twin that ran in the new look from its start, on the same frames with the same noise.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from mirage_game.evaluate import metrics
from mirage_game.evaluate.quality import Progress, groups
from mirage_game.evaluate.rollout import Footage, Subject, cut, restyle

TURN = 3 << 16  # the footage's first turn here: other places than those of the other measurements
SETTLED, GONE = 12, 24  # frames after which the picture must have settled, and nothing of the old look be left


@dataclass(frozen=True)
class ChangePlan:
    """How much to look at. Raises ValueError for too few frames after the change."""

    clips: int = 2  # streams a style, each out of another look
    lead: int = 16  # frames in the old look
    after: int = 32  # frames in the new one
    chunk: int = 16  # frames rendered at a time
    batch: int = 32

    def __post_init__(self) -> None:
        if self.after <= GONE:
            raise ValueError(f"{self.after} frames after a change: take more than {GONE}")


def old_looks(new: Tensor, styles: int, turn: int) -> Tensor:
    """The look that each of `new` (B,) takes over from: never itself, and another one each turn."""
    return (new + 1 + (styles // 2 + turn) % (styles - 1)) % styles


def measure_change(unseen: Footage, subject: Subject, plan: ChangePlan, tick: Progress) -> dict[str, Tensor]:
    """Curves (S, after) float64 on the CPU over the frames after the change, by the new look: means over streams.

    `new_db` and `old_db` are PSNR to the true targets in the new look and the old, `twin_db` the twin's to the new,
    `leans` the share of streams that are nearer to the new target than to the old, `differs` the mean absolute
    difference to the twin, of 255, and `ghost` how much of the old look shines through: the difference to the twin
    along that of the two targets, 0 none, 1 the old picture. Raises ValueError with fewer than two looks.
    """
    styles = len(unseen.names)
    if styles < 2:
        raise ValueError("a change of prompt takes two looks")
    totals: dict[str, Tensor] = {}
    batches = list(groups(styles, plan.batch))
    for turn in range(plan.clips):
        for number, group in enumerate(batches):
            for name, curve in _streams(unseen, subject, plan, group, turn).items():
                total = totals.setdefault(name, torch.zeros(styles, plan.after, dtype=torch.float64))
                total[group] += curve.double().cpu() / plan.clips
            tick("prompt change", (turn + (number + 1) / len(batches)) / plan.clips)
    return totals


def _streams(unseen: Footage, subject: Subject, plan: ChangePlan, group: list[int], turn: int) -> dict[str, Tensor]:
    """The curves (B, after) of one stream for each look of a batch."""
    new = torch.tensor(group, device=unseen.device)
    old = old_looks(new, len(unseen.names), turn)
    frames, codes = plan.lead + plan.after, [unseen.code(index) for index in group]
    changed = subject.start([unseen.code(index) for index in old.tolist()])
    twin = subject.start(codes)
    # The same turn gives the same world, path, source look and display, whatever the look: only the targets differ.
    pairs = zip(
        unseen.stream(new, frames, plan.chunk, TURN + turn),
        unseen.stream(old, frames, plan.chunk, TURN + turn),
        strict=True,
    )
    parts: list[dict[str, Tensor]] = []
    first = 0
    for clip, before in pairs:
        length = clip.source.shape[1]
        at = min(max(plan.lead - first, 0), length)  # how many frames of this chunk come before the change
        if at:
            restyle(changed, cut(clip, 0, at))
            restyle(twin, cut(clip, 0, at))
        if at < length:
            if first + at == plan.lead:
                for slot, code in enumerate(codes):
                    changed.set_style(slot, code)
            late = cut(clip, at, length)
            answers = restyle(changed, late), restyle(twin, late)
            parts.append(_figures(*answers, late.target, before.target[:, at:]))
        first += length
    return {name: torch.cat([part[name] for part in parts], 1) for name in parts[0]}


def _figures(changed: Tensor, twin: Tensor, new: Tensor, old: Tensor) -> dict[str, Tensor]:
    """See `measure_change`: pictures (B, T, 3, H, W) -> (B, T) each."""
    new_db, old_db = metrics.psnr(changed, new), metrics.psnr(changed, old)
    between = (old - new).float()
    along = ((changed - twin).float() * between).sum((-3, -2, -1))
    return {
        "new_db": new_db,
        "old_db": old_db,
        "twin_db": metrics.psnr(twin, new),
        "leans": (new_db > old_db).float(),
        "differs": metrics.change(twin, changed),
        "ghost": along / between.square().sum((-3, -2, -1)).clamp_min(1e-6),
    }
