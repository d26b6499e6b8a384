"""Teaches `model.themes` which theme a name means: about fifty names a theme, a minute on a CPU.

mirage train themes --out themes.safetensors
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.model.text import PromptEncoder
from mirage_game.model.themes import ThemeGuess, save_guess
from mirage_game.style.associations import names_of
from mirage_game.style.compose import training_themes
from mirage_game.style.phrases import held_out_phrases

ENCODE_BATCH = 128
NOISE = 0.6 / 384**0.5  # added to states of length 1: names are few, and near ones mean the same
SMOOTHING = 0.1
WARM_UP_STEPS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemesConfig:
    """One run."""

    out: Path = Path("out/themes.safetensors")
    steps: int = 2500
    batch: int = 1024
    lr: float = 3e-3
    hidden: int = 256
    seed: int = 0


def encoded(encoder: PromptEncoder, names: list[str]) -> Tensor:
    """States of many names (N, C)."""
    parts = [encoder.encode_names(names[at : at + ENCODE_BATCH]) for at in range(0, len(names), ENCODE_BATCH)]
    return torch.cat(parts)


def share_right(guess: ThemeGuess, encoder: PromptEncoder) -> tuple[float, float]:
    """Of names that training never saw, the share whose theme is guessed first, and among the first three."""
    said = [(name, k) for k, theme in enumerate(guess.names) for name in held_out_phrases("theme", theme)]
    top = guess(encoded(encoder, [name for name, _ in said])).topk(3, -1).indices
    right = top == torch.tensor([k for _, k in said])[:, None]
    return right[:, 0].float().mean().item(), right.any(1).float().mean().item()


def train_themes(config: ThemesConfig, encoder: PromptEncoder) -> Path:
    """Learn the names, say how well names are guessed that were held back, write the weights. Returns their path."""
    torch.manual_seed(config.seed)
    themes = sorted(training_themes())
    names = [(name, k) for k, theme in enumerate(themes) for name in names_of(theme)]
    states, wanted = encoded(encoder, [name for name, _ in names]), torch.tensor([k for _, k in names])
    guess = ThemeGuess(themes, config.hidden).train()
    optimizer = torch.optim.AdamW(guess.parameters(), lr=config.lr, weight_decay=0.05)
    for step in range(config.steps):
        for group in optimizer.param_groups:
            group["lr"] = config.lr * min(1.0, (step + 1) / WARM_UP_STEPS) * (1 - step / config.steps)
        index = torch.randint(len(names), (config.batch,))
        noisy = states[index] + torch.randn(config.batch, states.shape[1]) * NOISE
        loss = F.cross_entropy(guess(noisy), wanted[index], label_smoothing=SMOOTHING)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    with torch.no_grad():
        first, three = share_right(guess.eval(), encoder)
    print(f"{len(names)} names of {len(themes)} themes; of names held back {first:.1%} right, {three:.1%} among three")
    save_guess(guess, config.out)
    return config.out
