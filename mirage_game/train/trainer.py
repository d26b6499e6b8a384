"""The training loop: set up, then render, step, log, save, until the time is up.

One process a GPU (`torchrun --nproc-per-node N -m mirage_game.train`), gradients averaged between them. Every minute
it writes the EMA weights, all that it needs to go on where it stopped, and a sample sheet.
"""

from __future__ import annotations

import math
import os
import pickle
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
from torch import Generator, Tensor

from mirage_game.model.checkpoint import load_model, save_model
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage, StyleCache
from mirage_game.train.adversary import Duel
from mirage_game.train.data import Batch, Renderer, make_bank
from mirage_game.train.identity import RealFrames
from mirage_game.train.objective import LEVELS, add_noise, corrupt, loss, role_loss, sample_levels, visible_past
from mirage_game.train.perceptual import Perceptual
from mirage_game.train.samples import SampleSheet
from mirage_game.worlds.clips import ClipOptions
from mirage_game.worlds.pool import WorldPool

STATEFUL = ("model", "ema", "optimizer")  # parts of a `Trainer` that a run's state consists of
SAVE_EVERY_S = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class TrainConfig:
    """One training run. Times are of the whole run, so that the learning rate ends with it."""

    preset: str = "tiny"
    out: Path = Path("out/train")
    minutes: float = 9.0
    batch: int = 32
    """Clips a GPU and step."""
    frames: int = 8
    reuse: int = 2
    """Steps that a batch is used for, with other noise levels each: rendering must not hold training back."""
    lr: float = 1e-3
    warm_up_steps: int = 300
    decay_from: float = 0.4
    """Share of the run after which the learning rate falls, linearly, to `final_lr`."""
    final_lr: float = 0.02
    """Share of `lr` that is left at the end."""
    self_rollout: float = 0.5
    """Share of the steps, once warm, whose noisy frames are made from the model's own pictures, of 1 to 3 steps."""
    fixed_noise: float = 0.5
    """Share of the clips whose frames all begin from one noise, as the engine's do."""
    roles: float = 0.1
    """Weight of the loss of what each place looks up."""
    trunk: Path | None = None
    """Weights of the perceptual loss, written by `mirage train trunk`; without them there is none."""
    perceptual: float = 0.03
    perceptual_from: float = 0.3
    """Share of the run after which the perceptual loss counts."""
    adversary: float = 0.0
    """How hard an adversary pulls at the last two frames of each clip, of the other losses' pull there; 0: there is
    none."""
    adversary_from: float = 0.9
    """Share of the run after which it pulls."""
    adversary_learns_from: float = 0.7
    """Share of the run after which it learns."""
    real: Path | None = None
    """A folder of pictures of a real game, which the model learns to leave as they are."""
    real_share: float = 0.06
    zoom_share: float = 0.25
    """Share of the clips that show a crop of a larger picture, down to a fifth of its width and height."""
    worlds: int = 96
    looks: int = 6000
    """Looks a GPU draws at the start."""
    seed: int = 1
    resume: Path | None = None
    """Weights (`.safetensors`) to begin from, or the state (`.pt`) of a run that was cut off, to go on with it."""
    history_augmentation: bool = True
    past_trust: float = 0.0
    """How far those who run the weights are to trust their past: 0 in full, -5 hardly. Training always does in full."""

    def __post_init__(self) -> None:
        if self.preset not in PRESETS:
            raise ValueError(f"there is no preset {self.preset!r}; choose one of: {', '.join(PRESETS)}")
        if self.minutes <= 0 or self.batch < 1 or self.frames < 2 or self.reuse < 1:
            raise ValueError("a run needs minutes above 0, batch and reuse of 1 or more, and clips of 2 frames or more")
        if not 0 <= self.adversary_learns_from <= self.adversary_from:
            raise ValueError("the adversary must learn before it pulls: adversary_learns_from is after adversary_from")
        if self.adversary < 0 or (self.adversary and self.adversary_from >= 1):
            raise ValueError(
                "an adversary pulls with 0 or more, and begins before the run ends: adversary_from below 1"
            )
        if not 0 <= self.zoom_share <= 1:
            raise ValueError(f"zoom_share is {self.zoom_share}: it must be in 0..1")
        if not 0 <= self.real_share < 1:
            raise ValueError(f"real_share is {self.real_share}: it must be 0 or more, and less than 1")
        if self.real and not self.real.is_dir():
            raise ValueError(f"{self.real} is no folder: name one with pictures of a game, or leave out --real")
        if self.real and round(self.real_share * self.batch) < 1:
            raise ValueError(
                f"real_share {self.real_share} of a batch of {self.batch} is no clip: take more of one of them"
            )
        if self.trunk and not self.trunk.is_file():
            raise ValueError(f"{self.trunk} does not exist: make it with `mirage train trunk {self.trunk}`")
        if self.resume and not self.resume.is_file():
            raise ValueError(f"{self.resume} does not exist: name weights (.safetensors) or a run's state (.pt)")


