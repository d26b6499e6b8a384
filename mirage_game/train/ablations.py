"""What each ingredient of training is worth: the same short run with and without it.

Every variant is a `Trainer` with one part overridden, or other options, and says how its model is to be run. Nothing
else imports this, and no shipped model is made so. `scripts/ablations.py` runs and compares them.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mirage_game.evaluate.running import Running
from mirage_game.model.presets import ModelConfig
from mirage_game.model.transformer import Conditions, Mirage, Painting, StyleCache
from mirage_game.style.code import StyleCode
from mirage_game.train.objective import sample_levels
from mirage_game.train.trainer import TrainConfig, Trainer, run, synchronised


class NoSwatches(Mirage):
    """Materials and skies are not fetched from the style: the network must draw them by itself."""

    def encode_style(self, code: StyleCode) -> StyleCache:
        """See `Mirage`."""
        style = super().encode_style(code)
        return style._replace(swatches=torch.zeros_like(style.swatches))

    def decode_frame(
        self,
        x: Tensor,
        x8: Tensor,
        x4: Tensor,
        source: Tensor,
        c: Tensor,
        style: StyleCache,
        of: Tensor,
        conditions: Conditions,
    ) -> tuple[Painting, Tensor]:
        """See `Mirage`. The sky that the style asks for is a condition, too."""
        bare = conditions._replace(sky=torch.zeros_like(conditions.sky))
        return super().decode_frame(x, x8, x4, source, c, style, of, bare)


class PooledStyle(NoSwatches):
    """The style comes through the modulation (adaLN) alone: attention, lookups, swatches and sky see none of it."""

    def encode_style(self, code: StyleCode) -> StyleCache:
        """See `Mirage`. What is zero tells nothing, whatever attention it gets."""
        style = super().encode_style(code)
        return StyleCache(style.pooled, *(torch.zeros_like(part) for part in style[1:]))


class ShownPrevious(Mirage):
    """The stem reads the styled frame before, too: channels 3 to 5 of what it is to denoise."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__(config)
        old = self.stem
        self.stem = nn.Conv2d(old.in_channels + 3 * 16, old.out_channels, 3, padding=1)
        with torch.no_grad():  # it begins as the model without: what is new counts nothing yet
            noisy, rest = old.weight[:, : 3 * 16], old.weight[:, 3 * 16 :]
            self.stem.weight.copy_(torch.cat([noisy, torch.zeros_like(noisy), rest], 1))
            assert old.bias is not None
            assert self.stem.bias is not None
            self.stem.bias.copy_(old.bias)


class OneFrameBack(Mirage):
    """Keeps one past frame."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__(replace(config, memory=1))


class FourFramesBack(Mirage):
    """Keeps four past frames."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__(replace(config, memory=4))


class AblationTrainer(Trainer):
    """The run that all others are compared with. It keeps no files, and its clock starts once everything is compiled.

    `steps_max`: the run ends after so many steps, not with the time, so that processes that share a GPU do the same.
    """

    draws_sheets = False
    warm_steps = 2  # that compile, and do not count
    steps_max: int | None = None

    def warm_up(self) -> None:
        """A few steps and a rollout, which compile all that the run needs; then the clock starts."""
        for _ in range(self.warm_steps):
            batch = self.next_batch()
            self.train_step(batch, 0.0)
        with torch.no_grad(), self.autocast:
            style = self.model.encode_style(batch.code)
        self.rollout(torch.randn_like(batch.target), batch, style, self.visible(*batch.target.shape[:2]), 1)
        synchronised(self.device)
        self.started = time.monotonic()

    def progress(self) -> float:
        """See `Trainer`."""
        if self.steps_max is None:
            return super().progress()
        return min(1.0, (self.step - self.warm_steps) / self.steps_max)

    def save(self) -> None:
        """Nothing: an ablation is for its figures."""


class OneLevel(AblationTrainer):
    """No diffusion forcing: all frames of a clip have one noise level."""

    def levels(self, batch: int, frames: int) -> Tensor:
        """See `Trainer`."""
        return sample_levels((batch, 1), self.generator, self.device).repeat(1, frames)


class NoPast(AblationTrainer):
    """No memory: no frame sees another."""

    def visible(self, batch: int, frames: int) -> Tensor:
        """See `Trainer`."""
        return torch.zeros(batch, frames, self.model.config.memory, dtype=torch.bool, device=self.device)


class ShortTrainer(AblationTrainer):
    """Trains `OneFrameBack`."""

    model_class = OneFrameBack


class LongTrainer(AblationTrainer):
    """Trains `FourFramesBack`."""

    model_class = FourFramesBack


class NoSwatchesTrainer(AblationTrainer):
    """Trains `NoSwatches`."""

    model_class = NoSwatches


class PooledTrainer(AblationTrainer):
    """Trains `PooledStyle`."""

    model_class = PooledStyle


