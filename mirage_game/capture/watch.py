"""Tells a black picture from a dark one, so that nobody stares at a black screen without knowing why."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BLACK_AFTER_S = 1.0  # a fade or a loading screen is shorter
BLACK_NOTE = (
    "The captured picture is all black. A game in exclusive full screen hides from capture: switch it to “borderless” "
    "or “windowed”, and see that its window is not minimised."
)


def is_black(image: npt.NDArray[np.uint8]) -> bool:
    """Whether a grid of samples of an image (H, W, C) uint8 holds nothing but black, alpha aside."""
    step_y, step_x = max(1, image.shape[0] // 48), max(1, image.shape[1] // 48)
    return not image[::step_y, ::step_x, :3].any()


class BlackWatch:
    """Turns "this frame was black" into a note once it lasted."""

    def __init__(self, after_s: float = BLACK_AFTER_S) -> None:
        self.note = ""
        self._after_s = after_s
        self._since_s: float | None = None

    def see(self, black: bool, now_s: float) -> str:
        """Count a frame seen at `now_s`; returns the note, empty unless black lasted."""
        if not black:
            self._since_s = None
            self.note = ""
        elif self._since_s is None:
            self._since_s = now_s
        elif now_s - self._since_s >= self._after_s:
            self.note = BLACK_NOTE
        return self.note
