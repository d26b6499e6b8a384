"""One model run in several ways: with fewer steps, another kind of memory, fresh noise, or less known of each frame.

`scripts/ablations.py` compares them. The engine itself runs a model in one way only; here its loop is given another
step, so that nothing of this is in the engine.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import Generator, Tensor

from mirage_game.engine.loop import Loop
from mirage_game.evaluate.bars import typical
from mirage_game.evaluate.lpips_hed import LpipsHed
from mirage_game.evaluate.lut import identity_table
from mirage_game.evaluate.quality import Critics, Progress, QualityPlan, measure_quality
from mirage_game.evaluate.rollout import Footage, Subject
from mirage_game.evaluate.still import StillPlan, measure_still
from mirage_game.model.transformer import FORGETFUL, Conditions, Mirage, Painting, Past, StyleCache
from mirage_game.style.code import StyleCode

Condition = Literal["camera", "controls", "depth", "pose"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """How a model is run."""

    steps: int = 3
    memory: Literal["all", "one frame", "none"] = "all"
    cache: Literal["last", "first", "clean"] = "last"
    """Whose keys and values the ring keeps: the last denoising step's, the first one's, or those of one more pass over
    the finished frame, without noise."""
    fresh_noise: bool = False
    """Each frame begins from noise of its own, instead of the stream's."""
    hidden: tuple[Condition, ...] = ("depth",)
    """What the model is not told. Materials are fetched where depth and pose are known, the sky where the pose is."""
    shows_previous: bool = False
    """For a model that is shown its last answer beside the noisy frame, as channels 3 to 5; nothing is warped."""


class RunningStep:
    """A model's step for streams that advance together, `steps` calls a frame."""

    def __init__(self, model: Mirage, running: Running) -> None:
        self._model, self._running = model, running
        self._calls = 0
        self._first: tuple[Tensor, Tensor] | None = None
        self._previous: Tensor | None = None

    def __call__(
        self, noisy: Tensor, source: Tensor, t: Tensor, style: StyleCache, conditions: Conditions, past: Past
    ) -> tuple[Painting, Tensor, Tensor]:
        """See `Mirage.step`."""
        r, at = self._running, self._calls % self._running.steps
        self._calls += 1
        if r.memory == "one frame":
            past = past._replace(valid=past.valid & (past.ages == 1))
        painting, keys, values = self._model.step(self._shown(noisy), source, t, style, conditions, past)
        if r.cache == "first":
            if at == 0:
                self._first = keys, values
            assert self._first is not None
            keys, values = self._first
        if at == r.steps - 1:
            finished = painting.clean.clamp(-1, 1).to(noisy.dtype)
            if r.cache == "clean":
                clean = torch.ones_like(t)
                _, keys, values = self._model.step(self._shown(finished), source, clean, style, conditions, past)
            self._previous = finished
        return painting, keys, values

    def _shown(self, noisy: Tensor) -> Tensor:
        """The noisy frame, and the last answer if the model wants it; before the first one there are zeros."""
        if not self._running.shows_previous:
            return noisy
        return torch.cat([noisy, torch.zeros_like(noisy) if self._previous is None else self._previous], 1)


class RunningStreams:
    """Streams of a model that is run so: a `Restyler`."""

    def __init__(self, model: Mirage, batch: int, running: Running, seed: int) -> None:
        self._loop = Loop(model, batch, running.steps, seed, RunningStep(model, running))
        self._running = running
        self._fresh = Generator(self._loop.device).manual_seed(seed)

    def set_style(self, slot: int, code: StyleCode) -> None:
        """At once, without a blend."""
        self._loop.set_style(slot, code)

    def step(
        self, source: Tensor, camera: Tensor, controls: Tensor, depth: Tensor, poses: Tensor, clock: Tensor
    ) -> Tensor:
        """See `Restyler`."""
        if self._running.fresh_noise:
            self._loop.noise.normal_(generator=self._fresh)
        known: dict[Condition, Tensor] = {"camera": camera, "controls": controls, "depth": depth, "pose": poses}
        told = [None if name in self._running.hidden else part for name, part in known.items()]
        return self._loop.step(source, *told, clock=clock)


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasurePlan:
    """How much to look at."""

    frames: int = 32
    clips: int = 2
    """Streams a look."""
    still_frames: int = 24
    batch: int = 16
    chunk: int = 16
    seed: int = 0


def measure(
    model: Mirage, running: Running, unseen: Footage, lpips: LpipsHed | None, plan: MeasurePlan, tick: Progress
) -> dict[str, Any]:
    """What `mirage evaluate` measures of a model that is run so, without colour tables.

    psnr (dB), lpips_hed (None without its weights), detail and warp (over the target's, geometric means over the
    looks), flicker (above the target's, of 255), and psnr_by_look, so that two runs can be compared look by look.
    """
    subject = Subject(lambda batch: RunningStreams(model, batch, running, plan.seed))
    trust = float(model.trust[0])
    model.trust_past(FORGETFUL - 1 if running.memory == "none" else 0.0)
    looks = len(unseen.names)
    nothing = identity_table(device=unseen.device).expand(looks, -1, -1, -1, -1)  # no table is fitted here
    try:
        with torch.inference_mode():
            quality = QualityPlan(plan.frames, plan.clips, plan.chunk, plan.batch)
            figures = measure_quality(unseen, subject, nothing, Critics(lpips=lpips), quality, tick).figures
            still = StillPlan(plan.still_frames, plan.clips, plan.batch)
            figures |= measure_still(unseen, subject, still, tick)
    finally:
        model.trust_past(trust)
    flicker = figures["model_flicker"] - figures["target_flicker"]
    by_look = dict(zip(unseen.names, figures["model_psnr"].tolist(), strict=True))
    return {
        "psnr": float(figures["model_psnr"].mean()),
        "lpips_hed": float(figures["model_lpips_hed"].mean()) if lpips else None,
        "detail": _ratio(figures, "detail"),
        "warp": _ratio(figures, "warp"),
        "flicker": float(flicker.mean()),
        "psnr_by_look": by_look,
    }


def _ratio(figures: dict[str, Tensor], name: str) -> float:
    """The model's figure over the target's, geometric mean."""
    ratios = figures[f"model_{name}"] / figures[f"target_{name}"].clamp(min=1e-12)
    return typical([x for x in ratios.tolist() if math.isfinite(x)])
