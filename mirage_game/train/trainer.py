"""The training loop: set up, then render, step, log, save, until the time is up.

One process a GPU (`torchrun --nproc-per-node N -m mirage_game.train`), gradients averaged between them. Every minute
it writes the EMA weights, all that it needs to go on where it stopped, and a sample sheet.
"""

from __future__ import annotations

import math
import os
import pickle
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import Generator, Tensor

from mirage_game.model.captions import CaptionTable
from mirage_game.model.checkpoint import load_model, save_model
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage
from mirage_game.train.data import Batch, Captions, Renderer
from mirage_game.train.objective import add_noise, corrupt, loss, sample_levels, visible_past
from mirage_game.train.samples import SampleSheet
from mirage_game.worlds.pool import WorldPool

STATEFUL = ("model", "ema", "optimizer")  # parts of a `Trainer` that a run's state consists of
SAVE_EVERY_S = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainConfig:
    """One training run. Times are of the whole run, so that the learning rate ends with it."""

    preset: str = "tiny"
    captions: Path
    """Encoded captions, made by `mirage train captions`."""
    out: Path = Path("out/train")
    minutes: float = 9.0
    batch: int = 32
    """Clips a GPU and step."""
    frames: int = 8
    lr: float = 1e-3
    warm_up_steps: int = 300
    decay_from: float = 0.4
    """Share of the run after which the learning rate falls, linearly, to `final_lr`."""
    final_lr: float = 0.02
    """Share of `lr` that is left at the end."""
    self_rollout: float = 0.4
    """Share of the steps, once warm, whose noisy frames are made from the model's own predictions."""
    worlds: int = 96
    seed: int = 1
    resume: Path | None = None
    """Weights (`.safetensors`) to begin from, or the state (`.pt`) of a run that was cut off, to go on with it."""
    history_augmentation: bool = True
    past_trust: float = 0.0
    """How far those who run the weights are to trust their past: 0 in full, -5 hardly. Training always does in full."""

    def __post_init__(self) -> None:
        if self.preset not in PRESETS:
            raise ValueError(f"there is no preset {self.preset!r}; choose one of: {', '.join(PRESETS)}")
        if self.minutes <= 0 or self.batch < 1 or self.frames < 2:
            raise ValueError("a run needs minutes above 0, a batch of at least 1 and clips of at least 2 frames")
        if not self.captions.is_file():
            raise ValueError(f"{self.captions} does not exist: make it with `mirage train captions {self.captions}`")
        if self.resume and not self.resume.is_file():
            raise ValueError(f"{self.resume} does not exist: name weights (.safetensors) or a run's state (.pt)")


