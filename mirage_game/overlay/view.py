"""What the window shows, decided without a screen: which picture, how opaque, and what the status line says.

Every policy here takes the time as a number of seconds, so a test can play any clock.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from statistics import median
from typing import Literal

import numpy as np
import numpy.typing as npt

from mirage_game.wire.messages import Pose

Mode = Literal["styled", "split", "wipe", "original"]
MODES: tuple[Mode, ...] = ("styled", "split", "wipe", "original")
Tone = Literal["good", "wait", "bad"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One frame to show.

    `pixels` is (H, W, C) uint8 in the channel order of `format` ("rgb8", "rgba8" or "bgra8"), the bottom row first if
    `bottom_up`. It must not be written to after it was given to the window.
    """

    pixels: npt.NDArray[np.uint8]
    format: str = "rgb8"
    bottom_up: bool = False
    pose: Pose | None = None

    def __post_init__(self) -> None:
        channels = {"rgb8": 3, "rgba8": 4, "bgra8": 4}.get(self.format)
        if channels is None:
            raise ValueError(
                f"the window cannot show {self.format!r}: give it rgb8, rgba8 or bgra8 (decode jpeg first)"
            )
        if self.pixels.ndim != 3 or self.pixels.shape[2] != channels or self.pixels.dtype != np.uint8:
            found = f"{self.pixels.shape} {self.pixels.dtype}"
            raise ValueError(f"{self.format} pixels must be (height, width, {channels}) uint8, not {found}")

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self.pixels.shape[1], self.pixels.shape[0]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of window pixels, the origin at the top left."""

    x: int
    y: int
    width: int
    height: int


def fit(picture: tuple[int, int], area: Rect) -> Rect:
    """The largest rectangle of the picture's proportions, centred in `area`. Sizes are (width, height)."""
    scale = min(area.width / picture[0], area.height / picture[1])
    width, height = max(1, round(picture[0] * scale)), max(1, round(picture[1] * scale))
    return Rect(area.x + (area.width - width) // 2, area.y + (area.height - height) // 2, width, height)


def split(picture: tuple[int, int], area: Rect, gap: int) -> tuple[Rect, Rect]:
    """Places for original and styled, `gap` pixels apart: side by side, or stacked where that shows more of them."""
    half_width = max(1, (area.width - gap) // 2)
    left = fit(picture, Rect(area.x, area.y, half_width, area.height))
    half_height = max(1, (area.height - gap) // 2)
    top = fit(picture, Rect(area.x, area.y, area.width, half_height))
    if left.width >= top.width:
        # Each hugs the divider, so the pair reads as one picture.
        x = area.x + half_width
        return Rect(x - left.width, left.y, left.width, left.height), Rect(x + gap, left.y, left.width, left.height)
    y = area.y + half_height
    return Rect(top.x, y - top.height, top.width, top.height), Rect(top.x, y + gap, top.width, top.height)


def next_mode(mode: Mode) -> Mode:
    """The mode that F1 goes to."""
    return MODES[(MODES.index(mode) + 1) % len(MODES)]


@dataclass(frozen=True, slots=True)
class Patience:
    """When a styled picture counts as too old, and how gently the game takes its place."""

    limit_ms: float = 400.0
    """A styled picture of a moment longer ago than this gives way to the game."""
    slow_factor: float = 2.0
    """An engine that is steadily slow is no stall: the limit is at least this many times the usual age."""
    longest_ms: float = 2000.0
    """However slow the engine, an older picture is never shown."""
    fade_out_ms: float = 250.0
    fade_in_ms: float = 120.0


class Freshness:
    """Cross-fades between the styled picture and the game as styled frames arrive or stay away."""

    def __init__(self, patience: Patience | None = None) -> None:
        self.patience = patience or Patience()
        self._ages_ms: deque[float] = deque(maxlen=16)
        self._made_s: float | None = None
        self._arrived_s: float | None = None
        self._opacity = 0.0
        self._stepped_s: float | None = None

    def arrived(self, now_s: float, age_ms: float) -> None:
        """A styled frame came; `age_ms` is how long ago its game frame was sent."""
        self._ages_ms.append(age_ms)
        self._made_s = now_s - age_ms / 1e3
        self._arrived_s = now_s

    def lost(self) -> None:
        """The connection is gone: what was usual before says nothing about what comes."""
        self._ages_ms.clear()

    def limit_ms(self) -> float:
        """The age beyond which a styled picture is not shown now."""
        if not self._ages_ms:
            return self.patience.limit_ms
        usual_ms = median(self._ages_ms)
        return min(max(self.patience.limit_ms, self.patience.slow_factor * usual_ms), self.patience.longest_ms)

    def age_ms(self, now_s: float) -> float | None:
        """Age of the moment that the newest styled picture shows; None before the first."""
        return None if self._made_s is None else max(0.0, (now_s - self._made_s) * 1e3)

    def since_ms(self, now_s: float) -> float | None:
        """Time since a styled frame last arrived; None before the first."""
        return None if self._arrived_s is None else max(0.0, (now_s - self._arrived_s) * 1e3)

    def fresh(self, now_s: float) -> bool:
        """Whether the newest styled picture is young enough to show."""
        age_ms = self.age_ms(now_s)
        return age_ms is not None and age_ms <= self.limit_ms()

    def opacity(self, now_s: float) -> float:
        """How much of the styled picture shows, 0..1; call it once a drawn frame."""
        passed_ms = 0.0 if self._stepped_s is None else max(0.0, (now_s - self._stepped_s) * 1e3)
        self._stepped_s = now_s
        if self.fresh(now_s):
            self._opacity = min(1.0, self._opacity + passed_ms / self.patience.fade_in_ms)
        else:
            self._opacity = max(0.0, self._opacity - passed_ms / self.patience.fade_out_ms)
        return self._opacity

    def fading(self, now_s: float) -> bool:
        """Whether the opacity is on its way, so that the window must draw on without new frames."""
        return self._opacity < 1.0 if self.fresh(now_s) else self._opacity > 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """How styled frames flowed over the last seconds."""

    fps: float
    p50_ms: float
    p95_ms: float


class FlowMeter:
    """Frames a second and percentiles of age over a sliding window of time, of at most 512 frames."""

    def __init__(self, window_s: float = 2.0) -> None:
        self.window_s = window_s
        self._seen: deque[tuple[float, float]] = deque(maxlen=512)

    def add(self, now_s: float, age_ms: float) -> None:
        """A styled frame arrived."""
        self._seen.append((now_s, age_ms))

    def read(self, now_s: float) -> Flow | None:
        """The flow, or None where fewer than two frames arrived lately."""
        while self._seen and self._seen[0][0] < now_s - self.window_s:
            self._seen.popleft()
        if len(self._seen) < 2:
            return None
        span_s = max(1e-6, self._seen[-1][0] - self._seen[0][0])
        p50_ms, p95_ms = np.percentile([age for _, age in self._seen], (50, 95))
        return Flow((len(self._seen) - 1) / span_s, float(p50_ms), float(p95_ms))


@dataclass(frozen=True, slots=True)
class Link:
    """What the app knows about the way to the daemon."""

    prompt: str = ""
    connected: bool = False
    error: str | None = None
    steps: int | None = None
    """Denoising steps of the newest styled frame; 0 where the daemon returned it as it was."""
    note: str = ""
    """What the source has to say, such as why its picture is black."""


@dataclass(frozen=True, slots=True)
class Status:
    """The status line: a lamp, the prompt, and figures or plain words."""

    tone: Tone
    prompt: str
    words: str


def status(link: Link, flow: Flow | None, freshness: Freshness, now_s: float) -> Status:
    """The status line in plain words."""
    prompt = link.prompt or "the game as it is"
    if not link.connected:
        return Status("bad" if link.error else "wait", prompt, link.error or "waiting for the daemon")
    since_ms = freshness.since_ms(now_s)
    if since_ms is None:
        return Status(
            "bad" if link.error else "wait", prompt, link.error or "connected, waiting for the first styled frame"
        )
    if not freshness.fresh(now_s):
        age_ms = freshness.age_ms(now_s) or 0.0
        if since_ms < freshness.patience.limit_ms:
            return Status("bad", prompt, f"styled frames come {age_ms / 1e3:.1f} s late: showing the game")
        return Status("bad", prompt, f"no styled frame for {since_ms / 1e3:.1f} s: showing the game")
    figures = [] if flow is None else [f"{flow.fps:.0f} fps", f"{flow.p50_ms:.0f} ms (p95 {flow.p95_ms:.0f})"]
    if link.note:
        return Status("wait", prompt, link.note)
    if link.steps == 0:
        return Status("wait", prompt, " · ".join([*figures, "not styled"]))
    if link.steps is not None:
        figures.append("1 step" if link.steps == 1 else f"{link.steps} steps")
    return Status("good", prompt, " · ".join(figures))
