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
    """One setting: how to read it, and what it takes, in words."""

    read: Callable[[str], Any]
    takes: str


def _switch(text: str) -> bool:
    if text.casefold() not in _YES | _NO:
        raise ValueError("it takes on or off")
    return text.casefold() in _YES


def _number(low: float, high: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = float(text)
        if not low <= value <= high:
            raise ValueError(f"it takes {low:g} to {high:g}")
        return value

    return read


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise ValueError(f"it takes whole numbers from {low} to {high}")
        return value

    return read


def _line(text: str) -> str:
    line = clean(text)
    if len(line) > MAX_PROMPT:
        raise ValueError(f"it takes at most {MAX_PROMPT} characters")
    return line


def _presets(text: str) -> list[dict[str, Any]]:
    lines = [_line(part) for part in text.replace("\n", ";").split(";")]
    return [{"value": line, "selected": False, "hidden": False} for line in lines if line]


SETTINGS: dict[str, Setting] = {
    "on": Setting(_switch, "on|off"),
    "prompt": Setting(_line, "TEXT"),
    "presets": Setting(_presets, '"TEXT; TEXT"'),
    "strength": Setting(_number(0, 1), "0..1"),
    "blend_ms": Setting(_whole(0, 10_000), "MS"),
    "endpoint": Setting(_line, "ADDRESS"),
    "server_key": Setting(_line, "KEY"),
    "work_width": Setting(_whole(128, 1280), "128..1280"),
    "ring": Setting(_whole(1, 3), "1..3"),
    "stale_ms": Setting(_whole(100, 10_000), "MS"),
    "delay_ms": Setting(_whole(0, 500), "0..500"),
    "split": Setting(_switch, "on|off"),
    "badge": Setting(_switch, "on|off"),
    "guard": Setting(_switch, "on|off"),
    "smooth": Setting(_switch, "on|off"),
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
    except ValueError as error:
        words = str(error) if str(error).startswith("it takes") else f"it takes {setting.takes}"
        raise ValueError(f"{key} cannot be {clean(text)[:40]!r}: {words}.") from None


def presets_of(value: Any) -> tuple[str, ...]:
    """The prompts in a list as OBS keeps it."""
    if not isinstance(value, list):
        return ()
    lines = (one.get("value", "") if isinstance(one, dict) else one for one in value)
    return tuple(line for line in lines if isinstance(line, str) and line)
