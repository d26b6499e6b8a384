"""An overlay that lies over a running game: keeping it out of captures, and noticing when it films itself.

On Windows the system hides the window from captures. Elsewhere it cannot, so a small marker is drawn in the window's
top left corner, and whoever captures the screen looks for it.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import numpy.typing as npt

CELL = 2  # pixels a side of one cell of the marker
DARK, LIGHT = (38, 41, 46), (62, 66, 72)
_TOLERANCE = 6
_EXCLUDE_FROM_CAPTURE = 0x11  # WDA_EXCLUDEFROMCAPTURE, Windows 10 2004 and newer
_CODE = 0x6D69726167652021  # "mirage !": 64 cells, 16 across and 4 down

EXPLANATION = (
    "The overlay is filming itself: its window lies inside the captured part of the screen, so every frame would be "
    "restyled again and again. Put the window on another monitor, capture a window or region that it does not cover, "
    "or use the hook for your game or OBS."
)


def marker() -> npt.NDArray[np.uint8]:
    """The sign that the overlay draws into its corner, (8, 32, 3) uint8 RGB: dark greys that a player hardly sees."""
    bits = np.array([(_CODE >> (63 - index)) & 1 for index in range(64)], bool).reshape(4, 16)
    cells = np.where(bits[..., None], np.array(LIGHT, np.uint8), np.array(DARK, np.uint8)).astype(np.uint8)
    return cells.repeat(CELL, axis=0).repeat(CELL, axis=1)


def sees_itself(image: npt.NDArray[np.uint8]) -> bool:
    """Whether the captured picture, (H, W, 3 or 4) uint8 at the screen's own size, shows the overlay's marker anywhere.

    Channel and row order do not matter. Takes a few milliseconds a megapixel: ask once a second, not for each frame.
    """
    sign = marker()
    orders = (sign, sign[..., ::-1], sign[::-1], sign[::-1, :, ::-1])
    return any(_contains(image[..., :3], order) for order in orders)


def _contains(image: npt.NDArray[np.uint8], sign: npt.NDArray[np.uint8]) -> bool:
    height, width = sign.shape[:2]
    if image.shape[0] < height or image.shape[1] < width:
        return False
    field = image[: image.shape[0] - height + 1, : image.shape[1] - width + 1]
    # The green channel alone rules out almost every place.
    distance = np.abs(field[..., 1].astype(np.int16) - int(sign[0, 0, 1]))
    rows, columns = np.nonzero(distance <= _TOLERANCE)
    for y in range(0, height, CELL):
        for x in range(0, width, CELL):
            apart = np.abs(image[rows + y, columns + x].astype(np.int16) - sign[y, x].astype(np.int16))
            keep = apart.max(axis=-1) <= _TOLERANCE
            rows, columns = rows[keep], columns[keep]
            if not len(rows):
                return False
    return True


def hide_from_capture(window: Any) -> bool:
    """Asks the system to leave this GLFW window out of every capture; False where only the marker can help."""
    if sys.platform != "win32":
        return False
    import ctypes

    import glfw

    handle = ctypes.c_void_p(glfw.get_win32_window(window))
    return bool(ctypes.windll.user32.SetWindowDisplayAffinity(handle, _EXCLUDE_FROM_CAPTURE))
