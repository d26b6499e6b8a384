"""Teaches the prompt reader: compositions of the style room said in many ways, each with the code that it means.

No picture is needed. Some 300,000 prompts are made and encoded once, then read again and again; a minute or two on a
GPU, an hour on a CPU. Run it as `python -m mirage_game.train.reader --out out/reader.safetensors`.
"""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.model.reader import FIELDS, Reader, code_from, save_reader, told
from mirage_game.model.text import PromptEncoder, PromptStates
from mirage_game.style.code import StyleCode, stack
from mirage_game.style.compose import Composition, code, draw, training_themes
from mirage_game.style.grammar import say

ENCODE_BATCH = 512
HELD_BACK = 2000  # prompts of the same kind that are only measured on


@dataclass(frozen=True, kw_only=True, slots=True)
class ReaderConfig:
    """One run."""

    out: Path = Path("out/reader.safetensors")
    prompts: int = 300_000
    minutes: float = 3.0
    batch: int = 1024
    lr: float = 1.5e-3
    workers: int = 2
    """Processes that make prompts."""
    device: str = "auto"
    seed: int = 1
    half: bool = True
    """Multiply in bf16."""
    resume: Path | None = None
    """A reader to begin from."""
    dim: int = 144
    depth: int = 3


class Lessons(NamedTuple):
    """Prompts and what they mean, row by row, on one device."""

    states: PromptStates
    code: StyleCode

    def rows(self, index: Tensor) -> Lessons:
        """Some of them, float32."""
        states = PromptStates(*(x[index] for x in self.states))
        states = PromptStates(states.tokens.float(), states.mask, states.pooled.float())
        return Lessons(states, StyleCode(*(x[index] for x in self.code)))


def make_prompts(seed: int, count: int) -> tuple[list[str], StyleCode]:
    """`count` prompts with their codes; the same for a seed."""
    chance, themes = random.Random(seed), training_themes()
    said: list[str] = []
    meant: list[StyleCode] = []
    while len(said) < count:
        composition: Composition = draw(chance, themes)
        row = code(composition)
        for _ in range(chance.choice((1, 1, 2))):
            said.append(say(composition, chance))
            meant.append(row)
    return said[:count], stack(meant[:count])


