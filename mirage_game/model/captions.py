"""Captions encoded beforehand, in one safetensors file.

A machine that trains or evaluates does not need the text encoder: it meets only captions that are known long before.
The file holds

- ``tokens`` (N, 32, 384) float16, ``mask`` (N, 32) bool, ``pooled`` (N, 384) float16,
- metadata ``captions``: a JSON list of the N texts, in the order of the rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from mirage_game.model.text import PromptStates

ENCODE_BATCH = 256


class Encoder(Protocol):
    """What turns texts into states: `mirage_game.model.text.PromptEncoder`."""

    def encode(self, texts: Sequence[str]) -> PromptStates:
        """One row a text."""


def save_captions(path: Path | str, encoder: Encoder, texts: Iterable[str]) -> None:
    """Encode each distinct text once and write the table, in the order of first appearance."""
    captions = list(dict.fromkeys(texts))
    if not captions:
        raise ValueError("there are no captions to save: give at least one text")
    rows = [encoder.encode(captions[i : i + ENCODE_BATCH]) for i in range(0, len(captions), ENCODE_BATCH)]
    tensors = {
        "tokens": torch.cat([row.tokens for row in rows]).half().cpu().contiguous(),
        "mask": torch.cat([row.mask for row in rows]).bool().cpu().contiguous(),
        "pooled": torch.cat([row.pooled for row in rows]).half().cpu().contiguous(),
    }
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, path, metadata={"captions": json.dumps(captions)})


class CaptionTable:
    """Encoded captions, looked up by their text."""

    def __init__(self, captions: Sequence[str], tokens: Tensor, mask: Tensor, pooled: Tensor) -> None:
        self.captions = tuple(captions)
        self._tokens, self._mask, self._pooled = tokens, mask, pooled
        self._row = {text: i for i, text in enumerate(self.captions)}

    @classmethod
    def load(cls, path: Path | str, device: torch.device | str = "cpu") -> CaptionTable:
        """Read a table written by `save_captions`. Raises ValueError with what to do if the file is not one."""
        path = Path(path)
        remake = f"make {path} again with `save_captions`"
        if not path.is_file():
            raise ValueError(f"there is no caption table at {path}: {remake}")
        try:
            with safe_open(path, framework="pt") as file:
                captions = json.loads((file.metadata() or {})["captions"])
                tokens, mask, pooled = (file.get_tensor(name).to(device) for name in ("tokens", "mask", "pooled"))
        except (SafetensorError, KeyError, json.JSONDecodeError) as error:
            raise ValueError(f"{path} is not a table of captions ({error}): {remake}") from error
        rows = len(captions)
        if (
            tokens.ndim != 3
            or mask.shape != tokens.shape[:2]
            or pooled.shape != tokens.shape[::2]
            or len(tokens) != rows
        ):
            raise ValueError(f"{path} is damaged, its tensors and its {rows} captions do not fit each other: {remake}")
        return cls(captions, tokens, mask.bool(), pooled)

    def __len__(self) -> int:
        return len(self.captions)

    def __contains__(self, text: str) -> bool:
        return text in self._row

    def states(self, texts: Sequence[str]) -> PromptStates:
        """Rows of the table for these texts, float32 on the table's device. Raises KeyError for a text it does not
        hold."""
        try:
            rows = [self._row[text] for text in texts]
        except KeyError as error:
            raise KeyError(
                f"the caption {error.args[0]!r} is not among the {len(self)} of this table: save a table that holds it"
            ) from None
        index = torch.tensor(rows, dtype=torch.long, device=self._tokens.device)
        return PromptStates(self._tokens[index].float(), self._mask[index], self._pooled[index].float())

    encode = states  # so that a table can stand wherever an encoder is asked for
