"""The player's controls, seen from outside the game: keyboard and mouse by pynput, gamepads by glfw."""

from __future__ import annotations

import sys
import threading
from typing import Self

from mirage_game.capture import listeners
from mirage_game.capture.desktop import controls_note
from mirage_game.capture.gamepad import Gamepads
from mirage_game.capture.held import Held
from mirage_game.wire.messages import Controls, Gamepad

MAC_NOTE = (
    "macOS has not allowed this program to see keys: open System Settings > Privacy & Security > Accessibility (and "
    "Input Monitoring), allow the terminal, and start it again. Frames go without keys until then."
)


class ControlState:
    """What the player does, ready to be attached to each frame. Where a desktop forbids it, `note` says so.

    `with ControlState() as controls: ... client.send(image, controls=controls.take())`
    """

    def __init__(self, *, keyboard_and_mouse: bool = True, gamepads: Gamepads | bool = True) -> None:
        self._held = Held()
        self._notes: list[str] = []
        self._listening: list[listeners.Stoppable] = []
        if keyboard_and_mouse:
            self._listen()
        self._gamepads = Gamepads() if gamepads is True else (gamepads or None)
        self._gamepad: Gamepad | None = None

    @property
    def note(self) -> str:
        """Why keys, mouse or gamepads are not seen; empty when all are."""
        gamepad_note = self._gamepads.note if self._gamepads else ""
        return " ".join(note for note in (*self._notes, gamepad_note) if note)

    def poll_gamepad(self) -> None:
        """Look at the gamepad: each frame, on the main thread, as glfw wants it. Elsewhere it does nothing."""
        if self._gamepads and threading.current_thread() is threading.main_thread():
            self._gamepad = self._gamepads.poll()

    def take(self) -> Controls:
        """Keys held or tapped, and mouse motion summed, since the last call. One thread only; never waits."""
        self.poll_gamepad()
        keys, dx, dy = self._held.take()
        return Controls(keys=keys, mouse_dx=dx, mouse_dy=dy, gamepad=self._gamepad)

    def close(self) -> None:
        """Stop listening. May be called twice."""
        listening, self._listening = self._listening, []
        listeners.close_all(listening)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _listen(self) -> None:
        possible, note = controls_note()
        self._notes.append(note)
        if not possible:
            return
        try:
            self._listening = listeners.start(self._held)
        except Exception as error:  # pynput and the X server raise types of their own, some at import; the frames go on
            self._notes.append(f"Keys and mouse are not seen: {error}. Frames go without them.")
            return
        if sys.platform == "darwin" and not _mac_trusts_us():
            self._notes.append(MAC_NOTE)


def _mac_trusts_us() -> bool:
    try:
        import HIServices  # comes with pynput on macOS
    except ImportError:
        return True
    return bool(HIServices.AXIsProcessTrusted())
