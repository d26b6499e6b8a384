"""What the player holds, written by listener threads and read by the one that sends frames, without a lock.

A slow listener slows the whole desktop's pointer, so a callback does one thing that is atomic in Python and returns.
"""

from __future__ import annotations

from collections import deque

from mirage_game.wire.limits import MAX_COORDINATE, MAX_KEYS


class Held:
    """Keys and buttons that are down or were tapped since the last look, and mouse motion summed since then."""

    def __init__(self) -> None:
        self._down: set[str] = set()
        self._tapped: deque[str] = deque(maxlen=MAX_KEYS)
        # Only ever grown by the one thread that sees the mouse; the reader remembers what it took.
        self._x, self._y = 0.0, 0.0
        self._taken_x, self._taken_y = 0.0, 0.0

    def press(self, code: str | None) -> None:
        """A key or button goes down; None is a key without a name."""
        if code is not None and len(self._down) < MAX_KEYS:
            self._down.add(code)
            self._tapped.append(code)

    def release(self, code: str | None) -> None:
        """A key or button comes up."""
        if code is not None:
            self._down.discard(code)

    def move(self, dx: float, dy: float) -> None:
        """The mouse moved, in pixels: right and down. One thread only."""
        self._x += dx
        self._y += dy

    def take(self) -> tuple[tuple[str, ...], float, float]:
        """(names, dx, dy) since the last call. One thread only. A key tapped between two calls is in the second."""
        keys = self._down.copy()
        while self._tapped:
            keys.add(self._tapped.popleft())
        x, y = self._x, self._y
        dx, dy = x - self._taken_x, y - self._taken_y
        self._taken_x, self._taken_y = x, y
        return tuple(sorted(keys)[:MAX_KEYS]), _bounded(dx), _bounded(dy)


def _bounded(value: float) -> float:
    return max(-MAX_COORDINATE, min(MAX_COORDINATE, value))
