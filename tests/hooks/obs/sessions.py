"""Fixtures for the session's tests: the program that runs it, and daemons for it to meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hooks.obs.build import Builds
from hooks.obs.session_tool import RawDaemon, RealDaemon, SessionTool

BOTH = pytest.mark.parametrize("variant", ["address", "thread"])
# What a session may need besides the program itself under AddressSanitizer: a few pictures of the largest size.
MOST_MB = 400

Start = Callable[..., SessionTool]


@pytest.fixture
def start(builds: Builds) -> Iterator[Start]:
    """Start the tool; none of them outlives the test."""
    tools: list[SessionTool] = []

    def start(endpoint: str, *options: object, variant: str = "address") -> SessionTool:
        tools.append(SessionTool(builds.program("session_tool", variant), endpoint, *options))
        return tools[-1]

    yield start
    for tool in tools:
        tool.kill()


@pytest.fixture(scope="module")
def real() -> Iterator[RealDaemon]:
    daemon = RealDaemon()
    yield daemon
    daemon.kill()


@pytest.fixture
def raw() -> Iterator[RawDaemon]:
    daemon = RawDaemon()
    yield daemon
    daemon.close()


def is_ready(event: dict[str, Any]) -> bool:
    return event.get("state") == "ready"


def says(words: str) -> Callable[[dict[str, Any]], bool]:
    return lambda event: words in event.get("words", "")
