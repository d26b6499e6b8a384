"""From a source to the daemon: at a steady pace, always the newest frame, with the player's controls."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, Self

import numpy as np
import numpy.typing as npt

from mirage_game.capture.source import Captured, CaptureError, Clock, Source
from mirage_game.wire.messages import Controls, Pose

READ_TIMEOUT_S = 0.1
STOP_S = 5.0
KEEP_ALIVE_S = 0.5  # even a picture that stands still is sent this often, so that it is styled to the end


class Takes(Protocol):
    """What gives the player's controls: `ControlState`, or a test."""

    def take(self) -> Controls:
        """Controls since the last call."""


class Sends(Protocol):
    """The part of `mirage_game.Client` that this needs."""

    def send(
        self,
        image: npt.NDArray[np.uint8],
        *,
        format: Literal["bgra8", "rgb8"],
        pose: Pose | None = None,
        controls: Controls | None = None,
        depth: npt.NDArray[np.float32] | None = None,
        capture_ms: float = 0.0,
    ) -> int:
        """Send the newest frame; returns its number."""


@dataclass(frozen=True, slots=True)
class Pace:
    """When to capture next. Pure: `after` is told the time."""

    interval_s: float
    due_s: float = 0.0

    def after(self, now_s: float) -> Pace:
        """The pace once a frame was taken at `now_s`: late frames are left out, never caught up with in a rush."""
        due_s = self.due_s + self.interval_s
        return Pace(self.interval_s, due_s if due_s > now_s - self.interval_s else now_s)

    def wait_s(self, now_s: float) -> float:
        """How long to wait from `now_s` on."""
        return max(0.0, self.due_s - now_s)


class Duplicates:
    """Tells a picture that did not change from a new one, by a checksum of a grid of its pixels."""

    def __init__(self) -> None:
        self._mark: int | None = None
        self._sent_s = 0.0

    def drop(self, image: npt.NDArray[np.uint8], now_s: float) -> bool:
        """Whether `image` (H, W, C) is what was last kept, and that was not long ago."""
        step_y, step_x = max(1, image.shape[0] // 120), max(1, image.shape[1] // 160)
        mark = zlib.crc32(image[::step_y, ::step_x].tobytes())
        if mark == self._mark and now_s - self._sent_s < KEEP_ALIVE_S:
            return True
        self._mark, self._sent_s = mark, now_s
        return False


class SendLoop:
    """Pumps `source` into `client` on a thread of its own (`start`) or on the caller's (`run`), until `stop`.

    `on_frame(captured, seq)` is called after each frame sent, on the pumping thread.
    """

    def __init__(
        self,
        source: Source,
        client: Sends,
        controls: Takes | None = None,
        *,
        fps: float = 60.0,
        drop_duplicates: bool = False,
        on_frame: Callable[[Captured, int], None] | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        if fps <= 0:
            raise ValueError(f"fps must be more than 0, not {fps}")
        self.sent = 0
        self.dropped = 0
        self.error: CaptureError | None = None
        self._source, self._client, self._controls = source, client, controls
        self._fps = fps
        self._duplicates = Duplicates() if drop_duplicates else None
        self._on_frame = on_frame
        self._clock = clock
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether the thread pumps; False after the source ended, with the reason in `error`."""
        return self._thread is not None and self._thread.is_alive()

    def run(self) -> None:
        """Pump until `stop` is called or the source ends; then `error` says why it did."""
        pace = Pace(1.0 / self._fps, self._clock())
        try:
            while not self._stopping.wait(pace.wait_s(self._clock())):
                pace = pace.after(self._clock())
                captured = self._source.read(READ_TIMEOUT_S)
                if captured is not None:
                    self._pass_on(captured)
        except CaptureError as error:
            self.error = error

    def start(self) -> Self:
        """Pump on a thread."""
        self._thread = threading.Thread(target=self.run, name="mirage-capture", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        """End the pumping, and wait for it to have ended. The source is not closed."""
        self._stopping.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(STOP_S)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _pass_on(self, captured: Captured) -> None:
        if self._duplicates and self._duplicates.drop(captured.image, self._clock()):
            self.dropped += 1  # its controls stay and go with the next frame that is sent
            return
        controls = captured.controls
        if controls is None and self._controls is not None:
            controls = self._controls.take()
        seq = self._client.send(
            captured.image,
            format=captured.format,
            pose=captured.pose,
            controls=controls,
            depth=captured.depth,
            capture_ms=captured.capture_ms,
        )
        self.sent += 1
        if self._on_frame:
            self._on_frame(captured, seq)
