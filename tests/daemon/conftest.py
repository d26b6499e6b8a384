"""A daemon on a free port, and hooks that talk to it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zmq

sys.path.insert(0, str(Path(__file__).parent))  # for raw_peers

from raw_peers import FREE, Hook

from mirage_game.daemon import Daemon, DaemonConfig
from mirage_game.engine.passthrough import Passthrough


@pytest.fixture
def context() -> Iterator[zmq.Context]:
    context = zmq.Context()
    yield context
    context.destroy(linger=0)


@pytest.fixture
def start() -> Iterator[Callable[..., Daemon]]:
    """Start a daemon on a free port; all of them stop with the test."""
    daemons: list[Daemon] = []

    def start(backend: object = None, **settings: object) -> Daemon:
        daemon = Daemon(backend or Passthrough(), DaemonConfig(**({"endpoint": FREE} | settings)))
        daemons.append(daemon)
        daemon.start()
        return daemon

    yield start
    for daemon in daemons:
        daemon.stop()


@pytest.fixture
def daemon(start: Callable[..., Daemon]) -> Daemon:
    return start()


@pytest.fixture
def hook(context: zmq.Context, daemon: Daemon) -> Hook:
    return Hook(context, daemon.endpoint)
