"""Checkpoints: safetensors in bf16 with the model's shape in the metadata, so that a file alone is enough to run it."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from mirage_game.model.layers import noise_frequencies
from mirage_game.model.presets import PRESETS, ModelConfig
from mirage_game.model.transformer import Mirage, clock_rates

FORMAT = "mirage-4"
SMALLEST = 32  # pixels along a side that a model can work at
WEIGHTS = Path(__file__).resolve().parent.parent / "weights"


class WeightsError(RuntimeError):
    """The weights are missing, damaged, or of another model; the text says what to do."""


def shipped_path(preset: str) -> Path:
    """Where the weights of a preset lie in an installed Mirage."""
    return WEIGHTS / f"{preset}.safetensors"


def save_model(model: Mirage, path: Path, notes: dict[str, str] | None = None) -> None:
    """Writes weights and shape; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {name: x.detach().to(torch.bfloat16).cpu().contiguous() for name, x in model.state_dict().items()}
    metadata = {"format": FORMAT, "config": json.dumps(model.config.to_dict()), **(notes or {})}
    partial = path.with_suffix(".partial")
    save_file(tensors, partial, metadata=metadata)
    os.replace(partial, path)


def load_model(
    preset: str = "tiny",
    path: Path | None = None,
    device: torch.device | str = "cpu",
    dtype: torch.dtype = torch.float32,
    size: tuple[int, int] | None = None,
) -> Mirage:
    """A preset with its weights, ready to run. `size`: width and height to work at, other than those it was trained at.

    Raises WeightsError with what to do if the weights cannot be used, ValueError for a size that cannot be.
    """
    if path is None and preset not in PRESETS:
        raise WeightsError(f"There is no preset {preset!r}. Choose one of: {', '.join(PRESETS)}.")
    path = path or shipped_path(preset)
    if not path.is_file():
        raise WeightsError(
            f"The weights are missing: {path} does not exist. Install Mirage again, or name a checkpoint by --weights."
        )
    again = "Install Mirage again, or name another checkpoint by --weights."
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  (not a dict)
    except (SafetensorError, OSError) as error:
        raise WeightsError(f"The weights in {path} are damaged ({error}). {again}") from error
    if metadata.get("format") != FORMAT:
        raise WeightsError(
            f"{path} holds no Mirage weights (format {metadata.get('format')!r}, expected {FORMAT!r}). {again}"
        )
    try:
        model = Mirage(ModelConfig.from_dict(json.loads(metadata["config"])))
        model.load_state_dict(tensors)
    except (KeyError, ValueError, TypeError, RuntimeError) as error:
        why = str(error).splitlines()[-1].strip()
        raise WeightsError(f"The weights in {path} do not fit this version of Mirage ({why}). {again}") from error
    if not all(torch.isfinite(x).all() for x in tensors.values()):
        raise WeightsError(f"The weights in {path} are damaged (they hold numbers that are not finite). {again}")
    model = model.to(device=device, dtype=dtype).eval().requires_grad_(False)
    model.trust_past(float(metadata.get("past_trust", 0.0)))
    model.frequency, model.clock_rate = noise_frequencies().to(device), clock_rates().to(device)  # `to` rounded them
    model = model.to(memory_format=torch.channels_last)
    return model if size is None else resized(model, size)


def resized(model: Mirage, size: tuple[int, int]) -> Mirage:
    """A model with the same weights that works at another size (width, height): what depends on it is no weight.

    Raises ValueError for a size that cannot be.
    """
    if min(size) < SMALLEST or size[0] % 16 or size[1] % 16:
        fits = "x".join(str(max(SMALLEST, round(side / 16) * 16)) for side in size)
        raise ValueError(
            f"work size {size[0]}x{size[1]}: both sides must be multiples of 16 and at least {SMALLEST}, such as {fits}"
        )
    other = Mirage(replace(model.config, width=size[0], height=size[1]))
    like = next(model.parameters())
    other = other.to(device=like.device, dtype=like.dtype).eval().requires_grad_(False)
    other.load_state_dict(model.state_dict())
    other.trust_past(float(model.trust[0]))
    other.frequency, other.clock_rate = model.frequency, model.clock_rate
    return other.to(memory_format=torch.channels_last)


def sha256(path: Path) -> str:
    """Of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
