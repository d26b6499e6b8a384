"""What the daemon asks of an engine: one small protocol, so that another model can stand in for ours.

All methods but `prepare` are called from the one thread that owns the device.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from mirage_game.wire.messages import Controls, Pose

RawFormat = Literal["rgba8", "bgra8", "rgb8"]
Pixels = npt.NDArray[np.uint8]  # (H, W, C) uint8, C = 3 for rgb8, else 4
Progress = Callable[[str, float], None]  # what is being done, and how far: 0..1


@dataclass(frozen=True, slots=True)
class Prompt:
    """A style asked for by a player."""

    text: str
    strength: float = 1.0
    blend_ms: float = 0.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One frame of one session. `pixels` may be read-only and must not be used after `run` returns."""

    session: int
    pixels: Pixels
    format: RawFormat
    bottom_up: bool = False
    pose: Pose | None = None
    controls: Controls | None = None
    depth: npt.NDArray[np.float32] | None = None  # (h, w) metres, row order as the pixels', 0 for sky


@dataclass(frozen=True, slots=True)
class Result:
    """The frame restyled: same size, format and row order as the job's.

    `pixels` is sent without a copy, so it must be an array of its own, not a buffer that the next frame reuses.
    """

    pixels: Pixels
    steps: int  # denoising steps taken; 0: the frame as it came


class Backend(Protocol):
    """A restyler of frames. `open` a session before its first `run`."""

    name: str  # "lsd", "passthrough"
    model: str  # "tiny", "none"
    device: str  # in words, for people
    is_batched: bool  # runs several sessions at once, for less than one after the other; if not, `run` gets one job

    def warm_up(self, sizes: Sequence[tuple[int, int]], progress: Progress) -> None:
        """Compile and allocate for frames of these (width, height) before the first player waits for it."""

    def prepare(self, prompt: Prompt) -> Any:
        """Encode a prompt; slow, thread-safe, called off the engine's thread. The result goes to `set_prompt`."""

    def open(self, session: int, prepared: Any) -> None:
        """Begin a session with an empty past."""

    def close(self, session: int) -> None:
        """Forget a session; unknown ones are ignored."""

    def set_prompt(self, session: int, prepared: Any) -> None:
        """From the next frame on."""

    def reset(self, session: int) -> None:
        """Forget the session's past frames."""

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        """Restyle one frame of each of these distinct sessions, in the jobs' order. `steps` 0 returns the frames
        as they came. If it raises, the frames of the batch come again one by one, so what has gone into a session's
        past by then is there twice.
        """
