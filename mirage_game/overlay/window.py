"""The window: shows the game restyled, takes a prompt, and reports keys and mouse for the demo game.

Made, stepped and closed on the main thread, as desktops demand; pictures and status may come from any thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from mirage_game.overlay import click_through, desktop
from mirage_game.overlay.input import Input, Modifiers
from mirage_game.overlay.keys import codes, mouse_code
from mirage_game.overlay.render import Renderer
from mirage_game.overlay.scene import CARET_S, STATUS_S, Scene, SceneConfig
from mirage_game.overlay.view import Link, Mode, Patience, Picture
from mirage_game.wire.messages import Controls

IDLE_S = 0.25


@dataclass(frozen=True, slots=True)
class WindowConfig:
    """How the window looks and behaves."""

    title: str = "Mirage"
    width: int = 1280
    height: int = 720
    x: int | None = None
    """Place on the desktop; None lets the desktop choose."""
    y: int | None = None
    mode: Mode = "styled"
    compare_key: str = "Tab"
    """While this key (a W3C code) is held, the original shows."""
    click_through: bool = False
    """Floats over everything without a frame, and the mouse reaches what lies below."""
    marked: bool = False
    """Draw a small sign into the corner, for `click_through.sees_itself`; a click-through window always does."""
    grab_mouse: bool = True
    """A click takes the mouse for walking; Esc gives it back."""
    show_status: bool = True
    show_hint: bool = True
    reproject: bool | None = None
    """Turn the styled picture by the newest camera pose where both poses are known. None: if a GPU draws the window."""
    patience: Patience = field(default_factory=Patience)
    max_fps: float = 60.0


class Window:
    """One window on the screen. Raises `desktop.NoScreen` where there can be none."""

    def __init__(
        self,
        config: WindowConfig | None = None,
        on_prompt: Callable[[str], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.config = config or WindowConfig()
        self._clock = clock
        self._lock = threading.Lock()
        self._new_original: Picture | None = None
        self._new_styled: tuple[Picture, float, float] | None = None  # picture, age in ms, arrival in s
        self._new_link: Link | None = None
        self._glfw, self._window, context = desktop.open_window(self.config)
        can_play = self.config.grab_mouse and not self.config.click_through
        self.input = Input(
            on_prompt or (lambda text: None), self.config.mode, self.config.compare_key, can_play, self._clipboard
        )
        self.input.show_status = self.config.show_status
        self._renderer = Renderer(context)
        self._scene = Scene(self._scene_config(can_play), self._renderer, self.input, clock())
        self._drawn_s = -1e9
        self._dirty = True
        self._cursor_hidden = False
        self._mouse: tuple[float, float] = (0.0, 0.0)
        self._listen()
        self.hidden_from_capture = self.config.click_through and click_through.hide_from_capture(self._window)

    # From any thread

    def show_original(self, picture: Picture) -> None:
        """The game as it is now."""
        with self._lock:
            self._new_original = picture
        self._glfw.post_empty_event()

    def show_styled(self, picture: Picture, age_ms: float) -> None:
        """The newest styled frame; `age_ms` is how long ago its game frame was sent."""
        with self._lock:
            self._new_styled = (picture, age_ms, self._clock())
        self._glfw.post_empty_event()

    def set_link(self, link: Link) -> None:
        """What the status line says of the daemon."""
        with self._lock:
            self._new_link = link

    def compare(self, on: bool) -> None:
        """Show the original or not, for a click-through window, which hears no keys itself."""
        if on != self.input.comparing:
            self.input.comparing = on
            self._dirty = True
            self._glfw.post_empty_event()

    def controls(self) -> Controls:
        """Held keys, and mouse motion since the last call."""
        return self.input.controls()

    def player(self) -> Controls | None:
        """`controls`, or None while nobody plays, so that the demo game may walk by itself."""
        return self.input.player(self._clock())

    # On the main thread

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels of the screen."""
        width, height = self._glfw.get_framebuffer_size(self._window)
        return int(width), int(height)

    def step(self, timeout_s: float = IDLE_S) -> bool:
        """Handles events, and draws if something changed; False once the window was closed."""
        next_draw_s = self._drawn_s + 1 / self.config.max_fps
        soon = self._dirty or self._scene.moving(self._clock())
        wait_s = min(timeout_s, IDLE_S, next_draw_s - self._clock() if soon else IDLE_S)
        if wait_s > 0:
            self._glfw.wait_events_timeout(wait_s)
        else:
            self._glfw.poll_events()
        self._take_new()
        self._set_cursor()
        now_s = self._clock()
        rest_s = CARET_S / 2 if self.input.line.open else STATUS_S
        wanted = self._dirty or self._scene.moving(now_s) or now_s - self._drawn_s >= rest_s
        if wanted and now_s >= next_draw_s:
            self.draw()
        return not (self._glfw.window_should_close(self._window) or self.input.quit)

    def draw(self) -> None:
        """Draws everything and brings it to the screen."""
        if self._draw():
            self._glfw.swap_buffers(self._window)

    def read_pixels(self) -> npt.NDArray[np.uint8]:
        """Draws, and returns what was drawn: (H, W, 3) uint8 RGB, 0..255."""
        if not self._draw():
            raise desktop.NoScreen("The window is minimised: there is nothing to see. Bring it back.")
        pixels = self._renderer.read(self.size)
        self._glfw.swap_buffers(self._window)
        return pixels

    def screenshot(self, path: str | Path) -> None:
        """Writes what the window shows to a picture file."""
        from PIL import Image

        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(self.read_pixels()).save(path)

    def close(self) -> None:
        """Closes the window; a second call does nothing."""
        if self._window is not None:
            desktop.close_window(self._glfw, self._window)
            self._window = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _draw(self) -> bool:
        """Into the back buffer; False while the window is minimised."""
        self._take_new()
        self._glfw.make_context_current(self._window)
        window, now_s = self.size, self._clock()
        self._drawn_s, self._dirty = now_s, False
        if min(window) < 1:
            return False
        self._scene.scale = max(1.0, float(self._glfw.get_window_content_scale(self._window)[0]))
        self._scene.draw(window, now_s)
        return True

    def _scene_config(self, can_play: bool) -> SceneConfig:
        config = self.config
        return SceneConfig(
            patience=config.patience,
            reproject=config.reproject,
            show_hint=config.show_hint and not config.click_through,
            marked=config.marked or config.click_through,
            transparent=config.click_through,
            compare_key=config.compare_key,
            can_play=can_play,
        )

    def _take_new(self) -> None:
        with self._lock:
            original, self._new_original = self._new_original, None
            styled, self._new_styled = self._new_styled, None
            link, self._new_link = self._new_link, None
        if original is None and styled is None and link is None:
            return
        self._glfw.make_context_current(self._window)
        if link is not None and link != self._scene.link:
            self._scene.set_link(link)
            self._dirty = True
        if original is not None:
            self._dirty |= self._scene.show_original(original, self._clock())
        if styled is not None:
            self._scene.show_styled(*styled)
            self._dirty = True

    def _listen(self) -> None:
        glfw, window = self._glfw, self._window
        glfw.set_key_callback(window, self._on_key)
        glfw.set_char_callback(window, self._on_char)
        glfw.set_mouse_button_callback(window, self._on_button)
        glfw.set_cursor_pos_callback(window, self._on_motion)
        glfw.set_window_focus_callback(window, self._on_focus)
        glfw.set_framebuffer_size_callback(window, self._on_change)
        glfw.set_window_refresh_callback(window, self._on_change)

    def _on_key(self, _window: Any, key: int, _scancode: int, action: int, mods: int) -> None:
        code = codes().get(key)
        if code is not None:
            glfw = self._glfw
            modifiers = Modifiers(command=bool(mods & (glfw.MOD_CONTROL | glfw.MOD_SUPER)))
            self.input.key(code, action != glfw.RELEASE, action == glfw.REPEAT, modifiers, self._clock())
            self._dirty = True

    def _on_char(self, _window: Any, codepoint: int) -> None:
        self.input.typed(chr(codepoint))
        self._dirty = True

    def _on_button(self, _window: Any, button: int, action: int, _mods: int) -> None:
        self.input.button(mouse_code(button), action == self._glfw.PRESS, self._clock())
        self._dirty = True

    def _on_motion(self, _window: Any, x: float, y: float) -> None:
        self.input.motion(x - self._mouse[0], y - self._mouse[1], self._clock())
        self._mouse = (x, y)

    def _on_focus(self, _window: Any, focused: int) -> None:
        if not focused:
            self.input.left()
            self._dirty = True

    def _on_change(self, *_: Any) -> None:
        self._dirty = True

    def _set_cursor(self) -> None:
        """Hides and holds the mouse while the player walks with it."""
        glfw = self._glfw
        if self.input.grabbed == self._cursor_hidden:
            return
        self._cursor_hidden = self.input.grabbed
        mode = glfw.CURSOR_DISABLED if self._cursor_hidden else glfw.CURSOR_NORMAL
        glfw.set_input_mode(self._window, glfw.CURSOR, mode)
        if glfw.raw_mouse_motion_supported():
            glfw.set_input_mode(self._window, glfw.RAW_MOUSE_MOTION, self._cursor_hidden)
        # The pointer leaps when it is taken or given back; that is no motion.
        self._mouse = glfw.get_cursor_pos(self._window)

    def _clipboard(self) -> str:
        text = self._glfw.get_clipboard_string(self._window)
        return text.decode("utf-8", "replace") if text else ""
