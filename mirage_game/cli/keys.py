"""`--server-key` and `--key`: how commands reach a daemon that encrypts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import tyro

from mirage_game.wire.endpoints import is_local

if TYPE_CHECKING:
    from mirage_game._inquiry import Keys

ServerKeyOption = Annotated[
    str | None, tyro.conf.arg(metavar="KEY|FILE", help_behavior_hint="(default: none, for a daemon on this machine)")
]
"""A daemon's public CURVE key on a command line."""
KeyOption = Annotated[
    Path | None, tyro.conf.arg(metavar="FILE", help_behavior_hint="(default: in the user's own folder)")
]
"""The file of the caller's own CURVE key pair on a command line."""


def check_together(server_key: str | None, key: Path | None) -> None:
    """Raises `ValueError` for options that make no sense together."""
    if key is not None and server_key is None:
        raise ValueError("--key goes with --server-key: without the daemon's key, yours would go unused")


def keys_for(endpoint: str, server_key: str | None, key: Path | None) -> Keys | None:
    """The keys for the daemon at `endpoint`; None for one on this machine without keys.

    The caller's own pair is made on first use, and where it lies is said. Raises `DaemonError` for keys that are
    missing or damaged, `ValueError` for an address that is none.
    """
    if server_key is None and is_local(endpoint):
        return None

    from mirage_game._inquiry import Keys
    from mirage_game.daemon.config import DaemonError
    from mirage_game.daemon.security import default_client_key, player_pair, read_public

    if server_key is None:
        fix = "Pass --server-key, the key that its `mirage serve` prints, or a file that holds it."
        raise DaemonError(f"{endpoint} is on another machine, so the connection must be encrypted.", fix)
    server = read_public(server_key)
    path = key or default_client_key()
    is_new = not os.path.exists(path)
    pair = player_pair(path)
    if is_new:
        print(f"mirage: made your own keys, {path}", file=sys.stderr)
    return Keys(server, pair.public, pair.secret)
