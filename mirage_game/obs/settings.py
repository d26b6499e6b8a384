"""The filter's settings as people write them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from mirage_game.obs.words import clean
from mirage_game.wire.limits import MAX_PROMPT

_YES = {"on", "yes", "true", "1"}
_NO = {"off", "no", "false", "0"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: how to read it, which raises `ValueError`, and what it takes, in words."""

    read: Callable[[str], Any]
    takes: str


def _switch(text: str) -> bool:
    if text.casefold() not in _YES | _NO:
        raise ValueError
    return text.casefold() in _YES


def _number(low: float, high: float) -> Setting:
    def read(text: str) -> float:
        value = float(text)
        if not low <= value <= high:
            raise ValueError
        return value

    return Setting(read, f"{low:g} to {high:g}")


def _whole(low: int, high: int) -> Setting:
    def read(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise ValueError
        return value

    return Setting(read, f"whole numbers from {low} to {high}")


def _line(text: str) -> str:
    line = clean(text)
    if len(line) > MAX_PROMPT:
        raise ValueError
    return line


def _presets(text: str) -> list[dict[str, Any]]:
    lines = [_line(part) for part in text.replace("\n", ";").split(";")]
    return [{"value": line, "selected": False, "hidden": False} for line in lines if line]


_SWITCH = Setting(_switch, "on or off")
_LINE = Setting(_line, f"at most {MAX_PROMPT} characters")

# The ranges are the filter's own, of hooks/obs/src/settings.c: beyond them it would quietly take the nearest.
SETTINGS: dict[str, Setting] = {
    "on": _SWITCH,
    "prompt": _LINE,
    "presets": Setting(_presets, f'"TEXT; TEXT", each of at most {MAX_PROMPT} characters'),
    "strength": _number(0, 1),
    "blend_ms": _whole(0, 10_000),
    "endpoint": _LINE,
    "server_key": _LINE,
    "work_width": _whole(128, 1280),
    "ring": _whole(1, 3),
    "stale_ms": _whole(100, 10_000),
    "delay_ms": _whole(0, 500),
    "split": _SWITCH,
    "badge": _SWITCH,
    "guard": _SWITCH,
    "smooth": _SWITCH,
}


def read_setting(key: str, text: str) -> Any:
    """A value as the filter takes it. Raises `ValueError`, which says what would do."""
    setting = SETTINGS.get(key)
    if setting is None:
        near = get_close_matches(key, SETTINGS, n=1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ValueError(f"there is no setting {clean(key)!r}.{hint} There is: {', '.join(SETTINGS)}.")
    try:
        return setting.read(text)
    except ValueError:
        raise ValueError(f"{key} cannot be {clean(text)[:40]!r}: it takes {setting.takes}.") from None


def presets_of(value: Any) -> tuple[str, ...]:
    """The prompts in a list as OBS keeps it."""
    if not isinstance(value, list):
        return ()
    lines = (one.get("value", "") if isinstance(one, dict) else one for one in value)
    return tuple(line for line in lines if isinstance(line, str) and line)
