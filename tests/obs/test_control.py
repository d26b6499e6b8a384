"""The layer over obs-websocket, against a stand-in that can misbehave. `tests/hooks/obs` has the real OBS."""

from __future__ import annotations

import dataclasses
import errno
import logging
import re
import socket
import threading
import time
from pathlib import Path

import pytest
import websocket
from obs.fake_obs import FakeObs

from mirage_game.obs import control
from mirage_game.obs.control import FIRST_PROMPT, FilterStats, Obs, ObsError
from mirage_game.obs.login import Login

HOOK = Path(__file__).parents[2] / "hooks" / "obs"
FOLLOWS_S, MOVES_S = control._FOLLOWS_S, control._MOVES_S  # before a fixture shortens them


def connect(fake: FakeObs, password: str = "", **more: float) -> Obs:
    return Obs(Login("127.0.0.1", fake.port, password), **{"timeout_s": 0.5, "patience_s": 0.5, **more})  # type: ignore[arg-type]


def test_add_find_change(fake_obs: FakeObs) -> None:
    with connect(fake_obs) as obs:
        assert obs.filters() == []
        with pytest.raises(ObsError, match="mirage obs add"):
            obs.choose()
        added = obs.add("Game")
        assert (str(added), added.prompt, added.settings["on"]) == ("Game / Mirage", FIRST_PROMPT, True)
        assert added.settings["strength"] == 1.0  # a default
        obs.set(added, {"strength": 0.5})
        (now,) = obs.choose()
        assert (now.prompt, now.settings["strength"]) == (FIRST_PROMPT, 0.5)
        assert obs.sources() == ["Game", "Camera", "Scene"]
        assert obs.scene() == "Scene"
    assert fake_obs.connections == 1


def test_several_filters(fake_obs: FakeObs) -> None:
    with connect(fake_obs) as obs:
        obs.add("Game")
        obs.add("Game", "Second")
        obs.add("Scene", settings={"prompt": "lego"})
        with pytest.raises(ObsError, match="Game / Mirage; Game / Second; Scene / Mirage"):
            obs.choose()
        with pytest.raises(ObsError, match="several"):
            obs.choose("Game")
        with pytest.raises(ObsError, match="no Mirage filter has that name"):
            obs.choose("Camera")
        assert [str(one) for one in obs.choose("Game", "Second")] == ["Game / Second"]
        assert [one.prompt for one in obs.choose("Scene")] == ["lego"]
        assert len(obs.choose(every=True)) == 3
        assert len(obs.choose(name="Mirage", every=True)) == 2


def test_outcome_waits_until_it_settles(fake_obs: FakeObs, monkeypatch: pytest.MonkeyPatch) -> None:
    with connect(fake_obs) as obs:
        added = obs.add("Game")
        fake_obs.hesitates = 2
        assert obs.outcome([added]) == ["restyling, 24 frames/s\x1b[2J"]
        gone = dataclasses.replace(added, name="Gone")
        monkeypatch.setattr(control, "_OUTCOME_S", 0.3)
        assert obs.outcome([gone, added])[0] == "the plug-in does not say how it fares"


def test_outcome_of_another_address_waits_as_long_as_the_filter() -> None:
    (settle_ms,) = re.findall(r"SETTLE_MS = (\d+)", (HOOK / "src" / "settle.h").read_text())
    assert int(settle_ms) + 100 < MOVES_S * 1000
    assert FOLLOWS_S < MOVES_S


def test_presets(fake_obs: FakeObs) -> None:
    with connect(fake_obs) as obs:
        obs.add("Game")
        steps = [obs.step_preset(obs.choose()[0], step) for step in (1, 1, 1, -1, -1)]
        assert steps == ["one", "two", "one", "two", "one"]
        assert fake_obs.filters["Game", "Mirage"]["preset"] == fake_obs.filters["Game", "Mirage"]["prompt"] == "one"
        obs.set(obs.choose()[0], {"preset": "not in the list"})
        assert obs.step_preset(obs.choose()[0], -1) == "two"
        obs.set(obs.choose()[0], {"prompt": "by hand", "preset": "", "preset_last": "one"})
        assert obs.step_preset(obs.choose()[0], 1) == "two"
        obs.set(obs.choose()[0], {"presets": []})
        with pytest.raises(ObsError, match="no presets"):
            obs.step_preset(obs.choose()[0], 1)


def test_mistakes_are_explained(fake_obs: FakeObs) -> None:
    with connect(fake_obs) as obs:
        with pytest.raises(ObsError, match=r"no source 'Gmae'. Did you mean 'Game'\? There is: Game, Camera, Scene"):
            obs.add("Gmae")
        obs.add("Game")
        with pytest.raises(ObsError, match="already"):
            obs.add("Game")
        with pytest.raises(ObsError, match="refused NoSuchRequest") as caught:
            obs.request("NoSuchRequest", {"sourceName": "Game", "filterName": "x"})
        assert caught.value.code == 204