def make_lessons(config: ReaderConfig, encoder: PromptEncoder, device: torch.device) -> Lessons:
    """Makes the prompts on several processes and encodes them."""
    share = -(-config.prompts // config.workers)
    seeds = [config.seed * 1009 + k for k in range(config.workers)]
    with ProcessPoolExecutor(config.workers, mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(make_prompts, seeds, [share] * config.workers))
    texts = [text for said, _ in parts for text in said]
    meant = stack([part for _, part in parts])
    return Lessons(encode(encoder, texts, device), StyleCode(*(x.to(device) for x in meant)))


def encode(encoder: PromptEncoder, texts: Sequence[str], device: torch.device) -> PromptStates:
    """Many prompts' states, half precision but for the mask. Those of like length are encoded together."""
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    states: PromptStates | None = None
    for at in range(0, len(texts), ENCODE_BATCH):
        chosen = order[at : at + ENCODE_BATCH]
        tokens, mask, pooled = encoder.encode([texts[k] for k in chosen])
        batch = PromptStates(tokens.half(), mask, pooled.half())
        if states is None:  # all at once, since a second copy of a million prompts would not fit
            states = PromptStates(*(x.new_empty(len(texts), *x.shape[1:], device=device) for x in batch))
        index = torch.tensor(chosen, device=device)
        for all_rows, some in zip(states, batch, strict=True):
            all_rows[index] = some.to(device)
    assert states is not None, "no prompts"
    return states


def scene_numbers(meant: StyleCode) -> Tensor:
    """Environment and medium in the order that the reader says them, (B, numbers)."""
    return torch.cat([meant.environment[:, list(fields)] for fields in FIELDS] + [meant.medium], -1)


def loss_of(reader: Reader, lessons: Lessons) -> Tensor:
    """How far the reading of these prompts is from what they mean. Colours count only where there is a material."""
    meant = lessons.code
    reading = reader(lessons.states)
    made, worn = (meant.pattern > 0)[..., None].float(), (meant.ornament > 0)[..., None].float()
    pattern = F.cross_entropy(reading.pattern.flatten(0, 1), meant.pattern.flatten())
    kind = F.cross_entropy(reading.kind.flatten(0, 1), meant.ornament.flatten())
    surface = ((reading.surface - meant.surface).abs() * made).sum() / made.sum().clamp(min=1) / meant.surface.shape[-1]
    ornament = ((reading.ornament - meant.ornament_surface).abs() * worn).sum() / worn.sum().clamp(min=1)
    keeps = F.binary_cross_entropy_with_logits(reading.keeps, meant.keeps)
    wanted = (scene_numbers(meant) - reader.middle) / reader.spread
    own = torch.cat([x.expand(-1, len(fields)) for x, fields in zip(told(meant), FIELDS, strict=True)], -1)
    own = F.pad(own, (0, meant.medium.shape[-1]), value=1.0)
    scene = (F.smooth_l1_loss(reading.scaled, wanted, reduction="none", beta=0.3) * own).sum() / own.sum().clamp(min=1)
    total: Tensor = pattern + 8 * surface + kind + ornament + 0.5 * keeps + 2 * scene
    return total


@torch.no_grad()
def measure(reader: Reader, lessons: Lessons) -> dict[str, float]:
    """What a held-back set is read as: shares of patterns and ornaments that are right, mean error of colours."""
    read, meant = code_from(reader(lessons.states)), lessons.code
    both = (meant.pattern > 0) & (read.pattern > 0)
    return {
        "pattern": (read.pattern == meant.pattern).float().mean().item(),
        "ornament": (read.ornament == meant.ornament).float().mean().item(),
        "keeps": (read.keeps == meant.keeps).float().mean().item(),
        "colour_error": ((read.surface - meant.surface).abs().mean(-1)[both]).mean().item(),
    }


def train_reader(config: ReaderConfig, encoder: PromptEncoder) -> Path:
    """Make prompts, learn to read them, write the weights. Returns their path."""
    from mirage_game.engine.devices import pick_device
    from mirage_game.model.reader import load_reader

    device = pick_device(config.device)
    torch.manual_seed(config.seed)
    begun = time.monotonic()
    lessons = make_lessons(config, encoder, device)
    count = len(lessons.code.pattern)
    print(f"{count} prompts made and encoded in {time.monotonic() - begun:.0f} s", flush=True)
    reader = (
        (load_reader(config.resume) if config.resume else Reader(config.dim, config.depth))
        .to(device)
        .train()
        .requires_grad_(True)
    )
    if config.resume is None:
        numbers = scene_numbers(lessons.code)
        reader.middle.copy_(numbers.mean(0))
        reader.spread.copy_(numbers.std(0).clamp(min=1e-3))
    optimizer = torch.optim.AdamW(reader.parameters(), lr=config.lr, betas=(0.9, 0.98), weight_decay=0.03)
    held_back = lessons.rows(torch.arange(min(HELD_BACK, count // 10), device=device))
    start, step, share = time.monotonic(), 0, 0.0
    while share < 1:
        share = min(1.0, (time.monotonic() - start) / (60 * config.minutes))
        for group in optimizer.param_groups:
            group["lr"] = config.lr * min(1.0, (step + 1) / 200) * max(1 - share, 0.01)
        index = torch.randint(len(held_back.code.pattern), count, (config.batch,), device=device)
        with torch.autocast(device.type, torch.bfloat16, enabled=config.half):
            total = loss_of(reader, lessons.rows(index))
        optimizer.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        step += 1
        if step % 500 == 0 or share == 1:
            right = ", ".join(f"{k} {v:.3f}" for k, v in measure(reader.eval(), held_back).items())
            reader.train()
            print(f"{share:4.0%} step {step}  loss {total.item():.3f}  held back: {right}", flush=True)
    save_reader(reader, config.out, {"prompts": str(count), "steps": str(step)})
    return config.out


if __name__ == "__main__":
    import tyro

    train_reader(tyro.cli(ReaderConfig), PromptEncoder.load())
