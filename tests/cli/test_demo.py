"""The demo without a screen, from its loop over its files to the whole path."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mirage_game.cli import main
from mirage_game.cli.headless import NothingCame, play, report
from mirage_game.cli.recording import Recording
from mirage_game.client import Client
from mirage_game.daemon.config import DaemonConfig
from mirage_game.daemon.daemon import Daemon
from mirage_game.engine.passthrough import Passthrough


class Gradient:
    """A game whose frames tell their number by their brightness."""

    def __init__(self, width: int = 64, height: int = 36) -> None:
        self._numbers = itertools.count()
        self._shape = (height, width, 3)

    def read(self, timeout_s: float = 0.1) -> Any:
        image = np.full(self._shape, next(self._numbers) % 200, np.uint8)
        return SimpleNamespace(image=image, format="rgb8", capture_ms=1.5, pose=None, controls=None, depth=None)


@pytest.fixture
def client() -> Iterator[Client]:
    with Daemon(Passthrough(), DaemonConfig(endpoint="tcp://127.0.0.1:*")) as daemon, Client(daemon.endpoint) as client:
        yield client


def test_play_pairs_each_styled_frame_with_its_source(client: Client) -> None:
    with Recording() as recording:
        take = play(client, Gradient(), seconds=0.5, game_fps=60, recording=recording)
        assert take.frames >= 10
        assert len(recording) == take.frames
        assert take.seconds == pytest.approx(0.5, abs=0.3)
        for index in range(len(recording)):
            source, styled = recording.pair(index)
            assert np.array_equal(source, styled)
        assert not np.array_equal(recording.pair(0)[0], recording.pair(len(recording) - 1)[0])
    figures = report(take, {"prompt": "x"})
    assert figures["prompt"] == "x"
    assert figures["steps"] == 0
    assert figures["frames_with_fewer_steps"] == 0
    latency = figures["latency_ms"]
    assert isinstance(latency, dict)
    assert 0 < latency["p50"] <= latency["p95"] <= latency["p99"] < 1000
    assert figures["stages_ms"]["capture_ms"]["p50"] == 1.5  # type: ignore[index]


def test_play_with_a_game_slower_than_it_should_be(client: Client) -> None:
    game = Gradient()
    slow = SimpleNamespace(read=lambda: (time.sleep(0.03), game.read())[1])
    assert play(client, slow, seconds=0.3, game_fps=200).frames >= 5


def test_play_gives_up_in_plain_words() -> None:
    seconds = itertools.count()
    with Client("tcp://127.0.0.1:1") as client, pytest.raises(NothingCame, match="no styled frame came within 60 s"):
        play(client, Gradient(), seconds=1, game_fps=30, clock=lambda: float(next(seconds)))


def test_video_keeps_the_pace_and_odd_sizes_are_cut(tmp_path: Path) -> None:
    import av

    times_s = [10.0, 10.1, 10.5, 10.6]
    with Recording() as recording:
        for number, at_s in enumerate(times_s):
            image = np.full((37, 65, 3), 40 * number, np.uint8)
            recording.add(at_s, image, 255 - image)
        done: list[float] = []
        recording.write_video(tmp_path / "demo.mp4", done.append)
    assert done[-1] == 1.0
    with av.open(str(tmp_path / "demo.mp4")) as container:
        frames = list(container.decode(video=0))
    assert [(frame.width, frame.height) for frame in frames] == [(128, 36)] * 4
    assert [frame.time for frame in frames] == pytest.approx([0, 0.1, 0.5, 0.6], abs=0.002)
    last = frames[-1].to_ndarray(format="rgb24")
    assert abs(int(last[18, 20, 0]) - 120) < 12
    assert abs(int(last[18, 100, 0]) - 135) < 12


@pytest.mark.parametrize("count", [1, 2, 30])
def test_sheet_shows_game_above_and_restyled_below(tmp_path: Path, count: int) -> None:
    from PIL import Image

    with Recording() as recording:
        for number in range(count):
            recording.add(number / 10, np.full((36, 64, 3), 250, np.uint8), np.full((36, 64, 3), 120, np.uint8))
        recording.write_sheet(tmp_path / "demo.png", "a prompt " * 30)
    sheet = np.asarray(Image.open(tmp_path / "demo.png"))
    assert sheet.shape[1] == 8 + min(count, 4) * 488
    assert (sheet == 250).all(2).sum() >= min(count, 4) * 480 * 260
    assert (sheet == 120).all(2).sum() >= min(count, 4) * 480 * 260


def test_demo_headless_whole_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        "demo",
        "--headless",
        "--backend",
        "passthrough",
        "--seconds",
        "2",
        "--size",
        "320x180",
        "--prompt",
        "lego",
        "--out",
    ]
    assert main([*command, str(tmp_path)]) == 0
    words = capsys.readouterr().out
    assert "frames/s" in words
    figures = json.loads((tmp_path / "report.json").read_text())
    assert figures["frames"] >= 20
    assert figures["seconds"] == pytest.approx(2.0, abs=1.0)
    assert figures["fps"] > 10
    assert (figures["backend"], figures["model"], figures["device"]) == ("passthrough", "none", "none")
    assert (figures["prompt"], figures["size"], figures["steps"]) == ("lego", "320x180", 0)
    assert set(figures["latency_ms"]) == {"p50", "p95", "p99"}
    assert (tmp_path / "demo.mp4").stat().st_size > 10_000
    assert (tmp_path / "demo.png").stat().st_size > 10_000


def test_demo_fails_in_plain_words_without_weights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "missing.safetensors"
    assert main(["demo", "--headless", "--weights", str(missing), "--out", str(tmp_path)]) == 1
    assert "missing.safetensors does not exist" in capsys.readouterr().err
    assert not (tmp_path / "report.json").exists()
