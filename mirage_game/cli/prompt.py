"""`mirage prompt`: changes the style of what runs now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import tyro

from mirage_game.cli.keys import KeyOption, ServerKeyOption, check_together, keys_for
from mirage_game.cli.options import fail, parse
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT


@dataclass(frozen=True)
class Prompt:
    """Change the style of every game that the daemon restyles now, and of those to come.

    It shows in the next frame. A daemon that serves other machines changes only the games that were begun with your
    own keys. A game may also ask by itself, through its hook.

      $ mirage prompt "cyberpunk city at night"
      $ mirage prompt "oil painting" --strength 0.6 --blend-ms 2000
      $ mirage prompt steampunk --session 3           only this one; `mirage top` shows the numbers
      $ mirage prompt ""                              the game as it is
      $ mirage prompt lego --endpoint tcp://192.0.2.7:7420 --server-key='KEY'     a daemon on another machine
    """

    text: Annotated[tyro.conf.Positional[str], tyro.conf.arg(metavar="TEXT")]
    """The style, in words."""
    strength: Annotated[float, tyro.conf.arg(metavar="0..1")] = 1.0
    """How far to go: 0 is the game as it is."""
    blend_ms: Annotated[float, tyro.conf.arg(metavar="MS")] = 0.0
    """How long the change takes."""
    seed: Annotated[int | None, tyro.conf.arg(metavar="N", help_behavior_hint="(default: as it was)")] = None
    """Another seed draws other details."""
    session: Annotated[int, tyro.conf.arg(metavar="N")] = 0
    """Whose style: a session's number, or 0 for all."""
    endpoint: Annotated[str, tyro.conf.arg(metavar="ADDRESS")] = DEFAULT_ENDPOINT
    """Where the daemon listens."""
    server_key: ServerKeyOption = None
    """The daemon's public CURVE key, for a daemon that encrypts: as its `mirage serve` prints it, or a file with it."""
    key: KeyOption = None
    """Your own CURVE keys, for a daemon that encrypts; made on first use."""

    def __post_init__(self) -> None:
        check_together(self.server_key, self.key)


def main(argv: Sequence[str]) -> int:
    """Ask the daemon; 0 once it has agreed."""
    from mirage_game._inquiry import Refused
    from mirage_game.cli.control import ask
    from mirage_game.daemon.config import DaemonError
    from mirage_game.wire import Error, Prompted, WireError
    from mirage_game.wire import Prompt as Message

    config = parse(Prompt, "prompt", argv)
    try:
        keys = keys_for(config.endpoint, config.server_key, config.key)
        message = Message(
            text=config.text,
            strength=config.strength,
            blend_ms=config.blend_ms,
            seed=config.seed,
            session=config.session,
        )
        answer = ask(config.endpoint, message, keys=keys)
    except (WireError, DaemonError, Refused) as error:
        return fail(error.message, error.fix)
    except ValueError as error:
        return fail(str(error))
    if answer is None:
        return fail(
            f"no daemon answers at {config.endpoint}.", "Start one with `mirage serve`, `mirage play` or a game's hook."
        )
    if isinstance(answer, Error):
        return fail(answer.message, answer.fix)
    if not isinstance(answer, Prompted):
        return fail("the daemon did not understand.", "It may be of another version; restart it.")
    print(f"now: {answer.text}" if answer.text else "now: the game as it is")
    return 0
