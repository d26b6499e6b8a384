from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for fake_daemon

from fake_daemon import FakeDaemon

from mirage_game.client import Client


@pytest.fixture
def daemon() -> Iterator[FakeDaemon]:
    fake = FakeDaemon()
    yield fake
    fake.stop()


@pytest.fixture
def mirage(daemon: FakeDaemon) -> Iterator[Client]:
    with Client(daemon.endpoint, name="test") as client:
        assert client.wait_connected(5)
        yield client
