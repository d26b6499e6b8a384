"""Windows for tests: on the virtual screen, drawn by software OpenGL, moved on by hand."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator

import pytest
from games.processes import need

from mirage_game.overlay.window import Window, WindowConfig

AWAIT_S = 10.0


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Desk:
    """Opens windows, steps them, and presses real keys."""

    def __init__(self, display: str) -> None:
        self.display = display
        self.clock = Clock()
        self.sent: list[str] = []
        self._windows: list[Window] = []

    def open(self, config: WindowConfig, clock: Callable[[], float] | None = None) -> Window:
        """A window that has the keyboard."""
        window = Window(config, self.sent.append, clock or self.clock)
        self._windows.append(window)
        window.step(0.01)
        found = self.xdotool("search", "--sync", "--name", f"^{config.title}$").split()
        self.xdotool("windowfocus", "--sync", found[-1])
        return window

    def xdotool(self, *words: str) -> str:
        """Real events from outside, as a player's hand makes them."""
        env = os.environ | {"DISPLAY": self.display}
        command = [need("xdotool", "xdotool"), *words]
        return subprocess.run(command, env=env, capture_output=True, text=True, timeout=AWAIT_S, check=True).stdout

    def until(self, window: Window, condition: Callable[[], bool]) -> None:
        """Steps the window until the condition holds."""
        end_s = time.monotonic() + AWAIT_S
        while not condition():
            assert time.monotonic() < end_s, "it did not happen"
            window.step(0.02)

    def close(self) -> None:
        for window in self._windows:
            window.close()


@pytest.fixture
def desk(xvfb: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk on the virtual screen."""
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "1")
    desk = Desk(xvfb)
    yield desk
    desk.close()
