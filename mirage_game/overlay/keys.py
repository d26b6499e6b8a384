"""GLFW's keys and mouse buttons as W3C `event.code` names."""

from __future__ import annotations

from functools import cache
from typing import Any

_NAMED = {
    "SPACE": "Space",
    "APOSTROPHE": "Quote",
    "COMMA": "Comma",
    "MINUS": "Minus",
    "PERIOD": "Period",
    "SLASH": "Slash",
    "SEMICOLON": "Semicolon",
    "EQUAL": "Equal",
    "LEFT_BRACKET": "BracketLeft",
    "BACKSLASH": "Backslash",
    "RIGHT_BRACKET": "BracketRight",
    "GRAVE_ACCENT": "Backquote",
    "ESCAPE": "Escape",
    "ENTER": "Enter",
    "TAB": "Tab",
    "BACKSPACE": "Backspace",
    "INSERT": "Insert",
    "DELETE": "Delete",
    "RIGHT": "ArrowRight",
    "LEFT": "ArrowLeft",
    "DOWN": "ArrowDown",
    "UP": "ArrowUp",
    "PAGE_UP": "PageUp",
    "PAGE_DOWN": "PageDown",
    "HOME": "Home",
    "END": "End",
    "CAPS_LOCK": "CapsLock",
    "SCROLL_LOCK": "ScrollLock",
    "NUM_LOCK": "NumLock",
    "PRINT_SCREEN": "PrintScreen",
    "PAUSE": "Pause",
    "KP_DECIMAL": "NumpadDecimal",
    "KP_DIVIDE": "NumpadDivide",
    "KP_MULTIPLY": "NumpadMultiply",
    "KP_SUBTRACT": "NumpadSubtract",
    "KP_ADD": "NumpadAdd",
    "KP_ENTER": "NumpadEnter",
    "LEFT_SHIFT": "ShiftLeft",
    "LEFT_CONTROL": "ControlLeft",
    "LEFT_ALT": "AltLeft",
    "LEFT_SUPER": "MetaLeft",
    "RIGHT_SHIFT": "ShiftRight",
    "RIGHT_CONTROL": "ControlRight",
    "RIGHT_ALT": "AltRight",
    "RIGHT_SUPER": "MetaRight",
    "MENU": "ContextMenu",
}


@cache
def codes() -> dict[int, str]:
    """GLFW key number to W3C code."""
    import glfw

    library: Any = glfw
    found = {getattr(library, f"KEY_{name}"): code for name, code in _NAMED.items()}
    found |= {getattr(library, f"KEY_{letter}"): f"Key{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    found |= {getattr(library, f"KEY_{digit}"): f"Digit{digit}" for digit in "0123456789"}
    found |= {getattr(library, f"KEY_KP_{digit}"): f"Numpad{digit}" for digit in "0123456789"}
    found |= {getattr(library, f"KEY_F{number}"): f"F{number}" for number in range(1, 25)}
    return found


def mouse_code(button: int) -> str:
    """GLFW counts left, right, middle; W3C counts left, middle, right."""
    return f"Mouse{ {1: 2, 2: 1}.get(button, button) }"
