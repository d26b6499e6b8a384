"""Mirage restyles a running game, live, by prompt. These are the names that a hook needs, each loaded on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "AsyncClient": "mirage_game.aio",
    "Client": "mirage_game.client",
    "Controls": "mirage_game.wire.messages",
    "Gamepad": "mirage_game.wire.messages",
    "Picture": "mirage_game.client",
    "Pose": "mirage_game.wire.messages",
    "Stats": "mirage_game.wire.messages",
    "Welcome": "mirage_game.wire.messages",
    "WireError": "mirage_game.wire.errors",
}

__all__ = [
    "AsyncClient",
    "Client",
    "Controls",
    "Gamepad",
    "Picture",
    "Pose",
    "Stats",
    "Welcome",
    "WireError",
    "__version__",
]

if TYPE_CHECKING:
    from mirage_game.aio import AsyncClient
    from mirage_game.client import Client, Picture
    from mirage_game.wire.errors import WireError
    from mirage_game.wire.messages import Controls, Gamepad, Pose, Stats, Welcome


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
