"""A daemon in a process of its own that says what reached its engine: one JSON object a line on standard output.

`python watched_daemon.py lsd` restyles with the shipped model; `brass` maps brightness to brass, without a model.
First line: {"endpoint": ..., "backend": ...}; then for each frame {"yaw_deg": ..., "keys": [...], "mouse_dx": ...}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from mirage_game.daemon import Daemon, DaemonConfig
from mirage_game.engine import load_backend
from mirage_game.engine.backend import Backend, Job, Pixels, Result
from mirage_game.engine.passthrough import Passthrough

BRASS = np.array([[24, 14, 10], [112, 62, 24], [214, 150, 58], [255, 236, 190]], np.float64)


def brass(pixels: Pixels, form: str) -> Pixels:
    """Brightness as a ramp from soot to polished brass; (H, W, C) uint8 as it came."""
    ramp = np.stack([np.interp(np.arange(256), (0, 90, 180, 255), BRASS[:, c]) for c in range(3)], -1).astype(np.uint8)
    if form == "bgra8":
        ramp = ramp[:, ::-1]
    styled = pixels.copy()
    styled[..., :3] = ramp[pixels[..., :3].astype(np.uint16).mean(axis=-1).astype(np.uint8)]
    return styled


class Brass(Passthrough):
    """Restyles without a model."""

    name, model = "brass", "none"

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        return [Result(brass(job.pixels, job.format), steps=steps) for job in jobs]


class Watched:
    """A backend that tells of the frames it gets."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        for job in jobs:
            controls = job.controls
            say(
                yaw_deg=job.pose.yaw_deg if job.pose else None,
                keys=list(controls.keys) if controls else None,
                mouse_dx=controls.mouse_dx if controls else None,
            )
        return self._backend.run(jobs, steps)


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def main() -> None:
    backend: Backend = Brass() if sys.argv[1] == "brass" else load_backend("lsd", preset="tiny", compiled=False)
    daemon = Daemon(Watched(backend), DaemonConfig(endpoint="tcp://127.0.0.1:*", prompt=""))  # type: ignore[arg-type]
    daemon.start(sizes=[(640, 360)])
    say(endpoint=daemon.endpoint, backend=backend.name)
    daemon.run_until_signal()


if __name__ == "__main__":
    main()
