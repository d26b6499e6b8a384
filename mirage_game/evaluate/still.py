"""A camera that stands still: does the picture flicker, and does the display on top of the game stay readable?"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from mirage_game.evaluate import metrics
from mirage_game.evaluate.quality import Progress, Tally, groups
from mirage_game.evaluate.rollout import Footage, Subject, restyle
from mirage_game.worlds.clips import Clip

TURN = 1 << 17  # the footage's first turn here: other places than those of quality and drift
SETTLE = 4  # frames that a stream may take before it counts
AGREE, DIFFER = 0.02, 0.1  # of -1..1: the same colour, and certainly another one


@dataclass(frozen=True)
class StillPlan:
    """How much to look at."""

    frames: int = 24
    clips: int = 4  # streams a style
    batch: int = 32


def measure_still(unseen: Footage, subject: Subject, plan: StillPlan, tick: Progress) -> dict[str, Tensor]:
    """Figures (S,) float64 on the CPU: `model_flicker` and `target_flicker`, of 255, and `hud_ssim`, 0..1, NaN for a
    style of which no stream had a display.
    """
    styles = len(unseen.names)
    tally = Tally(styles, unseen.device)
    tally.add(
        "hud_ssim", torch.zeros(0, dtype=torch.long, device=unseen.device), torch.zeros(0, 1, device=unseen.device)
    )
    batches = list(groups(styles, plan.batch))
    for turn in range(plan.clips):
        for number, group in enumerate(batches):
            style = torch.tensor(group, device=unseen.device)
            clip = unseen.still(style, plan.frames, TURN + turn)
            bare = unseen.still(style, 1, TURN + turn, hud=False)
            model = restyle(subject.start([unseen.code(index) for index in group]), clip)
            for name, picture in {"model": model, "target": clip.target}.items():
                settled = picture[:, SETTLE:]
                tally.add(f"{name}_flicker", style, metrics.change(settled[:, :-1], settled[:, 1:]))
            _count_display(tally, style, clip, bare, model)
            tick("still camera", (turn + (number + 1) / len(batches)) / plan.clips)
    return tally.means()


def display(clip: Clip, bare: Clip) -> Tensor:
    """Where a display certainly hides the world (B, H, W) bool, of a clip and its first frame without the display.

    There source and target are one colour, and would not be without it. Where the world looks the same in both, nobody
    can tell, and nothing is said.
    """
    same = (clip.source[:, 0] - clip.target[:, 0]).abs().amax(1) < AGREE
    would_differ = (bare.source[:, 0] - bare.target[:, 0]).abs().amax(1) > DIFFER
    return same & would_differ


def _count_display(tally: Tally, style: Tensor, clip: Clip, bare: Clip, model: Tensor) -> None:
    """The last frame's likeness to the source within the display. What lies around it is taken from the source, so that
    only the display itself is compared.
    """
    shown = display(clip, bare)
    source = clip.source[:, -1]
    answer = torch.where(shown[:, None], model[:, -1].float(), source)
    likeness = metrics.ssim_map(answer, source)
    pixels = shown.sum((1, 2))
    value = (likeness * shown).sum((1, 2)) / pixels.clamp_min(1)
    has = torch.nonzero(pixels >= 64).flatten()
    tally.add("hud_ssim", style[has], value[has, None])
