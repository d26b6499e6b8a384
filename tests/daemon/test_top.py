"""`mirage top`."""

from __future__ import annotations

import io
import sys

import pytest
from raw_peers import picture, wait_for
from rich.console import Console

from mirage_game.client import Client
from mirage_game.daemon import Daemon, DaemonConfig, top
from mirage_game.daemon.figures import session_stats
from mirage_game.daemon.metrics import STAGES
from mirage_game.daemon.sessions import Session
from mirage_game.engine.backend import Prompt
from mirage_game.wire import SessionStats, Stages, Stats, encode


def text(stats: Stats, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width)
    console.print(top.picture(stats))
    return console.file.getvalue()


def test_it_shows_who_plays_and_where_the_time_goes(daemon: Daemon, capsys: pytest.CaptureFixture[str]) -> None:
    with Client(daemon.endpoint, name="my [bold]game") as client:
        assert client.wait_connected(5)
        client.prompt("a city of brass")
        for value in range(5):
            client.send(picture(value))
            assert client.latest(timeout=5) is not None
        wait_for(lambda: client.stats().sessions[0].prompt == "a city of brass")
        assert top.run(daemon.endpoint) == 0
    shown = capsys.readouterr().out
    assert "my [bold]game" in shown
    assert "a city of brass" in shown
    assert "64x48" in shown
    for word in (*STAGES, "p50", "p95", "p99", "frames/s", "steps"):
        assert word in shown
    assert "\x1b" not in shown


def test_without_a_daemon_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with top.Watcher("tcp://127.0.0.1:9") as watcher, pytest.raises(top.NoAnswer, match="mirage serve"):
        watcher.ask(timeout_s=0.2)
    assert top.run("nonsense") == 1
    assert "no address" in capsys.readouterr().err


def test_nobody_plays(daemon: Daemon, capsys: pytest.CaptureFixture[str]) -> None:
    assert top.run(daemon.endpoint, once=True) == 0
    assert "Nobody plays" in capsys.readouterr().out


def test_a_table_fits_eighty_columns() -> None:
    session = SessionStats(
        session=12,
        name="a game of some name",
        prompt="word " * 80,
        width=1280,
        height=720,
        frames=1,
        dropped=2,
        fps=59.9,
        steps=3,
        stages={},
    )
    shown = text(Stats(backend="lsd", model="tiny", device="a CPU", uptime_s=3723, sessions=(session,)))
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "up 1:02:03" in shown
    assert "…" in shown


def test_figures_of_a_full_house_fit_into_one_header() -> None:
    """Were they too long, nobody would get any, and clients would take the daemon for dead."""
    wide = "\U0001f9f1"
    session = Session(2**50, wide * 200, "", b"", 0.0, Prompt(wide * 2000), size=(8192, 8192))
    session.metrics.styled(0.0, Stages(model_ms=1 / 3), 0.1, 3)
    session.metrics.frames = session.metrics.dropped = 2**50
    one = session_stats(session, 0.0)
    assert one.name.endswith("…")
    assert one.prompt.startswith(wide * 60)
    most = DaemonConfig(max_sessions=64).max_sessions
    with pytest.raises(ValueError, match="max_sessions"):
        DaemonConfig(max_sessions=most + 1)
    long = wide * 200
    encode(Stats(backend=long, model=long, device=long, uptime_s=1e9, sessions=(one,) * most))


def test_it_goes_on_while_the_daemon_is_away_and_ends_on_ctrl_c(
    daemon: Daemon, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(top.Watcher.ask, "__defaults__", (0.3,))
    ticks = iter((daemon.stop, lambda: None))

    def sleep(_: float) -> None:
        tick = next(ticks, None)
        if tick is None:
            raise KeyboardInterrupt
        tick()

    assert top.run(daemon.endpoint, sleep=sleep) == 0
    assert "No daemon answers" in capsys.readouterr().out
