"""The demo without a screen: plays the built-in game through the daemon and keeps what came back."""

from __future__ import annotations

import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from mirage_game.cli.options import ADVICE
from mirage_game.cli.recording import Image, Recording

if TYPE_CHECKING:
    from mirage_game.client import Client, Picture

FIRST_WITHIN_S = 60.0  # the daemon says that it is ready before we begin, so this is plenty
SILENCE_S = 15.0
MAX_WAITING = 64  # frames sent whose answer may still come

OnFrame = Callable[[float, int], None]  # seconds since the first styled frame, styled frames so far


class Game(Protocol):
    """What the demo needs of a source of frames."""

    def read(self, timeout_s: float = 0.1) -> Any:
        """The newest frame: image, format, capture_ms, pose, controls, depth."""


class NothingCame(RuntimeError):
    """No styled frame arrived; the text says what is known."""

    fix = ADVICE


@dataclass
class Take:
    """One run: what was measured of every styled frame."""

    sent: int = 0
    first_s: float = 0.0
    """When the first styled frame came, counted from the first frame sent."""
    seconds: float = 0.0
    """From the first styled frame to the last."""
    ages_ms: list[float] = field(default_factory=list)
    """From a frame's sending to its styled arrival, by this process's clock."""
    steps: list[int] = field(default_factory=list)
    stages_ms: dict[str, list[float]] = field(default_factory=dict)

    @property
    def frames(self) -> int:
        """How many styled frames came."""
        return len(self.ages_ms)

    def add(self, picture: Picture, at_s: float) -> None:
        """Count one styled frame that came `at_s` after the first one sent."""
        if not self.ages_ms:
            self.first_s = at_s
        self.seconds = at_s - self.first_s
        self.ages_ms.append(picture.age_ms)
        self.steps.append(picture.header.steps)
        for name in ("capture_ms", "transport_ms", "queue_ms", "model_ms", "encode_ms"):
            self.stages_ms.setdefault(name, []).append(getattr(picture.header.stages, name))


def play(
    client: Client,
    game: Game,
    *,
    seconds: float,
    game_fps: float,
    recording: Recording | None = None,
    on_frame: OnFrame = lambda at_s, frames: None,
    clock: Callable[[], float] = time.perf_counter,
) -> Take:
    """Play `game` at `game_fps` until styled frames have come for `seconds`. Raises `NothingCame` when none do."""
    take, waiting = Take(), OrderedDict[int, Image]()
    start_s = due_s = clock()
    while True:
        frame = game.read()
        seq = client.send(
            frame.image,
            format=frame.format,
            pose=frame.pose,
            controls=frame.controls,
            depth=frame.depth,
            capture_ms=frame.capture_ms,
        )
        take.sent += 1
        waiting[seq] = frame.image
        while len(waiting) > MAX_WAITING:
            waiting.popitem(last=False)
        due_s = max(due_s + 1 / game_fps, clock())
        # At least one look for each frame of the game, even of a game that is slower than it should be.
        while (picture := client.latest(timeout=max(0.0, due_s - clock()))) is not None:
            take.add(picture, clock() - start_s)
            source = waiting.get(picture.seq)
            if recording is not None and source is not None:
                recording.add(clock() - start_s, source, picture.image)
            on_frame(take.seconds, take.frames)
        if take.frames and clock() - start_s - take.first_s >= seconds:
            return take
        _check_patience(take, clock() - start_s, client)


def _check_patience(take: Take, now_s: float, client: Client) -> None:
    """Raise `NothingCame` once waiting is pointless."""
    if take.frames == 0 and now_s > FIRST_WITHIN_S:
        raise NothingCame(f"no styled frame came within {FIRST_WITHIN_S:.0f} s. {client.error or ''}".strip())
    if take.frames and now_s - take.first_s - take.seconds > SILENCE_S:
        raise NothingCame(f"styled frames stopped {SILENCE_S:.0f} s ago. {client.error or ''}".strip())


def report(take: Take, facts: dict[str, object]) -> dict[str, object]:
    """What `report.json` holds: `facts` about the set-up, then the figures."""
    fps = (take.frames - 1) / take.seconds if take.seconds > 0 else 0.0
    most_common, _ = Counter(take.steps).most_common(1)[0]
    return {
        **facts,
        "steps": most_common,
        "frames": take.frames,
        "seconds": round(take.seconds, 3),
        "fps": round(fps, 2),
        "latency_ms": percentiles(take.ages_ms),
        "stages_ms": {name: percentiles(values) for name, values in take.stages_ms.items()},
        "frames_sent": take.sent,
        "frames_with_fewer_steps": sum(steps < max(take.steps) for steps in take.steps),
        "first_frame_s": round(take.first_s, 3),
    }


def percentiles(values_ms: list[float]) -> dict[str, float]:
    """The three that every figure of Mirage comes with."""
    found = np.percentile(values_ms, (50, 95, 99))
    return dict(zip(("p50", "p95", "p99"), (round(float(value), 2) for value in found), strict=True))