class Trainer:
    """Everything a run keeps."""

    def __init__(self, config: TrainConfig) -> None:
        self.config = config
        self.rank, self.world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
        if torch.cuda.is_available():
            self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)))
            torch.cuda.set_device(self.device)
        else:
            self.device = torch.device("cpu")
        if self.world > 1:
            dist.init_process_group("nccl" if self.device.type == "cuda" else "gloo")
        torch.manual_seed(config.seed)  # the same weights on every rank
        torch.set_float32_matmul_precision("high")
        goes_on = config.resume is not None and config.resume.suffix == ".pt"
        if config.resume and not goes_on:
            self.model = load_model(path=config.resume, device=self.device).train().requires_grad_(True)
            self.model.trust_past(0.0)  # what runs may turn down, training must still see
        else:
            self.model = Mirage(PRESETS[config.preset]).to(self.device).to(memory_format=torch.channels_last)
        self.ema = Mirage(self.model.config).to(self.device).eval().requires_grad_(False)
        self.ema.load_state_dict(self.model.state_dict())
        self.optimizer = torch.optim.AdamW(
            parameter_groups(self.model), lr=config.lr, betas=(0.9, 0.95), fused=self.device.type == "cuda"
        )
        self.step = 0
        spent_s = self.restore(config.resume) if config.resume and goes_on else 0.0
        seed = config.seed * 1000 + self.rank + self.step * 1_000_003  # a run that goes on meets other worlds
        self.generator = Generator(self.device).manual_seed(seed)
        pool = WorldPool(count=config.worlds, seed=seed, device=self.device)
        captions = Captions(CaptionTable.load(config.captions, self.device), self.device)
        size = (self.model.config.width, self.model.config.height)
        self.sheet = SampleSheet(pool, captions, *size) if self.rank == 0 else None
        self.renderer = Renderer(pool, captions, config.batch, config.frames, size, self.generator)
        self.compiled: Any = torch.compile(self.model, dynamic=False) if self.device.type == "cuda" else self.model
        self.started = time.monotonic() - spent_s

    def progress(self) -> float:
        """Share of the run that is over, 0..1; the same on every rank."""
        share = torch.tensor(
            min(1.0, (time.monotonic() - self.started) / (self.config.minutes * 60)), device=self.device
        )
        if self.world > 1:
            dist.broadcast(share, 0)
        return float(share)

    def learning_rate(self, progress: float) -> float:
        """Warm up, hold, fall."""
        c = self.config
        fall = 1.0 if progress < c.decay_from else (1 - progress) / (1 - c.decay_from)
        return c.lr * min(1.0, (self.step + 1) / c.warm_up_steps) * max(c.final_lr, fall)

    def predict(self, noisy: Tensor, batch: Batch, t: Tensor, valid: Tensor) -> Tensor:
        """Clean frames (B, T, 3, H, W) float32."""
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda"):
            prompt = self.model.encode_prompt(*batch.prompt)
            predicted: Tensor = self.compiled(noisy, batch.source, t, prompt, batch.conditions, valid)
        return predicted.float()

    def train_step(self, batch: Batch, progress: float) -> tuple[Tensor, Tensor]:
        """One update. Returns loss and mean squared error, on the device."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate(progress)
        b, frames = batch.target.shape[:2]
        g, device, memory = self.generator, self.device, self.model.config.memory
        t = sample_levels((b, frames), g, device)
        valid = visible_past(b, frames, memory, g, device)
        noise = torch.randn(batch.target.shape, generator=g, device=device)
        base = batch.target
        warm = self.config.resume is not None or progress > 0.15
        if warm and torch.rand((), generator=self._coin).item() < self.config.self_rollout:
            with torch.no_grad():
                base = self.predict(noise, batch, torch.zeros_like(t), valid)
        if self.config.history_augmentation:
            base = corrupt(base, g)
        predicted = self.predict(add_noise(base, noise, t), batch, t, valid)
        total, mse = loss(predicted, batch.target, t)
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        self.average_gradients()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.update_ema()
        self.step += 1
        return total.detach(), mse

    @property
    def _coin(self) -> Generator:
        """Decides the same on every rank, without a message: seeded by the step."""
        return Generator().manual_seed(self.config.seed * 1_000_003 + self.step)

    def average_gradients(self) -> None:
        """Mean over the GPUs, in one message: the model is small."""
        if self.world == 1:
            return
        grads = [p.grad for p in self.model.parameters() if p.grad is not None]
        flat = torch.cat([g.flatten() for g in grads])
        dist.all_reduce(flat)
        flat /= self.world
        for g, piece in zip(grads, torch.split(flat, [g.numel() for g in grads]), strict=True):
            g.copy_(piece.view_as(g))

    @torch.no_grad()
    def update_ema(self) -> None:
        """Exponential mean of the weights: short at first, then over about a thousand steps."""
        decay = min(0.999, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(list(self.ema.parameters()), list(self.model.parameters()), 1 - decay)

    @property
    def weights(self) -> Path:
        """Where the EMA weights go; the state of the run lies beside them."""
        return self.config.out / f"{self.config.preset}.safetensors"

    def save(self) -> None:
        """EMA weights, the state of the run and a sample sheet, by the first rank."""
        if self.rank != 0:
            return
        notes = {"steps": str(self.step), "clips": str(self.step * self.config.batch * self.world)}
        notes["past_trust"] = str(self.config.past_trust)
        save_model(self.ema, self.weights, notes)
        state = {name: getattr(self, name).state_dict() for name in STATEFUL}
        state |= {"step": self.step, "spent_s": time.monotonic() - self.started}
        partial = self.weights.with_suffix(".pt.partial")
        torch.save(state, partial)
        os.replace(partial, self.weights.with_suffix(".pt"))
        if self.sheet is not None:
            self.sheet.draw(self.ema, self.config.out / f"samples-{self.step:07}.png")

    def restore(self, path: Path) -> float:
        """Goes on with a run that `save` wrote; returns the seconds that it has run. Raises ValueError if it is of
        another preset, or no run's state.
        """
        try:
            state = torch.load(path, map_location=self.device, weights_only=True)
            for name in STATEFUL:
                getattr(self, name).load_state_dict(state[name])
            self.step = int(state["step"])
            return float(state["spent_s"])
        except (RuntimeError, KeyError, TypeError, ValueError, EOFError, pickle.UnpicklingError) as error:
            why = str(error).strip().splitlines()[0]
            raise ValueError(f"{path} is not the state of a run of {self.config.preset} ({why})") from error


def parameter_groups(model: Mirage) -> list[dict[str, Any]]:
    """Matrices decay a little; vectors, gates and tables do not."""
    matrices = [p for p in model.parameters() if p.dim() >= 2]
    others = [p for p in model.parameters() if p.dim() < 2]
    return [{"params": matrices, "weight_decay": 0.02}, {"params": others, "weight_decay": 0.0}]


def train(config: TrainConfig) -> Path:
    """Runs to the end of `minutes` and returns the checkpoint's path."""
    trainer = Trainer(config)
    c = config
    parameters = sum(p.numel() for p in trainer.model.parameters())
    say = print if trainer.rank == 0 else (lambda *a, **k: None)
    say(f"{c.preset}: {parameters / 1e6:.2f}M parameters on {trainer.world} x {describe(trainer.device)}", flush=True)
    progress, window, since, saved = trainer.progress(), 0, time.monotonic(), time.monotonic()
    while progress < 1:
        batch = trainer.renderer.take()
        total, mse = trainer.train_step(batch, progress)
        trainer.renderer.start()
        window += 1
        if trainer.step % 10 == 0:
            progress = trainer.progress()
        if trainer.step % 100 == 0:
            now = synchronised(trainer.device)
            psnr = 10 * math.log10(4 / max(mse.item(), 1e-9))
            say(
                f"{progress:5.1%} step {trainer.step}  loss {total.item():.4f}  psnr {psnr:.2f} dB  "
                f"{window / (now - since):.1f} steps/s",
                flush=True,
            )
            window, since = 0, now
            if now - saved > SAVE_EVERY_S:
                trainer.save()
                saved = now
    trainer.save()
    say(f"{trainer.step} steps, {trainer.step * c.batch * trainer.world} clips of {c.frames} frames", flush=True)
    if trainer.world > 1:
        dist.destroy_process_group()
    return trainer.weights


def synchronised(device: torch.device) -> float:
    """The clock once the device has caught up; only for the log."""
    if device.type == "cuda":
        torch.cuda.synchronize()
    return time.monotonic()


def describe(device: torch.device) -> str:
    """For people."""
    return torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU"
