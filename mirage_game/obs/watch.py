"""`mirage obs stats`: the figures of every filter, live in a terminal."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence

import msgspec
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table
from rich.text import Text

from mirage_game.obs.control import FilterStats, Obs, ObsError
from mirage_game.obs.words import clean

_PLAIN_WIDTH = 120


def picture(filters: Sequence[FilterStats]) -> RenderableType:
    """A table with a line for each filter, and beneath it what each says of itself."""
    if not filters:
        return Text("No Mirage filter is alive in OBS. Add one with `mirage obs add SOURCE`.")
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("source / filter", style="bold cyan")  # the only one that gives way in a narrow terminal
    for head in ("shows", "frames/s", "age ms", "p95", "styled", "dropped", "cost us", "p99"):
        table.add_column(head, justify="right", no_wrap=True)
    words = []
    for one in filters:
        name = f"{clean(one.source) or '(no source yet)'} / {clean(one.filter)}"
        ages = (f"{one.age_p50_ms:.0f}", f"{one.age_p95_ms:.0f}") if one.styled else ("-", "-")
        table.add_row(
            Text(name),
            Text(clean(one.shown)),
            f"{one.fps:.1f}",
            *ages,
            str(one.styled),
            str(one.dropped),
            f"{one.own_mean_us:.0f}",
            f"{one.own_p99_us:.0f}",
        )
        words.append(Text.assemble((name, "cyan"), f": {clean(one.words)}"))
        if one.prompt:
            words.append(Text(f"  {clean(one.prompt)}", style="italic", no_wrap=True, overflow="ellipsis"))
    return Group(table, Text(), *words)


def run(
    obs: Obs,
    *,
    interval_s: float = 1.0,
    once: bool = False,
    as_json: bool = False,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Show the figures until Ctrl-C; once, and without colours, where nobody watches. The exit status.

    Raises `ObsError` if there is nothing to begin with; once it runs it waits for an OBS that went away.
    """
    filters = obs.stats()
    if as_json:
        print(json.dumps({"filters": msgspec.to_builtins(filters)}, indent=2))
        return 0
    if once or not sys.stdout.isatty():
        Console(width=_PLAIN_WIDTH, no_color=True, highlight=False).print(picture(filters))
        return 0
    try:
        with Live(picture(filters), auto_refresh=False, screen=True) as live:
            while True:
                sleep(interval_s)
                try:
                    shown = picture(obs.stats())
                except ObsError as error:
                    shown = Text(str(error))
                live.update(shown, refresh=True)
    except KeyboardInterrupt:
        return 0
