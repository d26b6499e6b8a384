"""`mirage play` and the demo's window, on a screen without a monitor."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from mirage_game.cli import main
from mirage_game.cli.launch import ANY, DaemonProcess
from mirage_game.cli.recording import Recording


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A video of two seconds, each frame of another brightness."""
    path = tmp_path / "clip.mp4"
    with Recording() as recording:
        for number in range(40):
            image = np.full((90, 80, 3), 40 + number * 4, np.uint8)
            recording.add(number / 20, image, image)
        recording.write_video(path)
    return path


@pytest.mark.screen
def test_play_starts_a_daemon_of_its_own(xvfb: str, clip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    argv = [
        "play",
        f"video:{clip}",
        "--backend",
        "passthrough",
        "--endpoint",
        ANY,
        "--prompt",
        "lego",
        "--seconds",
        "2",
    ]
    assert main(argv) == 0, capsys.readouterr().err
    words = capsys.readouterr().out
    assert "passthrough, model none" in words
    assert "styled frames in" in words


@pytest.mark.screen
def test_play_uses_the_daemon_that_runs(xvfb: str, clip: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with DaemonProcess(["--backend", "passthrough"]) as daemon:
        daemon.start()
        place = ["--place", "10,20,400x300", "--mode", "split"]
        assert main(["play", f"video:{clip}", "--endpoint", daemon.endpoint, "--seconds", "1.5", *place]) == 0
    words = capsys.readouterr().out
    assert "styled frames in" in words
    assert "model none" not in words  # it started none


@pytest.mark.screen
def test_demo_opens_a_window(xvfb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--backend", "passthrough", "--seconds", "2", "--size", "320x180"]) == 0
    assert "styled frames in" in capsys.readouterr().out


def test_play_names_what_is_wrong_before_a_model_loads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert main(["play", "nonsense"]) == 1
    assert "is not a source" in capsys.readouterr().err
    assert main(["play", f"video:{tmp_path / 'none.mp4'}"]) == 1
    assert "none.mp4" in capsys.readouterr().err
