"""`mirage top`: who plays, how fast, and where the time goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from mirage_game.cli.options import fail, parse
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT


@dataclass(frozen=True)
class Top:
    """Watch a running daemon: its sessions, frames a second, and the delay of each stage at 50, 95 and 99 percent.

    capture: the game reads its frame. wait: until the daemon asks for it. transport: to the daemon. queue: until the
    engine is free. model: the restyling. encode: for the way back. Stop it with Ctrl-C.

      $ mirage top
      $ mirage top --once                 print it once, for a log or a bug report
      $ mirage top --endpoint tcp://192.0.2.7:7420 --server-key=KEY --key FILE
    """

    endpoint: Annotated[str, tyro.conf.arg(metavar="ADDRESS")] = DEFAULT_ENDPOINT
    """Where the daemon listens."""
    interval_s: Annotated[float, tyro.conf.arg(metavar="S")] = 1.0
    """How often to look."""
    once: bool = False
    """Print once and end."""
    server_key: Annotated[
        str | None, tyro.conf.arg(metavar="KEY", help_behavior_hint="(default: none, same machine)")
    ] = None
    """The daemon's public CURVE key, for a daemon that encrypts."""
    key: Annotated[Path | None, tyro.conf.arg(metavar="FILE", help_behavior_hint="(default: none, same machine)")] = (
        None
    )
    """Your own CURVE keys, for a daemon that encrypts: the file that `--new-client` made."""

    def __post_init__(self) -> None:
        if not 0.1 <= self.interval_s <= 3600:
            raise ValueError(f"--interval-s {self.interval_s} must be from 0.1 to 3600")
        if (self.server_key is None) != (self.key is None):
            raise ValueError("--server-key and --key go together: a daemon that encrypts must know who asks")


def main(argv: Sequence[str]) -> int:
    """Show the figures until Ctrl-C."""
    from mirage_game.daemon.config import DaemonError
    from mirage_game.daemon.security import COMMAND, load_secret
    from mirage_game.daemon.top import run
    from mirage_game.wire import is_local

    config = parse(Top, "top", argv)
    try:
        local = is_local(config.endpoint)
    except ValueError as error:
        return fail(str(error))
    if not local and config.server_key is None:
        fix = "Pass --server-key, which its `mirage serve` prints, and your --key; see docs/protocol.md."
        return fail(f"{config.endpoint} is another machine's.", fix)
    if config.server_key is None or config.key is None:
        return run(config.endpoint, interval_s=config.interval_s, once=config.once)
    try:
        key = load_secret(config.key, f"Make it with `{COMMAND} --new-client {config.key}`.")
    except DaemonError as error:
        return fail(error.message, error.fix)
    server_key = config.server_key.encode()
    return run(config.endpoint, interval_s=config.interval_s, once=config.once, server_key=server_key, key=key)
