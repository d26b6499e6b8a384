"""The command `mirage`. Each subcommand is one small file; only the one that was asked for is imported."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from mirage_game import __version__
from mirage_game.cli.commands import Menu


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand: the module that has its `main(argv)`, and one line about it."""

    module: str
    summary: str


COMMANDS: dict[str, Command] = {
    "demo": Command("mirage_game.cli.demo", "the built-in game, restyled live: start here"),
    "play": Command("mirage_game.cli.play", "restyle a screen, a window, a camera or a video"),
    "prompt": Command("mirage_game.cli.prompt", "change the style of everything that runs now"),
    "serve": Command("mirage_game.cli.serve", "run the daemon that games connect to"),
    "top": Command("mirage_game.cli.top", "watch sessions, frame rates and delays of a running daemon"),
    "obs": Command("mirage_game.cli.obs", "restyle sources in OBS Studio, and let viewers choose the style"),
    "doctor": Command("mirage_game.cli.doctor", "check this machine and say what to do"),
    "bench": Command("mirage_game.cli.bench", "measure frame rates and delays on this machine"),
    "evaluate": Command("mirage_game.cli.evaluate", "measure a model on unseen worlds: fidelity, drift, steadiness"),
    "train": Command("mirage_game.cli.train", "train a model on endless made-up worlds"),
}

EXAMPLES = """\
examples:
  mirage demo                                    see it: a voxel world turns steampunk
  mirage demo --prompt "frozen winter"           the same world in another style
  mirage play window:Minetest --prompt "lava"    restyle a game that knows nothing of Mirage
  mirage prompt "cyberpunk city at night"        change the style while it runs
  mirage doctor                                  something does not work? ask here first
"""

MENU = Menu(
    "mirage",
    "Mirage restyles a running game, live, by prompt, on your own machine.",
    {name: command.summary for name, command in COMMANDS.items()},
    EXAMPLES,
    more="; `mirage --version` prints the version",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; the exit status, 0 for success."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in ("-V", "--version"):
        print(f"mirage {__version__}")
        return 0
    if (status := MENU.answer(words)) is not None:
        return status
    run: Callable[[Sequence[str]], int] = import_module(COMMANDS[words[0]].module).main
    try:
        return run(words[1:])
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
