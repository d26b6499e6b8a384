"""`mirage top`: who plays, how fast, and where the time goes, live in a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from mirage_game._inquiry import Inquiry, Keys, Refused
from mirage_game.daemon.metrics import STAGES
from mirage_game.wire import DEFAULT_ENDPOINT, Error, SessionStats, Stats, Watch, WireError

_PLAIN_WIDTH = 120


class NoAnswer(Exception):
    """Nobody answered, or not as a daemon does; the words are for people."""


class Watcher:
    """Asks one daemon for its figures, again and again over one connection."""

    def __init__(self, endpoint: str, keys: Keys | None = None) -> None:
        """Raises `NoAnswer` for an address or keys that cannot work; without `keys`, no encryption."""
        self.endpoint = endpoint
        try:
            self._inquiry = Inquiry(endpoint, keys)
        except ValueError as error:
            raise NoAnswer(str(error)) from None

    def ask(self, timeout_s: float = 2.0) -> Stats:
        """The newest figures. Raises `NoAnswer`."""
        answer = None
        try:
            answer = self._inquiry.ask(Watch(), timeout_s)
        except Refused as refused:
            raise NoAnswer(str(refused)) from None
        except WireError:
            pass
        if isinstance(answer, Stats):
            return answer
        if isinstance(answer, Error):
            raise NoAnswer(f"{answer.message} {answer.fix}")
        raise NoAnswer(
            f"No daemon answers at {self.endpoint}. Start one with `mirage serve`, or say where it is with --endpoint."
        )

    def close(self) -> None:
        """End the connection."""
        self._inquiry.close()

    def __enter__(self) -> Watcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def picture(stats: Stats) -> RenderableType:
    """The figures for 80 columns: a line for the daemon, then for each session a line and a table of its stages."""
    total = sum(session.fps for session in stats.sessions)
    head = f"Mirage: {stats.backend} {stats.model} on {stats.device}, up {_duration(stats.uptime_s)}, "
    head += f"{len(stats.sessions)} session{'' if len(stats.sessions) == 1 else 's'}, {total:.1f} frames/s"
    shown: list[RenderableType] = [Text(head, style="bold"), Text()]
    if not stats.sessions:
        shown.append(Text("Nobody plays. `mirage demo` is a game to try."))
    for session in stats.sessions:
        shown += [*_lines(session), _stages(session), Text()]
    return Group(*shown)


def _lines(session: SessionStats) -> tuple[Text, Text]:
    size = f"{session.width}x{session.height}" if session.width else "no frame yet"
    figures = f"  {size}  {session.fps:.1f} frames/s  {session.steps:.1f} steps  {session.dropped} dropped"
    prompt = Text(session.prompt or "(the game as it is)", style="italic", no_wrap=True, overflow="ellipsis")
    return Text.assemble((f"{session.session} {session.name or 'no name'}", "bold cyan"), figures), prompt


def _stages(session: SessionStats) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("ms", style="dim", width=4)
    for stage in STAGES:
        table.add_column(stage, justify="right", width=9, style="bold" if stage == "total" else "")
    for percent in ("p50", "p95", "p99"):
        of = [session.stages.get(stage) for stage in STAGES]
        table.add_row(percent, *("-" if one is None else f"{getattr(one, percent + '_ms'):.1f}" for one in of))
    return table


def _duration(seconds: float) -> str:
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}"


def run(
    endpoint: str = DEFAULT_ENDPOINT,
    *,
    interval_s: float = 1.0,
    once: bool = False,
    keys: Keys | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Show the figures until Ctrl-C; once, and without colours, where nobody watches. Returns the exit status."""
    try:
        with Watcher(endpoint, keys) as watcher:
            if once or not sys.stdout.isatty():
                Console(width=_PLAIN_WIDTH, no_color=True, highlight=False).print(picture(watcher.ask()))
                return 0
            shown: RenderableType = picture(watcher.ask())
            with Live(shown, auto_refresh=False, screen=True) as live:
                while True:
                    live.update(shown, refresh=True)
                    sleep(interval_s)
                    try:
                        shown = picture(watcher.ask())
                    except NoAnswer as silence:
                        shown = Text(str(silence))
    except NoAnswer as silence:
        print(silence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
