"""Runs of minutes to hours, by `make soak`: each is a program of this repository that judges itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = [pytest.mark.soak, pytest.mark.timeout(9000)]


def run(*words: str) -> None:
    ended = subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True)
    print(ended.stdout)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_overload_neither_ages_frames_nor_eats_memory() -> None:
    run("benchmarks/overload.py", "--seconds", "600")


def test_loopback_stays_quick() -> None:
    run("benchmarks/loopback.py", "--frames", "10000")


def test_players_who_come_go_and_misbehave_leave_nothing_behind() -> None:
    run("benchmarks/soak.py", "--minutes", "10")


def test_model_does_not_drift(tmp_path: Path) -> None:
    run("-m", "mirage_game", "evaluate", "--drift-frames", "2000", "--strict", "--out", str(tmp_path))
