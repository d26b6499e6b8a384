"""Fixtures for `mirage obs` without OBS: a stand-in for its websocket, and one for a chat server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from obs.fake_chat import FakeChat
from obs.fake_obs import FakeObs


@pytest.fixture
def fake_obs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FakeObs]:
    """An OBS that has two sources and the plug-in, without a password; no settings of a real OBS are read."""
    for name in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("OBS_WEBSOCKET_PASSWORD", raising=False)
    monkeypatch.setattr("mirage_game.obs.control._FOLLOWS_S", 0.0)  # the stand-in follows at once
    monkeypatch.setattr("mirage_game.obs.control._MOVES_S", 0.0)
    with FakeObs() as obs:
        yield obs


@pytest.fixture
def fake_chat() -> Iterator[FakeChat]:
    """A chat server on this machine."""
    with FakeChat() as chat:
        yield chat
