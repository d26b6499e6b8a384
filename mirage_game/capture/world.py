"""The built-in voxel world as a source: it walks by itself, or as the player's keys say."""

from __future__ import annotations

import time
from collections.abc import Callable

from mirage_game.capture.source import Captured, Clock, Closing, check_size
from mirage_game.wire.messages import Controls

MAX_STEP_S = 0.1  # after a pause the world goes on from where it was, instead of leaping


class DemoSource(Closing):
    """Frames with pose, controls and depth. `player` gives the keys; without it the world walks by itself."""

    note = ""

    def __init__(
        self,
        width: int = 640,
        height: int = 360,
        *,
        seed: int = 0,
        player: Callable[[], Controls | None] | None = None,
        clock: Clock = time.monotonic,
    ) -> None:
        from mirage_game.worlds.game import DemoGame

        check_size(width, height)
        self.name = "built-in world"
        self.size = (width, height)
        self._game = DemoGame(width, height, seed=seed)
        self._player = player
        self._clock = clock
        self._stepped_s: float | None = None

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        """The world moved on by the time since the last read, and rendered. The very first may compile for seconds."""
        now_s = self._clock()
        step_s = 0.0 if self._stepped_s is None else min(now_s - self._stepped_s, MAX_STEP_S)
        self._stepped_s = now_s
        started_s = time.perf_counter()
        frame = self._game.step(step_s, self._player() if self._player else None)
        capture_ms = (time.perf_counter() - started_s) * 1e3
        return Captured(frame.image, "rgb8", capture_ms, frame.pose, frame.controls, frame.depth)

    def close(self) -> None:
        """Nothing to let go of."""
