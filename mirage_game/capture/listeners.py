"""pynput's listeners on each system, feeding `Held` with W3C names of keys by their place on the keyboard.

pynput itself names keys by what they type, which changes with layout and Shift; below it each system tells the place.
Callbacks run in the desktop's input path: they set fields, and nothing else.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, Protocol

from mirage_game.capture import keys
from mirage_game.capture.held import Held

READY_S = 3.0
STOP_S = 2.0
WIN_KEY_DOWN = (0x0100, 0x0104)
WIN_KEY_UP = (0x0101, 0x0105)
WIN_MOUSE_MOVE = 0x0200
WIN_EXTENDED = 1
X_KEY_PRESS = 2


class Stoppable(Protocol):
    """Something that listens until closed."""

    def close(self) -> None:
        """Stop listening."""


class _Listening:
    """A pynput listener that is known to have started."""

    def __init__(self, listener: Any) -> None:
        self._listener = listener
        listener.start()
        # pynput's own wait has no time-out and never ends if the thread died first.
        waiter = threading.Thread(target=listener.wait, name="mirage-wait", daemon=True)
        waiter.start()
        waiter.join(READY_S)
        if waiter.is_alive():
            raise OSError("the desktop gave no answer")

    def close(self) -> None:
        """Stop listening."""
        self._listener.stop()
        if sys.platform.startswith("linux"):
            _wake_x11(self._listener)
        threading.Thread.join(self._listener, STOP_S)  # pynput's own join raises what the thread raised


def _wake_x11(listener: Any) -> None:
    """End the recording from another connection: on its own, pynput's request waits until the next key."""
    from Xlib import display

    context = getattr(listener, "_context", None)
    if context is not None:
        connection = display.Display(listener._display_stop.get_display_name())  # DISPLAY may have changed since
        connection.record_disable_context(context)
        connection.sync()
        connection.close()


def start(held: Held) -> list[Stoppable]:
    """Listen to keyboard and mouse on this system. Raises what pynput or the X server raises if it cannot."""
    listening: list[Stoppable] = []
    try:
        if sys.platform == "win32":
            _start_windows(held, listening)
        elif sys.platform == "darwin":
            _start_macos(held, listening)
        else:
            _start_x11(held, listening)
    except Exception:
        close_all(listening)
        raise
    return listening


def close_all(listening: list[Stoppable]) -> None:
    """Stop all of them."""
    for one in listening:
        one.close()


def _check_x11() -> None:
    """Raise here what would otherwise kill pynput's thread with a traceback."""
    from Xlib import display

    connection = display.Display()
    recordable = connection.has_extension("RECORD")
    connection.close()
    if not recordable:
        raise OSError("this X11 server has no RECORD extension")


def _start_x11(held: Held, listening: list[Stoppable]) -> None:
    _check_x11()
    from pynput import keyboard, mouse

    class PlaceListener(keyboard.Listener):  # type: ignore[misc]
        """Takes the key's number, which the public callbacks leave out."""

        def _handle_message(self, display: Any, event: Any, *_: Any) -> None:
            change = held.press if event.type == X_KEY_PRESS else held.release
            change(keys.of_x11(event.detail))

    listening.append(_Listening(PlaceListener()))
    motion = {}
    try:
        from mirage_game.capture.pointer_x11 import RawPointer

        listening.append(RawPointer(held.move))
    except Exception:  # an X server without the extension: differences of the pointer's place are better than nothing
        motion["on_move"] = _differences(held.move)
    listening.append(_Listening(mouse.Listener(on_click=_clicks(held), **motion)))


def _start_windows(held: Held, listening: list[Stoppable]) -> None:
    from pynput import keyboard, mouse

    listening.append(_Listening(keyboard.Listener(win32_event_filter=windows_key_filter(held))))
    mouse_filter = windows_mouse_filter(held.move, _windows_cursor())
    listening.append(_Listening(mouse.Listener(on_click=_clicks(held), win32_event_filter=mouse_filter)))


def _start_macos(held: Held, listening: list[Stoppable]) -> None:
    from pynput import keyboard, mouse

    def on_press(key: Any) -> None:
        held.press(_macos_name(key))

    def on_release(key: Any) -> None:
        held.release(_macos_name(key))

    listening.append(_Listening(keyboard.Listener(on_press=on_press, on_release=on_release)))
    listening.append(_Listening(mouse.Listener(on_click=_clicks(held), on_move=_differences(held.move))))


def _macos_name(key: Any) -> str | None:
    virtual_key = getattr(getattr(key, "value", key), "vk", None)
    return None if virtual_key is None else keys.of_macos(virtual_key)


def _clicks(held: Held) -> Callable[..., None]:
    def on_click(x: int, y: int, button: Any, pressed: bool, *_: Any) -> None:
        (held.press if pressed else held.release)(keys.MOUSE.get(button.name))

    return on_click


def _differences(moved: Callable[[float, float], None]) -> Callable[..., None]:
    last: list[tuple[float, float]] = []

    def on_move(x: float, y: float, *_: Any) -> None:
        if last:
            moved(x - last[0][0], y - last[0][1])
        last[:] = [(x, y)]

    return on_move


def windows_key_filter(held: Held) -> Callable[[int, Any], bool]:
    """For pynput's `win32_event_filter`: the hook's data hold the scan code. Always lets the event pass."""

    def see(message: int, data: Any) -> bool:
        name = keys.of_windows(data.scanCode, bool(data.flags & WIN_EXTENDED))
        if message in WIN_KEY_DOWN:
            held.press(name)
        elif message in WIN_KEY_UP:
            held.release(name)
        return True

    return see


def windows_mouse_filter(
    moved: Callable[[float, float], None], cursor: Callable[[], tuple[int, int]]
) -> Callable[[int, Any], bool]:
    """For pynput's `win32_event_filter`: the hook is called before the cursor moves, with the place it would go to.

    The difference is what the hand did, also in a game that puts the cursor back in the middle each frame.
    """

    def see(message: int, data: Any) -> bool:
        if message == WIN_MOUSE_MOVE:
            x, y = cursor()
            moved(data.pt.x - x, data.pt.y - y)
        return True

    return see


def _windows_cursor() -> Callable[[], tuple[int, int]]:
    import ctypes
    from ctypes import wintypes

    get_cursor = ctypes.windll.user32.GetCursorPos  # type: ignore[attr-defined]
    point = wintypes.POINT()

    def where() -> tuple[int, int]:
        get_cursor(ctypes.byref(point))
        return point.x, point.y

    return where
