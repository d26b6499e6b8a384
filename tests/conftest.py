"""Fixtures for tests that need a screen or a game."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# Tests are imported by their path, so this folder is not on Python's; `games` holds what several of them share.
sys.path.insert(0, str(Path(__file__).parent))

from games.minetest import MinetestGame, minetest
from games.xserver import virtual_screen


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    """For sums of torch that are too small for several threads, which would mostly wait for each other."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def xvfb_display() -> Iterator[str]:
    """The DISPLAY of a screen of 1280x720 that lasts for the whole run."""
    with virtual_screen(1280, 720) as display:
        yield display


@pytest.fixture
def xvfb(xvfb_display: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A screen of 1280x720, set as DISPLAY for this test; gives its name. An Xorg desktop, not Wayland."""
    monkeypatch.setenv("DISPLAY", xvfb_display)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return xvfb_display


@pytest.fixture(scope="session")
def minetest_game(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MinetestGame]:
    """Minetest, drawn, on a screen of its own of 640x360; see `games.minetest`."""
    with minetest(tmp_path_factory.mktemp("minetest")) as game:
        yield game
