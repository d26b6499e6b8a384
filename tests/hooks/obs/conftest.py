"""The filter for OBS, built once a run; tests are skipped where what they need is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hooks.obs.build import Builds, need_headers, need_obs
from hooks.obs.fake_daemon import ScriptedDaemon


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Builds:
    """The filter and its test programs, each variant built when it is first asked for."""
    need_headers()
    return Builds(tmp_path_factory.mktemp("obs-builds"))


@pytest.fixture(scope="session")
def plugin(builds: Builds) -> Path:
    """The plugin as it is shipped. For tests that start OBS."""
    need_obs()
    return builds.plugin()


@pytest.fixture
def fake_daemon() -> Iterator[ScriptedDaemon]:
    """A scripted daemon that inverts."""
    with ScriptedDaemon() as daemon:
        yield daemon