class PreviousTrainer(AblationTrainer):
    """Trains `ShownPrevious`. The frame before is as bad as the history is: corrupted, or the model's own, which is
    made while it sees the true one. It is not warped: many games tell no depth.
    """

    model_class = ShownPrevious

    def shown(self, noisy: Tensor, history: Tensor, valid: Tensor) -> Tensor:
        """The noisy frames, and beside each the one before: zeros at the start, after a cut, and in the clips in which
        no frame sees another.
        """
        before = F.pad(history[:, :-1], (0, 0, 0, 0, 0, 0, 1, 0)) * valid[:, :, :1, None, None]
        return torch.cat([noisy, before.to(noisy.dtype)], 2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One run to compare."""

    what: str
    trainer: type[AblationTrainer] = AblationTrainer
    options: Mapping[str, Any] = field(default_factory=dict)
    """Changes of the `TrainConfig`."""
    running: Running = field(default_factory=Running)
    needs_trunk: bool = False


BASELINE = "baseline"
VARIANTS = {
    BASELINE: Variant(
        what="two past frames, half of the clips with fixed noise, neither perceptual nor adversarial loss"
    ),
    "other-seed": Variant(what="the baseline again by another seed: what chance is worth", options={"seed": 2}),
    "no-diffusion-forcing": Variant(what="one noise level for all frames of a clip", trainer=OneLevel),
    "no-history-augmentation": Variant(what="a clean history", options={"history_augmentation": False}),
    "no-self-rollout": Variant(what="history made of true frames only", options={"self_rollout": 0.0}),
    "no-memory": Variant(what="trained and run without a past", trainer=NoPast, running=Running(memory="none")),
    "memory-one": Variant(what="trained and run with one past frame", trainer=ShortTrainer),
    "memory-four": Variant(what="trained and run with four past frames", trainer=LongTrainer),
    "previous-frame": Variant(
        what="the last styled frame, unwarped, as input channels",
        trainer=PreviousTrainer,
        running=Running(shows_previous=True),
    ),
    "no-swatches": Variant(what="neither materials nor sky fetched from the style", trainer=NoSwatchesTrainer),
    "no-style-tokens": Variant(what="the style by adaLN alone: no tokens, swatches or sky", trainer=PooledTrainer),
    "fresh-noise": Variant(
        what="trained and run with other noise each frame",
        options={"fixed_noise": 0.0},
        running=Running(fresh_noise=True),
    ),
    "fixed-noise": Variant(what="trained with one noise for all frames of a clip", options={"fixed_noise": 1.0}),
    "perceptual": Variant(
        what="with the perceptual loss", options={"perceptual": 0.03, "perceptual_from": 0.0}, needs_trunk=True
    ),
    "adversary": Variant(
        what="with the adversary, which pulls from half of the run on",
        options={"adversary": 0.8, "adversary_learns_from": 0.35, "adversary_from": 0.5},
    ),
}

AS_EVALUATED, ALL_KNOWN = "as-evaluated", "all-known"
RUNNINGS = {
    AS_EVALUATED: ("3 steps, sees its past, the stream's noise, all but depth known", Running()),
    "memory-one-frame": ("sees one past frame", Running(memory="one frame")),
    "memory-none": ("sees no past frame", Running(memory="none")),
    "cache-first": ("the ring keeps the first step's keys and values", Running(cache="first")),
    "cache-clean": ("the ring keeps those of one more pass, without noise", Running(cache="clean")),
    "run-fresh-noise": ("other noise each frame", Running(fresh_noise=True)),
    "1-step": ("1 denoising step", Running(steps=1)),
    "2-steps": ("2 denoising steps", Running(steps=2)),
    "4-steps": ("4 denoising steps", Running(steps=4)),
    ALL_KNOWN: ("camera, controls, depth and pose known", Running(hidden=())),
    "camera-hidden": ("all but the camera's motion", Running(hidden=("camera",))),
    "controls-hidden": ("all but the controls", Running(hidden=("controls",))),
    "depth-hidden": ("all but depth: no materials", Running(hidden=("depth",))),
    "pose-hidden": ("all but the pose: neither materials nor sky", Running(hidden=("pose",))),
    "all-hidden": ("nothing but the clock", Running(hidden=("camera", "controls", "depth", "pose"))),
}


def reference(name: str) -> str:
    """The variant or running that one is compared with."""
    if name in VARIANTS:
        return BASELINE
    return ALL_KNOWN if name == ALL_KNOWN or name.endswith("-hidden") else AS_EVALUATED


def train_variant(
    variant: Variant, config: TrainConfig, steps_max: int | None = None, eager: bool = False
) -> tuple[Mirage, dict[str, float]]:
    """Trains a variant from nothing; returns its EMA weights, and how many steps it took at which speed."""
    trainer = variant.trainer(replace(config, **variant.options))
    trainer.steps_max = steps_max
    if eager:
        trainer.compiled = trainer.model
    else:
        torch._dynamo.reset()  # the variants before count towards a limit, beyond which nothing is compiled
    trainer.warm_up()
    run(trainer)
    seconds = synchronised(trainer.device) - trainer.started
    steps = trainer.step - trainer.warm_steps
    return trainer.ema, {"steps": steps, "seconds": round(seconds, 1), "steps_per_s": round(steps / seconds, 2)}
