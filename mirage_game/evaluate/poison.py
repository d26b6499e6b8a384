"""A source that is broken for a moment: black, white or noise, as on a loading screen or after a fault of the capture.
Soon after, the picture must be as good as that of a twin that never saw it.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from mirage_game.evaluate import metrics
from mirage_game.evaluate.quality import Progress, Tally, groups
from mirage_game.evaluate.rollout import Footage, Subject, restyle
from mirage_game.worlds.clips import Clip

TURN = 5 << 16  # the footage's first turn here: other places than those of the other measurements
KINDS = ("black", "white", "noise")


@dataclass(frozen=True)
class PoisonPlan:
    """How much to look at. All poison ends at the same frame, so that one twin serves all."""

    clips: int = 1  # streams a style
    lead: int = 8  # frames before the longest poison
    lengths: tuple[int, ...] = (1, 10)  # frames of poison
    after: int = 20  # frames of the game that may pass until it counts
    counted: int = 4  # frames that count
    chunk: int = 16  # frames rendered at a time
    batch: int = 32

    @property
    def end(self) -> int:
        """The first frame of the game after the poison."""
        return self.lead + max(self.lengths)

    @property
    def frames(self) -> int:
        """Of a whole stream."""
        return self.end + self.after + self.counted


def poisoned(clip: Clip, first: int, begin: int, end: int, kind: str) -> Clip:
    """A chunk that begins at frame `first` of its stream, its source replaced on frames `begin` to `end` - 1."""
    frames = torch.arange(first, first + clip.source.shape[1], device=clip.source.device)
    bad = ((frames >= begin) & (frames < end)).view(1, -1, 1, 1, 1)
    if kind == "noise":
        generator = torch.Generator().manual_seed(first)
        poison = (torch.rand(clip.source.shape, generator=generator) * 2 - 1).to(clip.source.device)
    else:
        poison = torch.full_like(clip.source, {"black": -1.0, "white": 1.0}[kind])
    return clip._replace(source=torch.where(bad, poison, clip.source))


def measure_poison(unseen: Footage, subject: Subject, plan: PoisonPlan, tick: Progress) -> dict[str, Tensor]:
    """`black_1` and so on, kind and frames of poison: by how many dB the stream is behind its twin `plan.after` frames
    later, (S,) float64 on the CPU.
    """
    styles = len(unseen.names)
    tally = Tally(styles, unseen.device)
    cases = [(kind, length) for kind in KINDS for length in plan.lengths]
    batches = list(groups(styles, plan.batch))
    for turn in range(plan.clips):
        for number, group in enumerate(batches):
            style = torch.tensor(group, device=unseen.device)
            codes = [unseen.code(index) for index in group]
            twin, streams = subject.start(codes), [subject.start(codes) for _ in cases]
            first = 0
            for clip in unseen.stream(style, plan.frames, plan.chunk, TURN + turn):
                length = clip.source.shape[1]
                counts = max(plan.end + plan.after - first, 0)  # from this frame of the chunk on
                right = metrics.psnr(restyle(twin, clip), clip.target)[:, counts:]
                for (kind, frames), stream in zip(cases, streams, strict=True):
                    bad = poisoned(clip, first, plan.end - frames, plan.end, kind)
                    wrong = metrics.psnr(restyle(stream, bad), clip.target)[:, counts:]
                    if counts < length:
                        tally.add(f"{kind}_{frames}", style, right - wrong)
                first += length
            tick("poison", (turn + (number + 1) / len(batches)) / plan.clips)
    return tally.means()
