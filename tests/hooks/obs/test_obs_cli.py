"""`mirage obs` drives a real OBS: it finds the websocket by itself, and what it changes is seen in the picture."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from games.processes import wait_until
from hooks.obs.build import need_obs
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.home import GLOBAL, SCENE, colour, write_config
from hooks.obs.world import START_S, World, free_port, obs, started
from obs.fake_chat import FakeChat

from mirage_game.obs import Obs, find_login
from mirage_game.obs.settings import presets_of

pytestmark = [pytest.mark.screen, pytest.mark.timeout(120)]

COLOUR, STYLED = (200, 40, 90), (55, 215, 165)
COMMAND_S = 30.0


def typed(home: Path, *words: str, status: int = 0) -> str:
    """What `mirage obs ...` says when the user with this home types it."""
    env = os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "COLUMNS": "120"}
    env.pop("OBS_WEBSOCKET_PASSWORD", None)
    command = [sys.executable, "-m", "mirage_game", "obs", *words]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=COMMAND_S)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


@dataclass(frozen=True)
class Studio:
    """A running OBS, and the home of the user whose it is."""

    world: World
    home: Path

    def run(self, *words: str, status: int = 0) -> str:
        """What `mirage obs ...` says when that user types it."""
        return typed(self.home, *words, status=status)


@pytest.fixture(scope="module")
def studio(plugin: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("obs-cli")
    sources = [colour("Paint", COLOUR, (640, 360)), colour("Behind", (9, 9, 9), (64, 64))]
    with obs(folder, plugin, sources) as world:
        yield Studio(world, folder / "home")


def test_from_add_to_stats(studio: Studio, fake_daemon: ScriptedDaemon) -> None:
    assert "mirage obs add SOURCE" in studio.run("list")
    assert "There is: " in studio.run("add", "Pain", status=1)

    added = studio.run("add", "Paint", "--prompt", "inverted", "--endpoint", fake_daemon.endpoint)
    assert added.startswith("added: Paint / Mirage, inverted\nPaint / Mirage: ")
    assert "already" in studio.run("add", "Paint", status=1)
    studio.world.await_colour("Paint", STYLED)
    assert "Paint / Mirage: inverted\n    Restyling" in studio.run("list")

    studio.run("prompt", "frozen winter")
    wait_until(lambda: studio.world.stats("Paint")["prompt"] == "frozen winter", 5.0, "the new prompt")
    first, second = presets_of(studio.world.remote.defaults()["presets"])[:2]
    assert studio.run("preset", "next") == f"Paint / Mirage: {first}\n"
    assert studio.run("preset", "next") == f"Paint / Mirage: {second}\n"
    assert studio.run("preset", "previous") == f"Paint / Mirage: {first}\n"
    wait_until(lambda: studio.world.stats("Paint")["prompt"] == first, 5.0, "the preset's prompt")
    # The hotkey goes on from where the command stopped.
    studio.world.remote.ask("TriggerHotkeyByName", hotkeyName="mirage.next")
    wait_until(lambda: studio.world.stats("Paint")["prompt"] == second, 5.0, "the hotkey's prompt")
    assert f"Paint / Mirage: {second}" in studio.run("list")

    studio.run("set", "strength", "0.5")
    studio.world.await_colour("Paint", (128, 128, 128))
    studio.run("set", "presets", "lego; candy")
    assert studio.run("preset", "next") == "Paint / Mirage: lego\n"
    studio.run("set", "strength", "1")
    studio.run("prompt", "")
    studio.world.await_colour("Paint", COLOUR)
    studio.run("prompt", "again")
    studio.world.await_colour("Paint", STYLED)
    studio.run("set", "on", "off")
    studio.world.await_colour("Paint", COLOUR)
    studio.run("set", "on", "on")
    studio.world.await_colour("Paint", STYLED)

    (told,) = json.loads(studio.run("stats", "--json"))["filters"]
    assert (told["source"], told["filter"], told["shown"], told["prompt"]) == ("Paint", "Mirage", "styled", "again")
    assert told["fps"] > 1
    assert 0 < told["age_p50_ms"] < 2000
    assert told["styled"] > 0
    assert "Paint / Mirage" in studio.run("stats")
    studio.run("stats", "--reset")

    studio.run("add", "Scene", "--endpoint", fake_daemon.endpoint, "--prompt", "")
    assert "Paint / Mirage; Scene / Mirage" in studio.run("prompt", "x", status=1)
    assert studio.run("prompt", "both", "--all") == "Paint / Mirage: prompt = both\nScene / Mirage: prompt = both\n"
    assert studio.run("set", "on", "off", "--source", "Scene").startswith("Scene / Mirage: on = off\n")


def test_viewers_choose(studio: Studio, fake_daemon: ScriptedDaemon, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('cooldown_all_s = 0\n[commands]\n"!style" = "{text}"\n"!normal" = ""\n')
    studio.run("add", "Behind", "--name", "Viewers", "--prompt", "", "--endpoint", fake_daemon.endpoint)
    with FakeChat() as chat, ThreadPoolExecutor(1) as pool:
        words = ["games", "--rules", str(rules), "--chat-server", f"127.0.0.1:{chat.port}", "--no-tls"]
        told = pool.submit(studio.run, "chat", *words, "--filter", "Viewers", "--seconds", "8")
        chat.heard("JOIN", COMMAND_S)
        chat.write("ann", "!style brass; rm -rf /")
        studio.world.await_colour("Behind", (246, 246, 246))
        assert studio.world.stats("Behind", "Viewers")["prompt"] == "brass; rm -rf /"
        chat.write("bob", "!style f u c k")
        chat.write("carl", "!normal")
        studio.world.await_colour("Behind", (9, 9, 9))
        assert "bob: blocked by the word filter" in told.result()


def test_obs_without_the_filter(tmp_path: Path) -> None:
    need_obs()
    with obs(tmp_path, None, [colour("Paint", COLOUR, (64, 64))]) as world:
        studio = Studio(world, tmp_path / "home")
        assert "No source in OBS has a Mirage filter" in studio.run("list")
        assert "does not have the Mirage filter" in studio.run("add", "Paint", status=1)
        assert "does not have the Mirage plug-in" in studio.run("stats", status=1)


def test_the_password_that_obs_keeps_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_obs()
    kept = GLOBAL.replace("AuthRequired=false", "AuthRequired=true\nServerPassword=p=a; s# s%20")
    monkeypatch.setattr("hooks.obs.home.GLOBAL", kept)
    home, port = tmp_path / "home", free_port()
    config = home / ".config" / "obs-studio"
    write_config(config, tmp_path, port, [colour("Paint", COLOUR, (64, 64))], [], 30, (64, 64))
    (config / "plugin_config" / "obs-websocket" / "config.json").unlink()  # OBS before 31 has global.ini alone
    with started(tmp_path):
        # No waiting here: the command itself is patient with an OBS that starts.
        with Obs(find_login(environ={"HOME": str(home)}), patience_s=START_S) as studio:
            assert studio.scene() == SCENE
        assert "No source in OBS" in typed(home, "list")
        wrong = typed(home, "list", "--password", "another", status=1)
        assert "does not take this password" in wrong
        assert "wants a password" in typed(tmp_path, "list", "--port", str(port), status=1)
        assert "s%20" not in wrong
