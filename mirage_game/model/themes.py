"""Which theme is meant by a name that the vocabulary does not have: "the machines have won" is "steampunk" or not?

A small network over the text encoder's mean state, taught by some fifty names a theme (`style.associations`). What it
is sure of is put into the prompt in the theme's own name, which the prompt reader knows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from mirage_game.model.checkpoint import WEIGHTS, WeightsError
from mirage_game.model.text import CHANNELS, PromptEncoder
from mirage_game.style.heads import Head, heads
from mirage_game.style.wording import cleaned

FORMAT = "mirage-themes-1"
SURE = 0.2  # guesses at least so sure are right in eight of ten cases, those just above it in half
SURE_BESIDE_A_THING = 0.6  # where the words may be about one part of the world or a material
CERTAIN = 0.75  # surer than the prompt reader where that knows a theme in the words
A_GUESS = 0.1  # better than nothing, where nothing is the other choice


class ThemeGuess(nn.Module):
    """Mean states of names (B, CHANNELS) -> logits (B, themes)."""

    def __init__(self, names: Sequence[str], hidden: int = 256) -> None:
        super().__init__()
        self.names, self.hidden = tuple(names), hidden
        self.layers = nn.Sequential(
            nn.Linear(CHANNELS, hidden), nn.GELU(), nn.Dropout(0.5), nn.Linear(hidden, len(self.names))
        )

    def forward(self, states: Tensor) -> Tensor:
        """See the class; states have length 1."""
        logits: Tensor = self.layers(states * CHANNELS**0.5)
        return logits


class ThemeNamer:
    """Puts the theme's name where a prompt means a theme in other words."""

    def __init__(self, encoder: PromptEncoder, guess: ThemeGuess) -> None:
        self._encoder, self._guess = encoder, guess.eval().requires_grad_(False)

    def guess(self, names: Sequence[str]) -> list[tuple[str, float]]:
        """The likeliest theme of each name, and how sure that is, 0..1."""
        sure, which = self._guess(self._encoder.encode_names(names)).softmax(-1).max(-1)
        return [(self._guess.names[k], p) for k, p in zip(which.tolist(), sure.tolist(), strict=True)]

    def renamed(self, prompt: str, least: float = SURE) -> Renamed | None:
        """The prompt with its theme's own name in it, or None if it names none that is at least so sure."""
        text = cleaned(prompt)
        places = heads(text)
        if not places:
            return None
        found = []
        for place, (theme, sure) in zip(places, self.guess([place.words for place in places]), strict=True):
            if sure >= (max(least, SURE_BESIDE_A_THING) if place.names_a_thing else least):
                found.append((sure, place, theme))
        if not found:
            return None
        sure, place, theme = max(found, key=_rank)
        return Renamed(f"{text[: place.start]}{theme}{text[place.end :]}", sure)


class Renamed(NamedTuple):
    """A prompt in other words, and how sure it is that they mean the same, 0..1."""

    prompt: str
    sure: float


def _rank(one: tuple[float, Head, str]) -> tuple[float, int]:
    """The surest; of those alike, the longest."""
    sure, place, _ = one
    return round(sure, 2), place.end - place.start


def save_guess(guess: ThemeGuess, path: Path) -> None:
    """Writes weights, names and shape; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {name: x.detach().to(torch.bfloat16).cpu().contiguous() for name, x in guess.state_dict().items()}
    partial = path.with_suffix(".partial")
    about = {"format": FORMAT, "names": json.dumps(guess.names), "hidden": str(guess.hidden)}
    save_file(tensors, partial, metadata=about)
    os.replace(partial, path)


def load_guess(path: Path | None = None) -> ThemeGuess:
    """With its weights, float32 on the CPU. Raises WeightsError with what to do if they cannot be used."""
    path = path or WEIGHTS / "themes.safetensors"
    again = "Install Mirage again, or name another file."
    if not path.is_file():
        raise WeightsError(f"The weights that guess themes are missing: {path} does not exist. {again}")
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            about = file.metadata() or {}
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118  (not a dict)
    except (SafetensorError, OSError) as error:
        raise WeightsError(f"The weights in {path} are damaged ({error}). {again}") from error
    if about.get("format") != FORMAT:
        raise WeightsError(f"{path} holds no weights that guess themes (format {about.get('format')!r}). {again}")
    try:
        guess = ThemeGuess(json.loads(about["names"]), int(about["hidden"]))
        guess.load_state_dict(tensors)
    except (KeyError, ValueError, TypeError, RuntimeError) as error:
        why = str(error).splitlines()[-1].strip()
        raise WeightsError(f"The weights in {path} do not fit this version of Mirage ({why}). {again}") from error
    return guess.eval().requires_grad_(False)
