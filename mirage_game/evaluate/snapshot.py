"""The state of running streams as a file, so that another process goes on to the bit where this one stopped.

Whatever tensors and lists of numbers the engine's loop holds are saved by their names; nothing here knows which.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from mirage_game.engine.loop import Loop, Ring

FORMAT = "mirage-streams-1"
Notes = dict[str, Any]


class SnapshotError(RuntimeError):
    """A file is damaged or holds something else; the text says what to do."""


def _parts(owner: Loop | Ring, prefix: str = "") -> Iterator[tuple[str, Tensor | list[int]]]:
    """All that changes from frame to frame or from prompt to prompt, by name. Raises ValueError while a change of
    style is under way.
    """
    for name, value in vars(owner).items():
        key = prefix + name
        if isinstance(value, Ring):
            yield from _parts(value, f"{key}.")
        elif isinstance(value, Tensor | list):
            yield key, value
        elif isinstance(value, tuple) and hasattr(value, "_fields"):
            for field, part in zip(value._fields, value, strict=True):
                yield f"{key}.{field}", part
        elif isinstance(value, dict) and value:
            raise ValueError(f"{key} is not empty: streams are saved between a frame and the next prompt")


def take(loop: Loop) -> dict[str, Tensor]:
    """A copy of the streams on the CPU."""
    return {name: torch.as_tensor(part).detach().cpu().clone() for name, part in _parts(loop)}


def put_back(loop: Loop, tensors: dict[str, Tensor]) -> None:
    """Make a new loop, of the same model and number of streams, the one that was copied. Raises SnapshotError if it
    does not fit.
    """
    parts = dict(_parts(loop))
    if parts.keys() != tensors.keys():
        raise SnapshotError("the saved streams are of another version of Mirage: begin anew in another folder")
    for name, part in parts.items():
        saved = tensors[name]
        if isinstance(part, list):
            part[:] = saved.tolist()
        elif part.shape != saved.shape or part.dtype != saved.dtype:
            raise SnapshotError(f"the saved streams have another {name}: begin anew in another folder")
        else:
            part.copy_(saved)


def write(path: Path, groups: dict[str, dict[str, Tensor]], notes: Notes) -> None:
    """Named groups of tensors and notes into one file; whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {f"{group}/{name}": x.cpu().contiguous() for group, part in groups.items() for name, x in part.items()}
    partial = path.with_suffix(".partial")
    save_file(tensors, partial, metadata={"format": FORMAT, "notes": json.dumps(notes)})
    os.replace(partial, path)


def read(path: Path) -> tuple[dict[str, dict[str, Tensor]], Notes]:
    """What `write` wrote. Raises SnapshotError."""
    groups: dict[str, dict[str, Tensor]] = {}
    try:
        with safe_open(path, framework="pt", device="cpu") as file:
            metadata = file.metadata() or {}
            for key in file.keys():  # noqa: SIM118  (not a dict)
                group, name = key.split("/", 1)
                groups.setdefault(group, {})[name] = file.get_tensor(key)
    except (SafetensorError, OSError, ValueError) as error:
        raise SnapshotError(f"{path} cannot be read ({error}): remove it to begin anew") from error
    if metadata.get("format") != FORMAT:
        raise SnapshotError(f"{path} holds no streams: remove it to begin anew")
    notes: Notes = json.loads(metadata["notes"])
    return groups, notes
