"""Key numbers of X11, Windows and macOS as W3C `event.code` names: the place of a key, whatever is printed on it."""

from __future__ import annotations

_LETTER_ROWS = (
    (
        16,
        ("KeyQ", "KeyW", "KeyE", "KeyR", "KeyT", "KeyY", "KeyU", "KeyI", "KeyO", "KeyP", "BracketLeft", "BracketRight"),
    ),
    (30, ("KeyA", "KeyS", "KeyD", "KeyF", "KeyG", "KeyH", "KeyJ", "KeyK", "KeyL", "Semicolon", "Quote", "Backquote")),
    (
        43,
        ("Backslash", "KeyZ", "KeyX", "KeyC", "KeyV", "KeyB", "KeyN", "KeyM", "Comma", "Period", "Slash", "ShiftRight"),
    ),
    (
        2,
        (
            "Digit1",
            "Digit2",
            "Digit3",
            "Digit4",
            "Digit5",
            "Digit6",
            "Digit7",
            "Digit8",
            "Digit9",
            "Digit0",
            "Minus",
            "Equal",
        ),
    ),
    (71, ("Numpad7", "Numpad8", "Numpad9", "NumpadSubtract", "Numpad4", "Numpad5", "Numpad6", "NumpadAdd")),
    (79, ("Numpad1", "Numpad2", "Numpad3", "Numpad0", "NumpadDecimal")),
    (59, ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10")),
)

# The first PC keyboard's numbers, which both Linux and Windows still use.
_SHARED = {start + i: code for start, row in _LETTER_ROWS for i, code in enumerate(row)} | {
    1: "Escape",
    14: "Backspace",
    15: "Tab",
    28: "Enter",
    29: "ControlLeft",
    42: "ShiftLeft",
    55: "NumpadMultiply",
    56: "AltLeft",
    57: "Space",
    58: "CapsLock",
    70: "ScrollLock",
    86: "IntlBackslash",
    87: "F11",
    88: "F12",
}

EVDEV = (
    _SHARED
    | {183 + i: f"F{13 + i}" for i in range(12)}
    | {
        69: "NumLock",
        85: "Lang5",
        89: "IntlRo",
        90: "Lang3",
        91: "Lang4",
        92: "Convert",
        93: "KanaMode",
        94: "NonConvert",
        96: "NumpadEnter",
        97: "ControlRight",
        98: "NumpadDivide",
        99: "PrintScreen",
        100: "AltRight",
        102: "Home",
        103: "ArrowUp",
        104: "PageUp",
        105: "ArrowLeft",
        106: "ArrowRight",
        107: "End",
        108: "ArrowDown",
        109: "PageDown",
        110: "Insert",
        111: "Delete",
        113: "AudioVolumeMute",
        114: "AudioVolumeDown",
        115: "AudioVolumeUp",
        116: "Power",
        117: "NumpadEqual",
        119: "Pause",
        121: "NumpadComma",
        122: "Lang1",
        123: "Lang2",
        124: "IntlYen",
        125: "MetaLeft",
        126: "MetaRight",
        127: "ContextMenu",
        163: "MediaTrackNext",
        164: "MediaPlayPause",
        165: "MediaTrackPrevious",
        166: "MediaStop",
    }
)

WINDOWS = (
    _SHARED
    | {0x64 + i: f"F{13 + i}" for i in range(11)}
    | {
        0x45: "Pause",
        0x54: "PrintScreen",
        0x59: "NumpadEqual",
        0x70: "KanaMode",
        0x71: "Lang2",
        0x72: "Lang1",
        0x73: "IntlRo",
        0x76: "F24",
        0x77: "Lang4",
        0x78: "Lang3",
        0x79: "Convert",
        0x7B: "NonConvert",
        0x7D: "IntlYen",
        0x7E: "NumpadComma",
    }
)

WINDOWS_EXTENDED = {
    0x10: "MediaTrackPrevious",
    0x19: "MediaTrackNext",
    0x1C: "NumpadEnter",
    0x1D: "ControlRight",
    0x20: "AudioVolumeMute",
    0x22: "MediaPlayPause",
    0x24: "MediaStop",
    0x2E: "AudioVolumeDown",
    0x30: "AudioVolumeUp",
    0x35: "NumpadDivide",
    0x36: "ShiftRight",  # Windows marks it extended in keyboard hooks, though no keyboard sends it so
    0x37: "PrintScreen",
    0x38: "AltRight",
    0x45: "NumLock",
    0x46: "Pause",  # with Control held
    0x47: "Home",
    0x48: "ArrowUp",
    0x49: "PageUp",
    0x4B: "ArrowLeft",
    0x4D: "ArrowRight",
    0x4F: "End",
    0x50: "ArrowDown",
    0x51: "PageDown",
    0x52: "Insert",
    0x53: "Delete",
    0x5B: "MetaLeft",
    0x5C: "MetaRight",
    0x5D: "ContextMenu",
}

MACOS = (
    dict(enumerate(f"Key{letter}" for letter in "ASDFHGZXCV"))
    | {0x0B + i: f"Key{letter}" for i, letter in enumerate("BQWERYT")}
    | {0x12 + i: f"Digit{digit}" for i, digit in enumerate("123465")}
    | {0x52 + i: f"Numpad{i}" for i in range(8)}
    | {
        0x0A: "IntlBackslash",
        0x18: "Equal",
        0x19: "Digit9",
        0x1A: "Digit7",
        0x1B: "Minus",
        0x1C: "Digit8",
        0x1D: "Digit0",
        0x1E: "BracketRight",
        0x1F: "KeyO",
        0x20: "KeyU",
        0x21: "BracketLeft",
        0x22: "KeyI",
        0x23: "KeyP",
        0x24: "Enter",
        0x25: "KeyL",
        0x26: "KeyJ",
        0x27: "Quote",
        0x28: "KeyK",
        0x29: "Semicolon",
        0x2A: "Backslash",
        0x2B: "Comma",
        0x2C: "Slash",
        0x2D: "KeyN",
        0x2E: "KeyM",
        0x2F: "Period",
        0x30: "Tab",
        0x31: "Space",
        0x32: "Backquote",
        0x33: "Backspace",
        0x35: "Escape",
        0x36: "MetaRight",
        0x37: "MetaLeft",
        0x38: "ShiftLeft",
        0x39: "CapsLock",
        0x3A: "AltLeft",
        0x3B: "ControlLeft",
        0x3C: "ShiftRight",
        0x3D: "AltRight",
        0x3E: "ControlRight",
        0x3F: "Fn",
        0x40: "F17",
        0x41: "NumpadDecimal",
        0x43: "NumpadMultiply",
        0x45: "NumpadAdd",
        0x47: "NumLock",
        0x48: "AudioVolumeUp",
        0x49: "AudioVolumeDown",
        0x4A: "AudioVolumeMute",
        0x4B: "NumpadDivide",
        0x4C: "NumpadEnter",
        0x4E: "NumpadSubtract",
        0x4F: "F18",
        0x50: "F19",
        0x51: "NumpadEqual",
        0x5A: "F20",
        0x5B: "Numpad8",
        0x5C: "Numpad9",
        0x5D: "IntlYen",
        0x5E: "IntlRo",
        0x5F: "NumpadComma",
        0x60: "F5",
        0x61: "F6",
        0x62: "F7",
        0x63: "F3",
        0x64: "F8",
        0x65: "F9",
        0x66: "Lang2",
        0x67: "F11",
        0x68: "Lang1",
        0x69: "F13",
        0x6A: "F16",
        0x6B: "F14",
        0x6D: "F10",
        0x6E: "ContextMenu",
        0x6F: "F12",
        0x71: "F15",
        0x72: "Insert",
        0x73: "Home",
        0x74: "PageUp",
        0x75: "Delete",
        0x76: "F4",
        0x77: "End",
        0x78: "F2",
        0x79: "PageDown",
        0x7A: "F1",
        0x7B: "ArrowLeft",
        0x7C: "ArrowRight",
        0x7D: "ArrowDown",
        0x7E: "ArrowUp",
    }
)

# pynput's names of mouse buttons on all systems -> the W3C's button numbers.
MOUSE = {
    "left": "Mouse0",
    "middle": "Mouse1",
    "right": "Mouse2",
    "x1": "Mouse3",
    "button8": "Mouse3",
    "x2": "Mouse4",
    "button9": "Mouse4",
}

X11_OFFSET = 8  # X11 began counting keys at 8


def of_x11(keycode: int) -> str | None:
    """The W3C name of an X11 key code (of a server with Linux key numbers, as all are now), or None."""
    return EVDEV.get(keycode - X11_OFFSET)


def of_windows(scan_code: int, extended: bool) -> str | None:
    """The W3C name of a Windows scan code, or None."""
    return (WINDOWS_EXTENDED if extended else WINDOWS).get(scan_code)


def of_macos(virtual_key: int) -> str | None:
    """The W3C name of a macOS virtual key code, or None."""
    return MACOS.get(virtual_key)
