"""Where frames come from: one small protocol, and `open_source`, which turns words such as `screen:1` into a source.

Specs: `demo`, `demo:256x144`, `screen`, `screen:2`, `screen:100,200,640x360`, `window:TITLE`, `video:PATH`, `camera:0`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Protocol, Self, runtime_checkable

import numpy as np
import numpy.typing as npt

from mirage_game.wire import limits
from mirage_game.wire.messages import Controls, Pose

Clock = Callable[[], float]  # seconds, monotonic
Sleep = Callable[[float], None]  # seconds
Kind = Literal["demo", "screen", "window", "video", "camera"]

SPEC_HELP = (
    "Use `demo`, `screen`, `screen:2` (a monitor), `screen:LEFT,TOP,WIDTHxHEIGHT`, `window:TITLE`, `video:PATH` "
    "or `camera:0`."
)


class CaptureError(RuntimeError):
    """A source that cannot be opened or read any more: `message` says what is wrong, `fix` what to do."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(f"{message} {fix}".strip())
        self.message = message
        self.fix = fix


@dataclass(frozen=True, slots=True)
class Captured:
    """One frame of a game, never written to again by its source."""

    image: npt.NDArray[
        np.uint8
    ]  # (H, W, C) uint8, 0..255, top row first; C = 4 for bgra8 (alpha means nothing), 3 for rgb8
    format: Literal["bgra8", "rgb8"]
    capture_ms: float  # how long taking it took
    pose: Pose | None = None
    controls: Controls | None = None
    depth: npt.NDArray[np.float32] | None = None  # (H, W) metres, 0 for sky


@runtime_checkable
class Source(Protocol):
    """A stream of frames, used by one thread at a time. Also a context manager that closes itself."""

    @property
    def name(self) -> str:
        """What is captured, in words for people."""

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the frames; a window may change it while it is captured."""

    @property
    def note(self) -> str:
        """What the player should know, such as why the picture is black; empty when all is well."""

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        """The newest frame, or None if none comes within `timeout_s`. Raises `CaptureError` when no more will come."""

    def close(self) -> None:
        """Let go of the screen, file or camera. May be called twice."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Closing:
    """Makes a source a context manager."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Overridden by the source."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the desktop in pixels."""

    left: int
    top: int
    width: int
    height: int

    def within(self, other: Box) -> Box | None:
        """The part of this box that lies inside `other`; None if there is none."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        right = min(self.left + self.width, other.left + other.width)
        bottom = min(self.top + self.height, other.top + other.height)
        return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None

    def __str__(self) -> str:
        return f"{self.left},{self.top},{self.width}x{self.height}"


@dataclass(frozen=True, slots=True)
class Spec:
    """A parsed source spec."""

    kind: Kind
    target: str = ""  # window title, path, or camera name
    index: int | None = None  # monitor or camera
    box: Box | None = None  # region of the screen
    size: tuple[int, int] | None = None  # of the demo world


def parse_spec(text: str) -> Spec:
    """Read a spec; raises `CaptureError` that lists the forms when it is none of them."""
    kind, _, rest = text.strip().partition(":")
    rest = rest.strip()
    if kind == "demo":
        return _demo_spec(text, rest)
    if kind == "screen":
        return _screen_spec(text, rest)
    if kind == "camera":
        return Spec("camera", index=int(rest or 0)) if rest.isdecimal() or not rest else Spec("camera", target=rest)
    if kind == "window" and rest:
        return Spec("window", target=rest)
    if kind == "video" and rest:
        return Spec("video", target=rest)
    raise CaptureError(f"“{text}” is not a source.", SPEC_HELP)


def _demo_spec(text: str, rest: str) -> Spec:
    if not rest:
        return Spec("demo")
    match = re.fullmatch(r"(\d{1,5})x(\d{1,5})", rest)
    if not match:
        raise CaptureError(f"“{text}” is not a source.", "The built-in world is `demo` or `demo:WIDTHxHEIGHT`.")
    width, height = int(match[1]), int(match[2])
    check_size(width, height)
    return Spec("demo", size=(width, height))


def _screen_spec(text: str, rest: str) -> Spec:
    if not rest:
        return Spec("screen")
    if rest.isdecimal():
        return Spec("screen", index=int(rest))
    match = re.fullmatch(r"(-?\d{1,6}),(-?\d{1,6}),(\d{1,6})x(\d{1,6})", rest)
    if not match:
        raise CaptureError(
            f"“{text}” is not a source.", "A part of the screen is `screen:LEFT,TOP,WIDTHxHEIGHT` in pixels."
        )
    left, top, width, height = (int(part) for part in match.groups())
    check_size(width, height)
    return Spec("screen", box=Box(left, top, width, height))


def check_size(width: int, height: int) -> None:
    """Raise `CaptureError` for a size that no frame may have."""
    if width < 1 or height < 1:
        raise CaptureError(f"A picture of {width}x{height} has no pixels.", "Give a width and a height of at least 1.")
    if max(width, height) > limits.MAX_SIDE or width * height > limits.MAX_PIXELS:
        raise CaptureError(
            f"{width}x{height} is larger than a frame may be ({limits.MAX_PIXELS} pixels, {limits.MAX_SIDE} a side).",
            "Capture one monitor or a part of it: `screen:LEFT,TOP,WIDTHxHEIGHT`.",
        )


def open_source(spec: str, *, size: tuple[int, int] = (640, 360), seed: int = 0) -> Source:
    """Open what `spec` names. `size` (width, height) and `seed` are the built-in world's. Raises `CaptureError`."""
    parsed = parse_spec(spec)
    if parsed.kind == "demo":
        from mirage_game.capture.world import DemoSource

        return DemoSource(*(parsed.size or size), seed=seed)
    if parsed.kind == "video":
        from mirage_game.capture.video import VideoSource

        return VideoSource(parsed.target)
    if parsed.kind == "camera":
        from mirage_game.capture.camera import open_camera

        return open_camera(parsed.target if parsed.index is None else parsed.index)
    if parsed.kind == "window":
        from mirage_game.capture.window import WindowSource

        return WindowSource(parsed.target)
    from mirage_game.capture.screen import ScreenSource

    return ScreenSource(index=parsed.index, box=parsed.box)
