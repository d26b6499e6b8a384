"""The prompt judge: a small network that says which of the looks a frame shows.

It is trained before an evaluation, on true targets in training worlds, and never sees a model's answer. How often it
names the true targets of unseen worlds rightly says how far it is to be believed. A file keeps it for other evaluations
of the same looks.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from mirage_game.evaluate.pretrained import JudgeError

if TYPE_CHECKING:
    from mirage_game.evaluate.quality import Progress, Tally
    from mirage_game.evaluate.rollout import Footage

FORMAT = "mirage-prompt-judge-1"
WIDTHS = (64, 96, 144, 192)  # channels at a quarter of the frame's size, an eighth ...


@dataclass(frozen=True)
class JudgePlan:
    """How long to train."""

    steps: int = 1200
    batch: int = 48  # frames a step
    peak: float = 2e-3  # learning rate, after a tenth of the steps
    seed: int = 0


class Judge:
    """A trained judge."""

    def __init__(self, network: nn.Module, steps: int) -> None:
        self.network = network.eval().requires_grad_(False)
        self.steps = steps
        """It was trained for."""

    def odds(self, pictures: Tensor) -> Tensor:
        """Probabilities of the looks for pictures (..., 3, H, W) float, -1..1 -> (..., S)."""
        found: Tensor = self.network(pictures.reshape(-1, *pictures.shape[-3:]).float()).softmax(-1)
        return found.view(*pictures.shape[:-3], -1)


class _Network(nn.Module):
    """Pictures (N, 3, H, W) -> logits (N, looks), for pictures of any size."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        layers: list[nn.Module] = [nn.Conv2d(3, 48, 4, stride=4)]
        before = 48
        for width in WIDTHS:
            stride = 1 if width == WIDTHS[0] else 2
            layers += [nn.Conv2d(before, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            if stride > 1:
                layers += [nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            before = width
        self.trunk = nn.Sequential(*layers)
        self.head = nn.Linear(2 * before, looks)

    def forward(self, pictures: Tensor) -> Tensor:
        seen = self.trunk(pictures)
        logits: Tensor = self.head(torch.cat([seen.mean((2, 3)), seen.amax((2, 3))], 1))
        return logits


def judge_for(training: Footage, plan: JudgePlan, path: Path | None, tick: Progress) -> Judge:
    """The judge that is kept in a file, or a new one, which is then kept there; without a `path` it is not kept.

    Raises JudgeError for a file that is damaged or is of other looks.
    """
    if path is not None and path.exists():
        return load_judge(path, training)
    judge = train_judge(training, plan, tick)
    if path is not None:
        save_judge(judge, path, training)
    return judge


def looks_key(footage: Footage) -> str:
    """What a judge must have been trained on: a hash of all names, their codes, and the size of a frame."""
    digest = hashlib.sha256(f"{footage.width}x{footage.height}".encode())
    for index, name in enumerate(footage.names):
        digest.update(f"\n{name}\n".encode())
        for part in footage.code(index):
            # Rounded, since another machine may compute the last digit otherwise.
            digest.update((part.cpu().double() * 1000).round().long().contiguous().numpy().tobytes())
    return digest.hexdigest()


def save_judge(judge: Judge, path: Path, training: Footage) -> None:
    """Writes the judge of these looks, about 4 MB; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {name: x.detach().cpu().contiguous() for name, x in judge.network.state_dict().items()}
    metadata = {"format": FORMAT, "looks": looks_key(training), "steps": str(judge.steps)}
    partial = path.with_suffix(".partial")
    save_file(tensors, partial, metadata=metadata)
    os.replace(partial, path)


def load_judge(path: Path, training: Footage) -> Judge:
    """The judge of these looks from a file, on their device. Raises JudgeError."""
    again = "remove it to train another, or name another file by --judge-weights"
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a dict)
    except (SafetensorError, OSError) as error:
        raise JudgeError(f"{path} cannot be read ({error}): {again}") from error
    if metadata.get("format") != FORMAT:
        raise JudgeError(f"{path} holds no prompt judge: {again}")
    if metadata.get("looks") != looks_key(training):
        raise JudgeError(f"{path} was trained on other looks, or on frames of another size: {again}")
    network = _Network(len(training.names))
    try:
        network.load_state_dict(tensors)
    except RuntimeError as error:
        raise JudgeError(f"{path} does not fit this version of Mirage: {again}") from error
    return Judge(network.to(training.device), int(metadata["steps"]))


def train_judge(training: Footage, plan: JudgePlan, tick: Progress) -> Judge:
    """Train on single frames of random looks, places and cameras of the training worlds."""
    device = training.device
    with torch.random.fork_rng([device] if device.type == "cuda" else []):
        torch.manual_seed(plan.seed)
        network = _Network(len(training.names)).to(device)
    generator = torch.Generator(device).manual_seed(plan.seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=plan.peak, weight_decay=0.05)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.peak, plan.steps + 1, pct_start=0.1)
    for step in range(plan.steps):
        pictures, looks = training.deal(plan.batch, generator)
        loss = F.cross_entropy(network(_varied(pictures, generator)), looks, label_smoothing=0.05)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        tick("judge", (step + 1) / plan.steps)
    return Judge(network, plan.steps)


def _varied(pictures: Tensor, generator: torch.Generator) -> Tensor:
    """Half mirrored, a quarter blurred: the judge is to name looks, not to find faults."""
    chance = torch.rand(2, len(pictures), 1, 1, 1, generator=generator, device=pictures.device)
    pictures = torch.where(chance[0] < 0.5, pictures.flip(-1), pictures)
    blurred = F.avg_pool2d(F.pad(pictures, (1, 1, 1, 1), mode="replicate"), 3, 1)
    return torch.where(chance[1] < 0.25, blurred, pictures)


def count_verdicts(tally: Tally, name: str, style: Tensor, odds: Tensor) -> None:
    """Count in what was said of streams of `style` (B,), with odds (B, frames, S): the share of frames whose first
    guess, or one of three, is right (`NAME_top1`, `NAME_top3`), and the same of whole streams, decided by the majority
    of their frames (`NAME_clip_top1`, `NAME_clip_top3`).
    """
    votes = F.one_hot(odds.argmax(-1), odds.shape[-1]).sum(1) + odds.mean(1) * 0.9  # the odds decide between equals
    for kind, score in {"": odds, "clip_": votes[:, None]}.items():
        best = score.topk(min(3, score.shape[-1]), -1).indices == style[:, None, None]
        tally.add(f"{name}_{kind}top1", style, best[..., 0])
        tally.add(f"{name}_{kind}top3", style, best.any(-1))
