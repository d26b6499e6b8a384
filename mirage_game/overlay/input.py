"""What keys and mouse mean to the window, without a screen: walking, prompting, comparing, changing the view."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from mirage_game.overlay.prompt_line import PromptLine
from mirage_game.overlay.view import Mode, next_mode
from mirage_game.wire import limits
from mirage_game.wire.messages import Controls

ALONE_AFTER_S = 10.0


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Held when a key went down."""

    command: bool = False
    """Control, or Command on a Mac."""


class Input:
    """Keys and mouse of one window. Events come from its thread; `controls` and `player` may be asked from any."""

    def __init__(
        self,
        on_prompt: Callable[[str], None],
        mode: Mode = "styled",
        compare_key: str = "Tab",
        can_grab: bool = True,
        paste: Callable[[], str] = str,
    ) -> None:
        self.line = PromptLine()
        self.mode = mode
        self.comparing = False
        self.grabbed = False
        self.show_status = True
        self.quit = False
        self.used = False  # a key was pressed: the player needs no hint any more
        self._on_prompt = on_prompt
        self._compare_key = compare_key
        self._can_grab = can_grab
        self._paste = paste
        self._lock = threading.Lock()
        self._held: set[str] = set()
        self._dx = self._dy = 0.0
        self._played_s: float | None = None

    def key(self, code: str, pressed: bool, repeat: bool, modifiers: Modifiers, now_s: float) -> None:
        """A key (W3C code) went down, repeated, or came up."""
        if not pressed:
            self._release(code)
        elif self.line.open:
            self._edit(code, modifiers)
        elif not repeat:
            self.used = True
            self._press(code, modifiers, now_s)

    def typed(self, text: str) -> None:
        """Text, as the keyboard's layout makes it."""
        if self.line.open:
            self.line.type(text)

    def button(self, code: str, pressed: bool, now_s: float) -> None:
        """A mouse button (W3C code)."""
        if not pressed:
            self._release(code)
        elif self._can_grab and not self.grabbed and not self.line.open:
            self.grabbed = True  # this click only takes the mouse
            self.used = True
        elif self.grabbed:
            self._hold(code, now_s)

    def motion(self, dx: float, dy: float, now_s: float) -> None:
        """The mouse moved by so many pixels; counts only while the window has it."""
        if not self.grabbed:
            return
        with self._lock:
            self._dx += dx
            self._dy += dy
            self._played_s = now_s

    def left(self) -> None:
        """The window lost the keyboard: nothing is held any more."""
        with self._lock:
            self._held.clear()
        self.comparing = False
        self.grabbed = False

    def controls(self) -> Controls:
        """Held keys, and mouse motion since the last call."""
        with self._lock:
            dx, dy, self._dx, self._dy = self._dx, self._dy, 0.0, 0.0
            return Controls(keys=tuple(sorted(self._held))[: limits.MAX_KEYS], mouse_dx=dx, mouse_dy=dy)

    def player(self, now_s: float) -> Controls | None:
        """`controls`, or None where nobody plays and a demo may walk by itself."""
        with self._lock:
            idle = self._played_s is None or now_s - self._played_s > ALONE_AFTER_S
            alone = idle and not self._held and not self.grabbed
        return None if alone else self.controls()

    def _press(self, code: str, modifiers: Modifiers, now_s: float) -> None:
        if code == self._compare_key:
            self.comparing = True
        elif code in ("Enter", "NumpadEnter"):
            with self._lock:
                self._held.clear()
            self.line.begin()
        elif code == "Escape":
            self.grabbed = False
        elif code == "F1":
            self.mode = next_mode(self.mode)
        elif code == "F2":
            self.show_status = not self.show_status
        elif code == "KeyQ" and modifiers.command:
            self.quit = True
        else:
            self._hold(code, now_s)

    def _hold(self, code: str, now_s: float) -> None:
        with self._lock:
            self._held.add(code)
            self._played_s = now_s

    def _release(self, code: str) -> None:
        with self._lock:
            self._held.discard(code)
        if code == self._compare_key:
            self.comparing = False

    def _edit(self, code: str, modifiers: Modifiers) -> None:
        line = self.line
        if code in ("Enter", "NumpadEnter"):
            text = line.send()
            if text is not None:
                self._on_prompt(text)
        elif code == "Escape":
            line.cancel()
        elif code == "Backspace":
            line.backspace(word=modifiers.command)
        elif code == "Delete":
            line.delete()
        elif code in ("ArrowLeft", "ArrowRight"):
            line.move(-1 if code == "ArrowLeft" else 1)
        elif code in ("ArrowUp", "ArrowDown"):
            line.recall(-1 if code == "ArrowUp" else 1)
        elif code == "Home":
            line.home()
        elif code == "End":
            line.end()
        elif code == "KeyV" and modifiers.command:
            line.type(self._paste())
