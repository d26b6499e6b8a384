"""The filter for OBS, built once a run; tests are skipped where what they need is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hooks.obs.bare import game, obs, start_bare
from hooks.obs.build import Builds, need_headers, need_obs
from hooks.obs.fake_daemon import ScriptedDaemon

# Fixtures of several files, each only made where a test asks for it.
from hooks.obs.sessions import raw, real, start
from hooks.obs.studio import running_studio, studio

__all__ = [
    "builds",
    "fake_daemon",
    "game",
    "obs",
    "plugin",
    "raw",
    "real",
    "running_studio",
    "start",
    "start_bare",
    "studio",
]


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
