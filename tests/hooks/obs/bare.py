"""Fixtures for tests in a bare libobs: the harness, and a source that a daemon restyles already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest
from hooks.obs.build import Builds
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.frames import inverted
from hooks.obs.harness import Harness, harness

GAME = (200, 40, 90)
STYLED = inverted(GAME)
HERE = (100, 60)

StartBare = Callable[..., AbstractContextManager[Harness]]


@pytest.fixture
def start_bare(builds: Builds, xvfb_display: str, tmp_path: Path) -> StartBare:
    return partial(harness, builds, xvfb_display, tmp_path / "harness.log")


@pytest.fixture
def obs(start_bare: StartBare) -> Iterator[Harness]:
    with start_bare() as running:
        yield running


@pytest.fixture
def game(obs: Harness, fake_daemon: ScriptedDaemon) -> Harness:
    """A source of one colour with the filter on it, restyled already."""
    obs.colour("Game", GAME)
    obs.mirage("Game", endpoint=fake_daemon.endpoint)
    obs.until(HERE, STYLED)
    return obs
