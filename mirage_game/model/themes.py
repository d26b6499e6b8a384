"""Which theme is meant by a name that the vocabulary does not have: "the machines have won" is "steampunk" or not?

A small network over the text encoder's mean state, taught by some fifty names a theme (`style.associations`). What it
is sure of is taken; what it thinks likely is weighed against the details that the prompt tells (`understanding`).
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
from mirage_game.style.heads import Head, heads, whole_head

FORMAT = "mirage-themes-1"
SURE = 0.2  # guesses at least so sure are right in eight of ten cases, those just above it in half
SURE_BESIDE_A_THING = 0.6  # where the words may be about one part of the world or a material
CERTAIN = 0.9  # surer than the prompt reader where that knows a theme in the words
A_GUESS = 0.1  # worth weighing; below it a name means nothing to it


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
    """Says which theme a prompt means by words that the vocabulary does not have."""

    def __init__(self, encoder: PromptEncoder, guess: ThemeGuess) -> None:
        self._encoder, self._guess = encoder, guess.eval().requires_grad_(False)

    @property
    def names(self) -> tuple[str, ...]:
        """The themes that it knows."""
        return self._guess.names

    def odds(self, names: Sequence[str]) -> Tensor:
        """How likely each theme is meant by each name, (names, themes)."""
        odds: Tensor = self._guess(self._encoder.encode_names(names)).softmax(-1)
        return odds

    def meant(self, prompt: str, rest: str) -> Meant | None:
        """What theme a cleaned prompt means, given what of it is no plain detail; None if nothing in it may be a name.

        The rest as a whole counts first: "stained glass irises and whiplash curves" is no stained glass. A surer guess
        of one piece of it comes next, and then the best there is.
        """
        whole = whole_head(rest)
        places = [*([whole] if whole else []), *heads(prompt)]
        if not places:
            return None
        odds = self.odds([place.words for place in places])
        sure = odds.max(-1).values.tolist()
        able = [
            p >= (SURE_BESIDE_A_THING if place.names_a_thing else SURE) for p, place in zip(sure, places, strict=True)
        ]
        if whole and able[0]:
            best = 0
        elif any(able):
            best = max((k for k, one in enumerate(able) if one), key=lambda k: _rank(sure[k], places[k]))
        else:
            names = [k for k, place in enumerate(places) if not place.names_a_thing]
            if not names:
                return None
            best = names[0] if whole and names[0] == 0 else max(names, key=lambda k: sure[k])
        return Meant(self.names[int(odds[best].argmax())], sure[best], able[best], odds[best])


class Meant(NamedTuple):
    """A guess of what theme is meant."""

    theme: str
    sure: float  # 0..1
    reliable: bool  # sure enough to be taken for it
    odds: Tensor  # of all themes, (themes,)


def _rank(sure: float, place: Head) -> tuple[float, int]:
    """The surest; of those alike, the longest."""
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
