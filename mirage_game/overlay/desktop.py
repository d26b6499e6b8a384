"""Opens a GLFW window with OpenGL 3.3, or says in plain words why there can be none."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from mirage_game.overlay.window import WindowConfig

HEADLESS = "`mirage demo --headless` needs no screen: it writes a video and pictures instead."


class NoScreen(RuntimeError):
    """There is no screen or no OpenGL 3.3; the message says what to do."""


class _Loader:
    """Finds OpenGL functions through GLFW, so that every platform's way of making contexts works."""

    def __init__(self, library: Any) -> None:
        self._library = library

    def load_opengl_function(self, name: str) -> int:
        """Address of an OpenGL function, 0 where there is none."""
        return int(self._library.get_proc_address(name) or 0)

    def __enter__(self) -> None:
        """The context is current already."""

    def __exit__(self, *_: object) -> None:
        """It stays current."""

    def release(self) -> None:
        """The window owns the context."""


_open_windows = 0  # main thread only


class Opened(NamedTuple):
    """A window on the screen: the GLFW library, its window, and ModernGL on its context, which is current."""

    library: Any
    window: Any
    context: Any


def load_triton_first() -> None:
    """Loads Triton's library, if it is installed, ahead of OpenGL.

    Triton and Mesa's software renderer each bring an LLVM. A process that loads Triton second dies of it, and torch may
    load Triton at any time later; the other order works.
    """
    with suppress(ImportError):
        importlib.import_module("triton._C.libtriton")


def open_window(config: WindowConfig) -> Opened:
    """A window with an OpenGL 3.3 core context. Raises `NoScreen` where the screen offers none."""
    import glfw

    global _open_windows
    load_triton_first()
    library: Any = glfw
    if not _open_windows:
        _connect(library)
    _open_windows += 1
    window = None
    try:
        window = _make_window(library, config)
        return Opened(library, window, _make_context(library))
    except BaseException:
        close_window(library, window)
        raise


def close_window(library: Any, window: Any) -> None:
    """Closes a window; with the last, the connection to the screen ends."""
    global _open_windows
    if window:
        library.destroy_window(window)
    _open_windows -= 1
    if not _open_windows:
        library.terminate()


def _connect(library: Any) -> None:
    library.ERROR_REPORTING = "ignore"  # what goes wrong is said below
    if sys.platform.startswith("linux") and os.environ.get("DISPLAY"):
        # Wayland knows neither placement nor floating windows; its X11 bridge knows both.
        library.init_hint(library.PLATFORM, library.PLATFORM_X11)
    if not library.init():
        raise NoScreen(f"There is no screen to open a window on ({_reason(library)}). {_screen_advice()}")


def _make_window(library: Any, config: WindowConfig) -> Any:
    library.default_window_hints()
    for name, value in _hints(library, config).items():
        if hasattr(library, name):
            library.window_hint(getattr(library, name), value)
    window = library.create_window(config.width, config.height, config.title, None, None)
    if not window:
        raise NoScreen(
            f"No window with OpenGL 3.3 can be opened ({_reason(library)}). Update the graphics driver, or on Linux "
            f"set LIBGL_ALWAYS_SOFTWARE=1 to draw without one (package libgl1-mesa-dri). {HEADLESS}"
        )
    if config.x is not None and config.y is not None:
        library.set_window_pos(window, config.x, config.y)
    library.make_context_current(window)
    library.swap_interval(0)  # the window paces itself; waiting here would hold up keys and pictures
    return window


def _make_context(library: Any) -> Any:
    import moderngl

    try:
        return moderngl.create_context(require=330, context=cast(Any, _Loader(library)))
    except Exception as error:
        raise NoScreen(f"OpenGL 3.3 does not start ({error}). Update the graphics driver. {HEADLESS}") from error


def _hints(library: Any, config: WindowConfig) -> dict[str, int]:
    hints = {
        "CONTEXT_VERSION_MAJOR": 3,
        "CONTEXT_VERSION_MINOR": 3,
        "OPENGL_PROFILE": library.OPENGL_CORE_PROFILE,
        "OPENGL_FORWARD_COMPAT": True,
        "SCALE_TO_MONITOR": True,
        "VISIBLE": True,
    }
    if config.click_through:
        hints |= {
            "DECORATED": False,
            "FLOATING": True,
            "TRANSPARENT_FRAMEBUFFER": True,
            "MOUSE_PASSTHROUGH": True,
            "FOCUSED": False,
            "FOCUS_ON_SHOW": False,
        }
    return hints


def _reason(library: Any) -> str:
    _, words = library.get_error()
    return words.decode("utf-8", "replace").strip() if words else "no reason given"


def _screen_advice() -> str:
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return f"DISPLAY is not set: start Mirage from a desktop, or set it. {HEADLESS}"
    return HEADLESS
