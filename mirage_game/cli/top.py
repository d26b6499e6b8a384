"""`mirage top`: who plays, how fast, and where the time goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import tyro

from mirage_game.cli.keys import KeyOption, ServerKeyOption, check_together, keys_for
from mirage_game.cli.options import fail, parse
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT


@dataclass(frozen=True)
class Top:
    """Watch a running daemon: its sessions, frames a second, and the delay of each stage at 50, 95 and 99 percent.

    capture: the game reads its frame. wait: until the daemon asks for it. transport: to the daemon. queue: until the
    engine is free. model: the restyling. encode: for the way back. Stop it with Ctrl-C.

      $ mirage top
      $ mirage top --once                 print it once, for a log or a bug report
      $ mirage top --endpoint tcp://192.0.2.7:7420 --server-key='KEY'
    """

    endpoint: Annotated[str, tyro.conf.arg(metavar="ADDRESS")] = DEFAULT_ENDPOINT
    """Where the daemon listens."""
    interval_s: Annotated[float, tyro.conf.arg(metavar="S")] = 1.0
    """How often to look."""
    once: bool = False
    """Print once and end."""
    server_key: ServerKeyOption = None
    """The daemon's public CURVE key, for a daemon that encrypts: as its `mirage serve` prints it, or a file with it."""
    key: KeyOption = None
    """Your own CURVE keys, for a daemon that encrypts; made on first use."""

    def __post_init__(self) -> None:
        if not 0.1 <= self.interval_s <= 3600:
            raise ValueError(f"--interval-s {self.interval_s} must be from 0.1 to 3600")
        check_together(self.server_key, self.key)


def main(argv: Sequence[str]) -> int:
    """Show the figures until Ctrl-C."""
    from mirage_game.daemon.config import DaemonError
    from mirage_game.daemon.top import run

    config = parse(Top, "top", argv)
    try:
        keys = keys_for(config.endpoint, config.server_key, config.key)
    except DaemonError as error:
        return fail(error.message, error.fix)
    except ValueError as error:
        return fail(str(error))
    return run(config.endpoint, interval_s=config.interval_s, once=config.once, keys=keys)