class Trainer:
    """Everything a run keeps. `ablations.py` overrides what a run without one ingredient does in another way."""

    model_class: type[Mirage] = Mirage
    draws_sheets = True

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
        if self.device.type == "cuda":
            sys.setswitchinterval(0.0005)  # the renderer's thread and this one hand the interpreter to and fro
        self.autocast = torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda")
        goes_on = config.resume is not None and config.resume.suffix == ".pt"
        if config.resume and not goes_on:
            self.model = load_model(path=config.resume, device=self.device).train().requires_grad_(True)
            self.model.trust_past(0.0)  # what runs may turn down, training must still see
        else:
            model = self.model_class(PRESETS[config.preset])
            self.model = model.to(self.device).to(memory_format=torch.channels_last)
        self.ema = type(self.model)(self.model.config).to(self.device).eval().requires_grad_(False)
        self.ema.load_state_dict(self.model.state_dict())
        self.optimizer = make_optimizer(self.model, config)
        self.duel = Duel(self.model.config.dim, self.device) if config.adversary else None
        self.step = 0
        spent_s = self.restore(config.resume) if config.resume and goes_on else 0.0
        seed = config.seed * 1000 + self.rank + self.step * 1_000_003  # a run that goes on meets other worlds
        self.generator = Generator(self.device).manual_seed(seed)
        pool = WorldPool(count=config.worlds, seed=seed, device=self.device)
        bank = make_bank(config.looks, seed, self.device)
        size = (self.model.config.width, self.model.config.height)
        self.sheet = SampleSheet(pool, bank, *size) if self.rank == 0 and self.draws_sheets else None
        worlds = Generator(self.device).manual_seed(seed + 500)
        options = ClipOptions(zoom_share=config.zoom_share)
        self.renderer = Renderer(pool, bank, config.batch, config.frames, size, worlds, options)
        self.perceptual = Perceptual(config.trunk, self.device) if config.trunk and config.perceptual else None
        self.compiled: Any = torch.compile(self.model, dynamic=False) if self.device.type == "cuda" else self.model
        self.real = RealFrames(config.real, *size, self.device) if config.real else None
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

    def levels(self, batch: int, frames: int) -> Tensor:
        """Noise level of every frame (B, T)."""
        return sample_levels((batch, frames), self.generator, self.device)

    def visible(self, batch: int, frames: int) -> Tensor:
        """Which past frames each frame sees (B, T, K) bool."""
        return visible_past(batch, frames, self.model.config.memory, self.generator, self.device)

    def shown(self, noisy: Tensor, history: Tensor, valid: Tensor) -> Tensor:
        """What the model is given to denoise, (B, T, C, H, W): the `noisy` frames, made of those of the `history`."""
        return noisy

    def predict(
        self, noisy: Tensor, batch: Batch, t: Tensor, style: StyleCache, valid: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Clean frames (B, T, 3, H, W) float32, and the logits of what each place looks up."""
        with self.autocast:
            predicted, looked_up = self.compiled(noisy, batch.source, t, style, batch.conditions, valid)
        return predicted.float(), looked_up

    @torch.no_grad()
    def rollout(self, noise: Tensor, batch: Batch, style: StyleCache, valid: Tensor, steps: int) -> Tensor:
        """What sampling in `steps` steps makes of the batch, all frames at once: each step sees its past at its own
        level, where the engine's sees it at the last step's.
        """
        z, t = noise, torch.zeros(noise.shape[:2], device=self.device)
        style = StyleCache(*(x.detach() for x in style))
        for i in range(steps):
            clean, _ = self.predict(self.shown(z, batch.target, valid), batch, t + i / steps, style, valid)
            z = torch.lerp(z, clean, 1 / (steps - i))
        return clean

    def train_step(self, batch: Batch, progress: float) -> tuple[Tensor, Tensor]:
        """One update. Returns loss and mean squared error, on the device."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate(progress)
        b, frames = batch.target.shape[:2]
        c, g, device = self.config, self.generator, self.device
        t = self.levels(b, frames)
        duel = self.duel if progress >= c.adversary_learns_from else None
        if duel is not None:
            t[:, -2:] = LEVELS[2]  # the last of three steps is what players see, and what the adversary is shown
        valid = self.visible(b, frames)
        noise = torch.randn(batch.target.shape, generator=g, device=device)
        fixed = torch.rand(b, 1, 1, 1, 1, generator=g, device=device) < c.fixed_noise
        noise = torch.where(fixed, noise[:, :1], noise)
        with self.autocast:
            style = self.model.encode_style(batch.code)
        base = batch.target
        warm = c.resume is not None or progress > 0.15
        own, steps = torch.rand(2, generator=self._coin).tolist()
        if warm and own < c.self_rollout:
            base = self.rollout(noise, batch, style, valid, 1 + int(steps * 3))
        if c.history_augmentation:
            base = corrupt(base, g)
        noisy = self.shown(add_noise(base, noise, t), base, valid)
        predicted, looked_up = self.predict(noisy, batch, t, style, valid)
        # The losses of the picture meet in its gradient, so that the adversary's can be weighed against the others'.
        leaf = predicted.detach().requires_grad_(True)
        total, mse = loss(leaf, batch.target, t)
        if self.perceptual is not None and progress >= c.perceptual_from:
            one = int(own * 997) % frames  # a frame of each clip is enough
            total = total + c.perceptual * self.perceptual(leaf[:, one], batch.target[:, one])
        (pull,) = torch.autograd.grad(total, leaf)
        if duel is not None:
            self.fight(duel, pull, predicted, batch, style.pooled, progress)
        by_role = c.roles * role_loss(looked_up, batch.roles)
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward((predicted, by_role), (pull, None))
        self.average_gradients(self.model)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.update_ema(progress)
        self.step += 1
        return total.detach() + by_role.detach(), mse

    def fight(self, duel: Duel, pull: Tensor, predicted: Tensor, batch: Batch, style: Tensor, progress: float) -> None:
        """Teaches the adversary the last two frames, and once it may, adds what it wants to the gradient `pull`."""
        c = self.config
        styled, true, source = (x[:, -2:] for x in (predicted.detach(), batch.target, batch.source))
        duel.learn(styled, true, source, style)
        self.average_gradients(duel.net)
        duel.step()
        if progress >= c.adversary_from:
            wish = duel.pull(styled, source, style)
            weight = c.adversary * min(1.0, (progress - c.adversary_from) / 0.02)
            pull[:, -2:] += wish * (weight * pull[:, -2:].norm() / wish.norm().clamp(min=1e-12))

    @property
    def _coin(self) -> Generator:
        """Decides the same on every rank, without a message: seeded by the step."""
        return Generator().manual_seed(self.config.seed * 1_000_003 + self.step)

    def average_gradients(self, net: torch.nn.Module) -> None:
        """Mean over the GPUs, in one message: the nets are small."""
        if self.world == 1:
            return
        grads = [p.grad for p in net.parameters() if p.grad is not None]
        flat = torch.cat([g.flatten() for g in grads])
        dist.all_reduce(flat)
        flat /= self.world
        for g, piece in zip(grads, torch.split(flat, [g.numel() for g in grads]), strict=True):
            g.copy_(piece.view_as(g))

    def next_batch(self) -> Batch:
        """A batch of unseen clips, some of them real frames if there are any; the one after it is begun."""
        batch = self.renderer.take()
        self.renderer.start()
        return self.real.mix(batch, self.config.real_share, self.generator) if self.real else batch

    @torch.no_grad()
    def update_ema(self, progress: float) -> None:
        """Exponential mean of the weights: short at first, then over about a thousand steps, and over the last few
        hundred once an adversary pulls, so that what it taught is not left behind.
        """
        longest = 0.996 if self.duel is not None and progress >= self.config.adversary_from else 0.999
        decay = min(longest, (1 + self.step) / (10 + self.step))
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
        if self.duel is not None:
            state |= {"adversary": self.duel.net.state_dict(), "adversary_optimizer": self.duel.optimizer.state_dict()}
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
            if self.duel is not None and "adversary" in state:
                self.duel.net.load_state_dict(state["adversary"])
                self.duel.optimizer.load_state_dict(state["adversary_optimizer"])
            self.step = int(state["step"])
            return float(state["spent_s"])
        except (RuntimeError, KeyError, TypeError, ValueError, EOFError, pickle.UnpicklingError) as error:
            why = str(error).strip().splitlines()[0]
            raise ValueError(f"{path} is not the state of a run of {self.config.preset} ({why})") from error


def make_optimizer(model: Mirage, config: TrainConfig) -> torch.optim.Optimizer:
    """AdamW. Matrices decay a little; vectors, gates and tables do not."""
    groups = [
        {"params": [p for p in model.parameters() if p.dim() >= 2], "weight_decay": 0.02},
        {"params": [p for p in model.parameters() if p.dim() < 2], "weight_decay": 0.0},
    ]
    cuda = next(model.parameters()).device.type == "cuda"
    return torch.optim.AdamW(groups, lr=config.lr, betas=(0.9, 0.95), fused=cuda)


def train(config: TrainConfig) -> Path:
    """Runs to the end of `minutes` and returns the checkpoint's path."""
    return run(Trainer(config))


def run(trainer: Trainer) -> Path:
    """Trains until the time is up and returns the checkpoint's path."""
    c = trainer.config
    parameters = sum(p.numel() for p in trainer.model.parameters())
    say = print if trainer.rank == 0 else (lambda *a, **k: None)
    say(f"{c.preset}: {parameters / 1e6:.2f}M parameters on {trainer.world} x {describe(trainer.device)}", flush=True)
    progress, window, since, saved = trainer.progress(), 0, time.monotonic(), time.monotonic()
    batch: Batch | None = None
    sums = torch.zeros(2, device=trainer.device)  # loss and squared error since the last line of the log
    while progress < 1:
        if batch is None or trainer.step % c.reuse == 0:
            batch = trainer.next_batch()
        sums += torch.stack(trainer.train_step(batch, progress))
        window += 1
        if trainer.step % 10 == 0:
            progress = trainer.progress()
        if trainer.step % 100 == 0:
            now = synchronised(trainer.device)
            total, mse = (sums / window).tolist()
            say(
                f"{progress:5.1%} step {trainer.step}  loss {total:.4f}  psnr {10 * math.log10(4 / mse):.2f} dB  "
                f"{window / (now - since):.1f} steps/s",
                flush=True,
            )
            window, since = 0, now
            sums.zero_()
            if now - saved > SAVE_EVERY_S:
                trainer.save()
                saved = now
    trainer.save()
    clips = trainer.step * c.batch * trainer.world
    say(f"{trainer.step} steps, {clips} clips of {c.frames} frames, each used {c.reuse} times", flush=True)
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