def test_obs_without_the_plug_in(fake_obs: FakeObs) -> None:
    fake_obs.installed = False
    with connect(fake_obs) as obs:
        with pytest.raises(ObsError, match="does not have the Mirage filter"):
            obs.add("Game")
        with pytest.raises(ObsError, match="does not have the Mirage plug-in"):
            obs.stats()


def test_stats(fake_obs: FakeObs) -> None:
    with connect(fake_obs) as obs:
        assert obs.stats() == []
        obs.add("Game")
        (one,) = obs.stats()
        assert (one.source, one.fps, one.age_p95_ms, one.styled) == ("Game", 24.0, 210.4, 7)


def test_stats_are_what_the_plug_in_tells() -> None:
    told = re.findall(r'\(into, "(\w+)"', (HOOK / "src" / "control.c").read_text(encoding="utf-8"))
    assert set(FilterStats.__struct_fields__) == set(told)


def test_password(fake_obs: FakeObs, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    fake_obs.password = "se\u00e7ret"
    with connect(fake_obs, "se\u00e7ret") as obs:
        assert obs.scene() == "Scene"
    with connect(fake_obs) as obs, pytest.raises(ObsError, match="wants a password"):
        obs.scene()
    with connect(fake_obs, "wrong one") as obs, pytest.raises(ObsError, match="does not take this password") as caught:
        obs.scene()
    assert "OBS_WEBSOCKET_PASSWORD" in caught.value.fix
    assert "wrong one" not in caplog.text + str(caught.value)
    assert caplog.text == ""


def test_waits_for_obs_that_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as reserved:
        port = reserved.getsockname()[1]
    begun: list[FakeObs] = []
    timer = threading.Timer(0.4, lambda: begun.append(FakeObs(port=port)))
    timer.start()
    with Obs(Login(port=port), patience_s=5.0) as obs:
        assert obs.scene() == "Scene"
    timer.join()
    begun[0].__exit__()


def test_no_obs() -> None:
    with (
        Obs(Login(port=1), patience_s=0.3) as obs,
        pytest.raises(ObsError, match=r"no OBS answers at 127.0.0.1:1\. Start OBS"),
    ):
        obs.scene()


@pytest.mark.parametrize(
    ("error", "login", "told"),
    [
        (ConnectionRefusedError(), Login(switched_off=True), "has its WebSocket server switched off"),
        (ConnectionRefusedError(), Login(), "Start OBS 29 or later"),
        (websocket.WebSocketAddressException("x"), Login("studio"), "no machine called studio"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), Login("192.0.2.7"), "192.0.2.7 cannot be reached: Net"),
        (TimeoutError("timed out"), Login("192.0.2.7"), "its firewall lets port 4455 through"),
        (websocket.WebSocketTimeoutException(), Login("192.0.2.7"), "its firewall lets port 4455 through"),
        (TimeoutError("timed out"), Login(), "something listens there"),
        (ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"), Login(), "something listens there"),
        (websocket.WebSocketBadStatusException("Handshake status %d", 404), Login(), "give that as --port"),
    ],
)
def test_why_nobody_can_be_talked_to(
    error: Exception, login: Login, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise error

    monkeypatch.setattr(control.obsws_python, "ReqClient", refuse)
    with Obs(login, patience_s=0.0) as obs, pytest.raises(ObsError, match=told):
        obs.scene()


def test_not_a_websocket() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        begun_s = time.monotonic()
        login = Login(port=server.getsockname()[1])
        with Obs(login, timeout_s=0.3, patience_s=0.0) as obs, pytest.raises(ObsError, match="no OBS answers"):
            obs.scene()
        assert time.monotonic() - begun_s < 3.0


@pytest.mark.parametrize(
    ("behaviour", "words"), [("silent", "does not answer"), ("garbage", "nonsense"), ("hang up", "hung up")]
)
def test_an_obs_that_misbehaves(fake_obs: FakeObs, behaviour: str, words: str) -> None:
    with connect(fake_obs) as obs:
        fake_obs.behaviour = behaviour
        with pytest.raises(ObsError, match=words):
            obs.scene()
        fake_obs.behaviour = "well"
        assert obs.scene() == "Scene"


def test_obs_that_was_started_again_is_found_again(fake_obs: FakeObs) -> None:
    with connect(fake_obs) as obs:
        obs.scene()
        fake_obs.hang_up()
        assert obs.scene() == "Scene"
    assert fake_obs.connections == 2


def test_waits_while_obs_loads(fake_obs: FakeObs) -> None:
    fake_obs.not_ready = 2
    with connect(fake_obs, patience_s=5.0) as obs:
        assert obs.scene() == "Scene"
    fake_obs.not_ready = 1000
    with connect(fake_obs, patience_s=0.3) as obs, pytest.raises(ObsError, match="refused"):
        obs.scene()
