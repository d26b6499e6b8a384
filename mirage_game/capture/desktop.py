"""What the desktop allows: whether a screen can be filmed and keys can be seen, asked of the environment alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from mirage_game.capture.source import CaptureError

NO_SCREEN_FIX = (
    "Start Mirage from a desktop, set DISPLAY, or use a source that needs no screen: `demo` or `video:PATH`."
)
WAYLAND_FIX = "Log in to an Xorg session, or send the game's frames with a hook (OBS can film Wayland)."
MAC_SCREEN_FIX = (
    "Open System Settings > Privacy & Security > Screen & System Audio Recording, allow the terminal, "
    "and start it again."
)


def on_wayland(environ: Mapping[str, str]) -> bool:
    """Whether the desktop session is a Wayland one, with or without X11 windows in it."""
    return environ.get("XDG_SESSION_TYPE") == "wayland" or bool(environ.get("WAYLAND_DISPLAY"))


def screen_problem(platform: str = sys.platform, environ: Mapping[str, str] | None = None) -> CaptureError | None:
    """Why the screen cannot be captured at all, or None."""
    environ = os.environ if environ is None else environ
    if platform.startswith("linux") and not environ.get("DISPLAY"):
        if on_wayland(environ):
            return CaptureError("Wayland does not let one program film another.", WAYLAND_FIX)
        return CaptureError("There is no screen here: DISPLAY is not set.", NO_SCREEN_FIX)
    if platform == "darwin" and not _mac_allows_filming():
        return CaptureError("macOS has not allowed this program to film the screen.", MAC_SCREEN_FIX)
    return None


def screen_note(platform: str = sys.platform, environ: Mapping[str, str] | None = None) -> str:
    """What limits the capture without forbidding it; empty when nothing does."""
    environ = os.environ if environ is None else environ
    if platform.startswith("linux") and on_wayland(environ):
        return f"This is a Wayland desktop: the picture is likely to be black. {WAYLAND_FIX}"
    return ""


def controls_note(platform: str = sys.platform, environ: Mapping[str, str] | None = None) -> tuple[bool, str]:
    """Whether keyboard and mouse can be listened to, and what limits that."""
    environ = os.environ if environ is None else environ
    if not platform.startswith("linux"):
        return True, ""
    if not environ.get("DISPLAY"):
        if on_wayland(environ):
            return False, "Wayland hides keys and mouse from other programs, so frames go without them."
        return False, "There is no desktop (DISPLAY is not set), so frames go without keys and mouse."
    if on_wayland(environ):
        return True, "On Wayland keys are seen only while an X11 window has the focus."
    return True, ""


def _mac_allows_filming() -> bool:
    try:
        import Quartz  # comes with pynput on macOS
    except ImportError:
        return True
    preflight = getattr(Quartz, "CGPreflightScreenCaptureAccess", None)
    return preflight is None or bool(preflight())
