"""The small programs that a modder copies run as they stand."""

from __future__ import annotations

import functools
import runpy
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import mirage_game
from mirage_game.client import Client
from mirage_game.daemon.config import DaemonConfig
from mirage_game.daemon.daemon import Daemon
from mirage_game.engine.backend import Job, Prompt, Result
from mirage_game.engine.passthrough import Passthrough

EXAMPLES = Path(__file__).parents[2] / "examples"


class Inverter(Passthrough):
    """Keeps the prompts; gives the negative of each picture."""

    def __init__(self) -> None:
        super().__init__()
        self.prompts: list[str] = []

    def set_prompt(self, session: int, prepared: Prompt) -> None:
        self.prompts.append(prepared.text)

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        return [Result(255 - job.pixels, steps=1) for job in jobs]


@pytest.fixture
def backend() -> Inverter:
    return Inverter()


@pytest.fixture
def endpoint(backend: Inverter) -> Iterator[str]:
    with Daemon(backend, DaemonConfig(endpoint="tcp://127.0.0.1:*", prompt="")) as daemon:
        yield daemon.endpoint


def test_ten_lines(endpoint: str, backend: Inverter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(mirage_game, "Client", functools.partial(Client, endpoint), raising=False)
    runpy.run_path(str(EXAMPLES / "ten_lines.py"))
    styled = np.asarray(Image.open("styled.png"))
    assert styled.shape == (144, 256, 3)
    assert styled.std() > 10
    assert backend.prompts[-1] == "steampunk"


def test_prompt_by_event(endpoint: str, backend: Inverter, capsys: pytest.CaptureFixture[str]) -> None:
    example = runpy.run_path(str(EXAMPLES / "prompt_by_event.py"))
    assert example["main"](endpoint, 6.0) == 0
    printed = capsys.readouterr().out
    assert "hurt" in printed
    assert int(printed.split()[-4]) > 20  # styled frames shown
    assert [text.split()[0] for text in backend.prompts[-2:]] == ["bright", "volcanic"]


def test_mood_has_two_bounds() -> None:
    mood_after = runpy.run_path(str(EXAMPLES / "prompt_by_event.py"))["mood_after"]
    moods, mood = [], "well"
    for health in (20, 8, 7, 6, 7, 11, 12, 11):
        mood = mood_after(mood, health)
        moods.append(mood)
    assert moods == ["well", "well", "well", "hurt", "hurt", "hurt", "well", "well"]
