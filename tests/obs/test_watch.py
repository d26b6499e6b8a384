"""The live table of `mirage obs stats`."""

from __future__ import annotations

import io
import sys

import pytest
from obs.fake_obs import FakeObs
from rich.console import Console

from mirage_game.obs import Login, Obs
from mirage_game.obs.control import FilterStats
from mirage_game.obs.watch import picture, run


def drawn(filters: list[FilterStats], width: int = 80) -> str:
    console = Console(width=width, file=io.StringIO(), no_color=True, highlight=False)
    with console.capture() as capture:
        console.print(picture(filters))
    return capture.get()


def test_table_fits_80_columns() -> None:
    one = FilterStats(
        source="Game Capture of a very long name",
        filter="Mirage",
        shown="original",
        words="Restyling: 31 frames/s\x1b]0;x\x07 [bold]",
        prompt="steampunk [/]",
        fps=31.04,
        styled=123_456,
        sent=123_456,
        dropped=1_234,
        age_p50_ms=160,
        age_p95_ms=2100,
        own_mean_us=123,
        own_p99_us=1234,
    )
    words = drawn([one])
    for figure in ("31.0", "123456", "1234", "160", "2100", "123 ", "original", "[bold]", "steampunk [/]"):
        assert figure in words, words
    assert "\x1b" not in words
    assert max(map(len, words.splitlines())) <= 80


def test_no_filter_and_no_figures_yet() -> None:
    assert "mirage obs add" in drawn([])
    assert " - " in drawn([FilterStats(source="Game")])


def test_waits_for_an_obs_that_went_away(
    fake_obs: FakeObs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    steps = iter(["silent", "well", "well"])

    def sleep(seconds: float) -> None:
        fake_obs.behaviour = next(steps, "")
        if not fake_obs.behaviour:
            raise KeyboardInterrupt

    with Obs(Login(port=fake_obs.port), timeout_s=0.3) as obs:
        obs.add("Game")
        assert run(obs, sleep=sleep) == 0
    assert fake_obs.connections == 2
