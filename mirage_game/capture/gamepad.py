"""Gamepads by glfw, in the W3C standard layout. glfw wants the main thread; `poll` is called there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from mirage_game.wire.messages import Gamepad

JOYSTICKS = 16
LEFT_TRIGGER, RIGHT_TRIGGER = 4, 5  # glfw's axes
TRIGGER_PRESSED = 0.0  # glfw's triggers go from -1 to 1: half way down is pressed
STICK_AXES = 4

# W3C button number -> glfw button number; None: a trigger, which glfw knows only as an axis.
W3C_FROM_GLFW = (0, 1, 2, 3, 4, 5, None, None, 6, 7, 9, 10, 11, 13, 14, 12, 8)


def standard_layout(buttons: Sequence[int], axes: Sequence[float]) -> Gamepad:
    """glfw's 15 buttons and 6 axes as the W3C's 17 buttons and 4 axes (both with y down)."""
    triggers = iter((axes[LEFT_TRIGGER] > TRIGGER_PRESSED, axes[RIGHT_TRIGGER] > TRIGGER_PRESSED))
    pressed = tuple(next(triggers) if number is None else bool(buttons[number]) for number in W3C_FROM_GLFW)
    return Gamepad(axes=tuple(_unit(axis) for axis in axes[:STICK_AXES]), buttons=pressed)


def _unit(value: float) -> float:
    return max(-1.0, min(1.0, float(value))) if math.isfinite(value) else 0.0


class Gamepads:
    """The first gamepad that glfw finds. `note` says why there can be none."""

    def __init__(self, api: Any = None) -> None:
        self.note = ""
        self._api = api if api is not None else self._start_glfw()

    def poll(self) -> Gamepad | None:
        """What is held now; None without a gamepad. Main thread only."""
        if self._api is None:
            return None
        for number in range(JOYSTICKS):
            if self._api.joystick_present(number) and self._api.joystick_is_gamepad(number):
                state = self._api.get_gamepad_state(number)
                if state is not None:
                    return standard_layout(state[0], state[1])
        return None

    def _start_glfw(self) -> Any:
        try:
            import glfw
        except (ImportError, OSError) as error:
            self.note = f"Gamepads are not seen: glfw cannot be loaded ({error})."
            return None
        # glfw warns by Python warnings by default; a missing desktop is no warning but a note.
        before = glfw.ERROR_REPORTING
        glfw.ERROR_REPORTING = "ignore"
        try:
            started = bool(glfw.init())
        finally:
            glfw.ERROR_REPORTING = before
        if not started:
            self.note = "Gamepads are not seen: there is no desktop."
            return None
        return glfw
