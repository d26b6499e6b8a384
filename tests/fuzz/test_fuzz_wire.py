from __future__ import annotations

import time
from pathlib import Path
from runpy import run_path

import pytest

RUN = run_path(str(Path(__file__).parent / "fuzz_wire.py"))["run"]


def check(seconds: float, seed: int) -> None:
    counts = RUN(seconds, seed)
    assert sum(counts.values()) > 100
    assert counts["accepted"]
    assert counts["malformed"]


def test_fuzz_for_a_moment():
    check(1.0, seed=1)


@pytest.mark.fuzz
def test_fuzz_for_a_minute():
    seed = time.time_ns() % 2**32
    print("seed", seed)
    check(60.0, seed)
