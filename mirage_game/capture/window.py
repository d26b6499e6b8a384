"""One X11 window as a source: its place is looked up again and again, so that it may be moved and resized."""

from __future__ import annotations

import sys
import time
from typing import Any

from mirage_game.capture.screen import BoxSource, Grabber
from mirage_game.capture.source import Box, Captured, CaptureError, Clock

LOOK_AGAIN_S = 0.25  # a window is moved seldom; asking costs two round trips to the X server
MAX_DEPTH = 6  # window managers wrap a window in one or two others
MAX_WINDOWS = 4096
MAX_LISTED = 8
ELSEWHERE_FIX = (
    "Capture the part of the screen where it is: `screen:LEFT,TOP,WIDTHxHEIGHT`, or the monitor: `screen:1`."
)


class WindowFinder:
    """Finds windows by title on an X11 screen."""

    def __init__(self) -> None:
        if not sys.platform.startswith("linux"):
            raise CaptureError("Windows are captured by title only on Linux with X11.", ELSEWHERE_FIX)
        try:
            from Xlib import display, error  # comes with pynput on Linux
        except ImportError as missing:
            raise CaptureError("python-xlib, which finds windows, is not installed.", ELSEWHERE_FIX) from missing
        self._gone: tuple[type[Exception], ...] = (error.BadWindow, error.BadDrawable)
        self._lost: tuple[type[Exception], ...] = (CaptureError, *self._gone)
        try:
            self._display: Any = display.Display()
        except (error.DisplayError, OSError) as absent:
            raise CaptureError(f"There is no X11 screen: {absent}.", ELSEWHERE_FIX) from absent
        self._root: Any = self._display.screen().root

    def find(self, title: str) -> Any:
        """The window whose title is `title`, else the largest whose title holds it, ignoring case."""
        titled = self._titled()
        wanted = title.casefold()
        matches = [
            (name.casefold() == wanted, area, window) for name, area, window in titled if wanted in name.casefold()
        ]
        if not matches:
            names = sorted({name for name, _, _ in titled})[:MAX_LISTED]
            shown = ", ".join(f"“{name}”" for name in names) or "none"
            raise CaptureError(f"No window's title holds “{title}”.", f"Windows to be seen: {shown}.")
        return max(matches, key=lambda match: match[:2])[2]

    def place(self, window: Any) -> Box | None:
        """Where the window's inside lies on the desktop; None while minimised. Raises `CaptureError` once closed."""
        try:
            if window.get_attributes().map_state != 2:  # IsViewable
                return None
            shape = window.get_geometry()
            corner = self._root.translate_coords(window, 0, 0)
        except self._gone as gone:
            raise CaptureError("The captured window was closed.", "Start the game again, then the capture.") from gone
        return Box(corner.x, corner.y, shape.width, shape.height)

    def close(self) -> None:
        """Leave the X server."""
        self._display.close()

    def _titled(self) -> list[tuple[str, int, Any]]:
        """(title, area, window) of all visible titled windows."""
        found = []
        waiting = [(self._root, 0)]
        for seen, (window, depth) in enumerate(waiting):  # grows while it is walked
            if seen >= MAX_WINDOWS:
                break
            try:
                children = window.query_tree().children if depth < MAX_DEPTH else []
                name = _title(self._display, window) if depth else ""
                place = self.place(window) if name else None
            except self._lost:  # closed while we looked
                continue
            waiting += [(child, depth + 1) for child in children]
            if place:
                found.append((name, place.width * place.height, window))
        return found


def _title(display: Any, window: Any) -> str:
    net_name = window.get_full_property(display.intern_atom("_NET_WM_NAME"), 0)
    if net_name and isinstance(net_name.value, bytes):
        return net_name.value.decode("utf-8", "replace")
    name = window.get_wm_name()
    return name.decode("latin-1") if isinstance(name, bytes) else (name or "")


class WindowSource(BoxSource):
    """The window whose title is or holds `title`. Whatever covers it on the screen is captured too."""

    def __init__(self, title: str, clock: Clock = time.monotonic) -> None:
        self._finder = WindowFinder()
        try:
            self._window = self._finder.find(title)
            grabber = Grabber()
        except CaptureError:
            self._finder.close()
            raise
        place = self._finder.place(self._window)
        inside = place.within(grabber.desktop) if place else None
        try:
            if inside is None:
                raise CaptureError(f"The window “{title}” is minimised or off the screen.", "Bring it to the front.")
            super().__init__(f"window “{title}”", grabber, inside, clock)
        except CaptureError:
            grabber.close()
            self._finder.close()
            raise
        self._looked_s = clock()
        self._hidden = False

    @property
    def note(self) -> str:
        """Why there is no picture, or a black one."""
        return "The captured window is minimised: bring it back." if self._hidden else super().note

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        """The window as the screen shows it; None while it is minimised."""
        now_s = self._clock()
        if now_s - self._looked_s >= LOOK_AGAIN_S:
            self._looked_s = now_s
            place = self._finder.place(self._window)
            inside = place.within(self._grabber.desktop) if place else None
            self._hidden = inside is None
            self._box = inside or self._box
        if self._hidden:
            time.sleep(min(timeout_s, LOOK_AGAIN_S))
            return None
        return super().read(timeout_s)

    def close(self) -> None:
        """Let go of the window and the screen."""
        if not self._closed:
            self._finder.close()
        super().close()
