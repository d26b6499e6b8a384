"""The layer over obs-websocket, against a stand-in that can misbehave. `tests/hooks/obs` has the real OBS."""

from __future__ import annotations

import logging
import socket
import threading
import time

import pytest
from obs.fake_obs import FakeObs

from mirage_game.obs.control import FIRST_PROMPT, Obs, ObsError
from mirage_game.obs.login import Login


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
