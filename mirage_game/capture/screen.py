"""The screen as a source, by mss. Pixels leave as they come (bgra8): swapping channels is the model's device's work."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import numpy.typing as npt

from mirage_game.capture.desktop import screen_note, screen_problem
from mirage_game.capture.source import Box, Captured, CaptureError, Clock, Closing, check_size
from mirage_game.capture.watch import BlackWatch, is_black


class Grabber:
    """The few calls Mirage makes of mss, the same for mss 10 (dictionaries, bytes) and 11 (objects, memoryview)."""

    def __init__(self) -> None:
        problem = screen_problem()
        if problem:
            raise problem
        import mss

        self._error: type[Exception] = mss.ScreenShotError
        try:
            self._mss: Any = mss.MSS()
            self.desktop, *self.monitors = [_box(monitor) for monitor in self._mss.monitors]
        except (self._error, OSError) as error:
            raise CaptureError(
                f"The screen cannot be captured: {error}.", "See that DISPLAY names a running screen."
            ) from error

    def grab(self, box: Box) -> npt.NDArray[np.uint8]:
        """The pixels of `box`: (H, W, 4) uint8 bgra, not to be written to. Larger than `box` on scaled screens."""
        try:
            shot = self._mss.grab((box.left, box.top, box.left + box.width, box.top + box.height))
        except (self._error, OSError) as error:
            raise CaptureError(
                f"The screen {box} cannot be captured any more: {error}.", "Start the capture again."
            ) from error
        return np.frombuffer(shot.bgra, np.uint8).reshape(shot.height, shot.width, 4)

    def primary(self) -> Box:
        """The main monitor."""
        for monitor, box in zip(self._mss.monitors[1:], self.monitors, strict=True):
            if _field(monitor, "is_primary", False):
                return box
        return self.monitors[0] if self.monitors else self.desktop

    def close(self) -> None:
        """Let go of the screen."""
        self._mss.close()


def _field(monitor: Any, name: str, default: Any = None) -> Any:
    if hasattr(monitor, "get"):
        return monitor.get(name, default)
    return getattr(monitor, name, default)


def _box(monitor: Any) -> Box:
    return Box(*(int(_field(monitor, name)) for name in ("left", "top", "width", "height")))


class BoxSource(Closing):
    """A rectangle of the screen; what covers it is captured too."""

    def __init__(self, name: str, grabber: Grabber, box: Box, clock: Clock = time.monotonic) -> None:
        check_size(box.width, box.height)
        self.name = name
        self._grabber = grabber
        self._box = box
        self._clock = clock
        self._black = BlackWatch()
        self._note = screen_note()
        self._size = (box.width, box.height)
        self._closed = False

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the newest frame."""
        return self._size

    @property
    def note(self) -> str:
        """Why the picture may be black; empty when all is well."""
        return self._black.note or self._note

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        """The screen as it is now; takes a few milliseconds whatever `timeout_s` is."""
        started_s = time.perf_counter()
        image = self._grabber.grab(self._box)
        capture_ms = (time.perf_counter() - started_s) * 1e3
        self._size = (image.shape[1], image.shape[0])
        self._black.see(is_black(image), self._clock())
        return Captured(image, "bgra8", capture_ms)

    def close(self) -> None:
        """Let go of the screen."""
        if not self._closed:
            self._closed = True
            self._grabber.close()


class ScreenSource(BoxSource):
    """A monitor (`index` 1, 2, ...; 0: all together; None: the main one) or the `box` of the desktop."""

    def __init__(self, index: int | None = None, box: Box | None = None, clock: Clock = time.monotonic) -> None:
        grabber = Grabber()
        try:
            name, chosen = _choose(grabber, index, box)
            super().__init__(name, grabber, chosen, clock)
        except CaptureError:
            grabber.close()
            raise


def _choose(grabber: Grabber, index: int | None, box: Box | None) -> tuple[str, Box]:
    if box is not None:
        if box.within(grabber.desktop) != box:
            raise CaptureError(f"{box} is not all on the screen, which is {grabber.desktop}.", "Choose a part that is.")
        return f"screen {box}", box
    if index is None:
        return "screen", grabber.primary()
    if index == 0:
        return "all screens", grabber.desktop
    if index > len(grabber.monitors):
        listed = "; ".join(f"screen:{i} is {monitor}" for i, monitor in enumerate(grabber.monitors, 1))
        raise CaptureError(f"There is no monitor {index}.", f"Choose one of these: {listed}.")
    return f"screen {index}", grabber.monitors[index - 1]
