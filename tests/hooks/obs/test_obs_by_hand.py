"""What people do to the filter: typing, choosing, keys that are held, files that they repair, and long names."""

from __future__ import annotations

from pathlib import Path

import pytest
import zmq
from hooks.obs.bare import GAME, HERE, STYLED, StartBare
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.harness import Harness

pytestmark = pytest.mark.screen


def texts(daemon: ScriptedDaemon) -> list[str]:
    """The prompts that a daemon was told."""
    return [prompt["text"] for prompt in daemon.prompts]


def type_text(obs: Harness, setting: str, text: str, begun: int) -> None:
    """Each keystroke is a change of its own, as OBS's dialog makes it."""
    for end in range(begun, len(text) + 1):
        obs.set("Mirage", **{setting: text[:end]})
        obs.wait(4)


def test_a_typed_prompt_is_sent_once(game: Harness, fake_daemon: ScriptedDaemon) -> None:
    type_text(game, "prompt", "steampunk", 1)
    assert texts(fake_daemon) == ["brass"]
    game.wait(60)
    assert texts(fake_daemon) == ["brass", "steampunk"]
    game.set("Mirage", prompt="frozen winter")
    game.wait(12)
    assert texts(fake_daemon)[2:] == ["frozen winter"], "what nobody types is sent at once"


def test_a_typed_address_is_gone_to_once(game: Harness, fake_daemon: ScriptedDaemon) -> None:
    with ScriptedDaemon("solid", colour=(1, 2, 3)) as other:
        type_text(game, "endpoint", other.endpoint, len(other.endpoint) - 4)
        game.until(HERE, (1, 2, 3))
        assert len(other.hellos) == 1
        assert game.stats()["reconnects"] <= 1


def test_a_preset_is_chosen_again(game: Harness, fake_daemon: ScriptedDaemon) -> None:
    for change in ({"preset": "candy"}, {"prompt": "haunted mansion"}, {"preset": "candy"}):
        game.set("Mirage", **change)
        game.wait(12)
    assert texts(fake_daemon) == ["brass", "candy", "haunted mansion", "candy"]


def test_a_key_held_while_the_filter_goes_is_let_go(game: Harness) -> None:
    game.do("hold mirage.compare 1")
    game.until(HERE, GAME)
    game.do("remove Game Mirage back")
    game.until(HERE, STYLED)


def test_a_repaired_key_file_is_read_again(start_bare: StartBare, tmp_path: Path) -> None:
    public, secret = zmq.curve_keypair()
    keys = tmp_path / "mirage" / "curve" / "player.key_secret"
    keys.parent.mkdir(parents=True, mode=0o700)
    keys.write_text("damaged")
    keys.chmod(0o600)
    router = zmq.Context.instance().socket(zmq.ROUTER)
    router.linger, router.curve_server, router.curve_publickey, router.curve_secretkey = 0, True, public, secret
    port = router.bind_to_random_port("tcp://127.0.0.1")
    with start_bare(XDG_CONFIG_HOME=str(tmp_path)) as obs:
        obs.colour("Game", GAME)
        obs.mirage("Game", endpoint=f"tcp://127.0.0.1:{port}", server_key=public.decode())
        obs.wait(10)
        obs.set("Mirage", strength=0.9)
        obs.wait(30)
        assert "key file" in obs.stats()["words"]
        assert not router.poll(200)
        keys.unlink()
        obs.set("Mirage", strength=1.0)
        obs.wait(30)
        assert router.poll(5000), "nobody came"
    assert (tmp_path / "harness.log").read_text().count("key file") == 1, "one trouble is one line"
    router.close()


def test_long_names_stay_whole(start_bare: StartBare, fake_daemon: ScriptedDaemon) -> None:
    """A name of OBS may have 170 characters of three bytes each, or four."""
    source, name = "水墨" * 85, "a" + "🏰" * 169
    with start_bare(variant="address") as obs:
        obs.colour(source, GAME)
        obs.mirage(source, name, endpoint=fake_daemon.endpoint)
        obs.wait(5)
        [told] = obs.ask(f'vendor stats {{"source": "{source}"}}')["filters"]
        assert (told["source"], told["filter"]) == (source, name)
