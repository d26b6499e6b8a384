"""The filter in a bare libobs, pixel by pixel, with a daemon that inverts or misbehaves."""

from __future__ import annotations

import json
import threading
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
import pytest
import zmq
from games.processes import wait_until
from hooks.obs.bare import GAME, HERE, STYLED, StartBare
from hooks.obs.fake_daemon import BAD, ScriptedDaemon
from hooks.obs.frames import inverted, near
from hooks.obs.harness import HEIGHT, WIDTH, Harness
from hooks.obs.home import paint
from PIL import Image

pytestmark = pytest.mark.screen


def test_strength_mixes_exactly(game: Harness):
    for strength, wanted in ((0.5, (128, 128, 128)), (0.0, GAME), (0.25, (164, 84, 109)), (1.0, STYLED)):
        game.set("Mirage", strength=strength)
        game.until(HERE, wanted)
        game.wait(5)
        corners = [(0, 0), (WIDTH - 1, 0), (0, HEIGHT - 1), (WIDTH - 1, HEIGHT - 1)]
        assert all(near(colour, wanted) for colour in game.pixels(*corners)), strength


def test_every_pixel_stays_in_its_place(obs: Harness, fake_daemon: ScriptedDaemon, tmp_path: Path):
    rng = np.random.default_rng(1)
    picture = rng.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    Image.fromarray(picture).save(tmp_path / "noise.png")
    obs.image("Noise", tmp_path / "noise.png")
    obs.wait(10)
    places = [(int(x), int(y)) for x, y in zip(rng.integers(0, WIDTH, 200), rng.integers(0, HEIGHT, 200), strict=True)]
    before = obs.pixels(*places)
    assert all(near(colour, tuple(picture[y, x])) for colour, (x, y) in zip(before, places, strict=True))
    for smooth in (True, False):  # at its own size both sample the same
        obs.mirage("Noise", endpoint=fake_daemon.endpoint, work_width=WIDTH, smooth=smooth)
        obs.until(places[0], inverted(before[0]))
        obs.wait(15)
        pairs = zip(obs.pixels(*places), before, strict=True)
        assert all(near(styled, inverted(original)) for styled, original in pairs)
        assert (fake_daemon.frames[-1]["width"], fake_daemon.frames[-1]["height"]) == (WIDTH, HEIGHT)
        assert np.array_equal(
            np.frombuffer(fake_daemon.last_pixels, np.uint8).reshape(HEIGHT, WIDTH, 4)[..., :3], picture
        )
        obs.do("remove Noise Mirage")


def test_work_size_follows_the_shape(game: Harness, fake_daemon: ScriptedDaemon):
    game.set("Mirage", work_width=128)
    for width, height, wanted in ((640, 360, (128, 72)), (300, 301, (128, 128)), (90, 160, (90, 160))):
        game.set("Game", width=width, height=height)
        game.wait(10)
        fake_daemon.wait_frames(2)
        sent = fake_daemon.frames[-1]
        assert (sent["width"], sent["height"]) == wanted
        game.until((20, 20), STYLED)
    assert any(reset["reason"] == "cut" for reset in fake_daemon.resets)


def test_disabled_filter_shows_the_original_and_goes_quiet(game: Harness, fake_daemon: ScriptedDaemon):
    game.do("enable Mirage 0")
    game.wait(3)
    assert game.pixels(HERE) == [GAME]
    count = fake_daemon.counts["frames"]
    game.wait(30)
    assert fake_daemon.counts["frames"] <= count + 1  # one may have been on its way
    assert game.stats()["shown"] == "original"
    deadline_s = time.monotonic() + 8
    while not fake_daemon.byes and time.monotonic() < deadline_s:
        game.wait(10)
    assert fake_daemon.byes, "a filter that nobody draws leaves the daemon after a while"
    game.do("enable Mirage 1")
    game.until(HERE, STYLED)


def test_hidden_source_goes_quiet_and_comes_back(game: Harness, fake_daemon: ScriptedDaemon):
    game.do("show")
    game.wait(30)
    count = fake_daemon.counts["frames"]
    game.wait(30)
    assert fake_daemon.counts["frames"] == count
    game.do("show Game")
    game.until(HERE, STYLED)
    assert [reset["reason"] for reset in fake_daemon.resets] == ["cut"]


@pytest.mark.parametrize("setting", [{"prompt": ""}, {"strength": 0.0}, {"on": False}, {"prompt": "  \n"}])
def test_nothing_is_sent_where_nothing_would_show(game: Harness, fake_daemon: ScriptedDaemon, setting: dict[str, Any]):
    game.set("Mirage", **setting)
    game.until(HERE, GAME)
    game.wait(5)
    count = fake_daemon.counts["frames"]
    game.wait(20)
    assert game.pixels(HERE) == [GAME]
    assert fake_daemon.counts["frames"] == count
    game.set("Mirage", prompt="brass", strength=1.0, on=True)
    game.until(HERE, STYLED)


def test_an_old_picture_gives_way_to_the_original(game: Harness, fake_daemon: ScriptedDaemon):
    game.set("Mirage", stale_ms=400)
    fake_daemon.style = "mute"
    took = game.until(HERE, GAME)
    assert took < 90, "0.4 s until it is old and 0.15 s of fading"
    assert game.stats()["shown"] == "original"
    game.wait(10)
    assert game.pixels(HERE) == [GAME]


def test_outlives_its_daemon(game: Harness, fake_daemon: ScriptedDaemon):
    fake_daemon.stop()
    game.until(HERE, GAME)
    game.wait(10)
    assert game.pixels(HERE) == [GAME]
    with ScriptedDaemon("solid", endpoint=fake_daemon.endpoint, colour=(1, 2, 3)) as other:
        game.until(HERE, (1, 2, 3), frames=900)
        assert [prompt["text"] for prompt in other.prompts] == ["brass"]
    assert game.ask("lagged")["lagged"] < 30


def test_no_daemon_at_all(obs: Harness):
    obs.colour("Game", GAME)
    obs.mirage("Game", endpoint="tcp://127.0.0.1:9")
    obs.wait(40)
    assert obs.pixels(HERE) == [GAME]
    assert obs.stats()["state"] == "connecting"


@pytest.mark.parametrize("style", [style for style in BAD if style != "flash"])
def test_a_daemon_may_say_anything(obs: Harness, fake_daemon: ScriptedDaemon, style: str):
    fake_daemon.style = style
    obs.colour("Game", GAME)
    obs.mirage("Game", endpoint=fake_daemon.endpoint)
    obs.wait(50)
    assert obs.pixels(HERE, (5, 5)) == [GAME, GAME]
    assert fake_daemon.hellos
    assert fake_daemon.counts["frames"] > 0 or style in ("silence", "busy")
    if style not in ("silence", "busy", "mute"):
        fake_daemon.await_tried(style)
        fake_daemon.style = "invert"
        obs.until(HERE, STYLED, frames=900)


def test_the_guard_calms_flashes(game: Harness, fake_daemon: ScriptedDaemon):
    def changes() -> int:
        shown = []
        for _ in range(60):
            game.wait(1)
            shown.append(sum(game.pixels(HERE)[0]) > 382)
        return sum(one != other for one, other in pairwise(shown))

    game.set("Mirage", guard=True)
    game.wait(5)
    fake_daemon.style = "flash"
    assert changes() <= 7, "three flashes a second are six changes"
    assert game.stats()["shown"] == "styled", "it is calm, and not gone"
    game.set("Mirage", guard=False)
    assert changes() > 14, "it does flash where nobody guards"


def test_split_keeps_the_left_half(game: Harness):
    game.set("Mirage", split=True)
    game.until(HERE, GAME)
    middle = WIDTH // 2
    left, near_left, line, near_right, right = game.pixels(
        (5, 90), (middle - 3, 90), (middle, 90), (middle + 3, 90), (WIDTH - 5, 90)
    )
    assert (left, near_left) == (GAME, GAME)
    assert line == (255, 255, 255)
    assert near(near_right, STYLED)
    assert near(right, STYLED)


def test_delay_shows_the_original_later(game: Harness):
    game.set("Mirage", strength=0.0, delay_ms=400)
    game.until(HERE, GAME)
    game.wait(60)
    game.set("Game", **paint((10, 200, 30)))
    took = game.until(HERE, (10, 200, 30))
    assert 18 <= took <= 40, "0.4 s are 24 frames"
    game.set("Mirage", delay_ms=0)
    game.wait(3)
    game.set("Game", **paint(GAME))
    assert game.until(HERE, GAME) <= 4


def test_two_filters_on_one_source(game: Harness, fake_daemon: ScriptedDaemon):
    with ScriptedDaemon("solid", colour=(9, 8, 7)) as other:
        game.mirage("Game", "Second", endpoint=other.endpoint)
        game.until(HERE, (9, 8, 7))
        seen = np.frombuffer(other.last_pixels, np.uint8)[:3]
        assert near(tuple(int(value) for value in seen), STYLED), "it sees what the first made"
        assert {game.stats(name)["shown"] for name in ("Mirage", "Second")} == {"styled"}
        game.do("remove Game Mirage")
        game.wait(20)
        seen = np.frombuffer(other.last_pixels, np.uint8)[:3]
        assert near(tuple(int(value) for value in seen), GAME)


def test_an_earlier_filter_shows(obs: Harness, fake_daemon: ScriptedDaemon, tmp_path: Path):
    halves = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    halves[:, : WIDTH // 2], halves[:, WIDTH // 2 :] = (250, 10, 20), (30, 40, 240)
    Image.fromarray(halves).save(tmp_path / "halves.png")
    obs.image("Halves", tmp_path / "halves.png")
    obs.do(f"filter Halves Crop crop_filter {json.dumps({'left': WIDTH // 2})}")
    obs.mirage("Halves", endpoint=fake_daemon.endpoint)
    obs.until((20, 20), inverted((30, 40, 240)))
    assert fake_daemon.frames[-1]["width"] == WIDTH // 2


def test_filter_on_a_scene(obs: Harness, fake_daemon: ScriptedDaemon):
    obs.colour("Game", GAME, WIDTH // 2, HEIGHT)
    obs.do("source Scene scene Game")
    obs.mirage("Scene", endpoint=fake_daemon.endpoint)
    obs.do("show Scene")
    obs.until((20, 20), STYLED)
    obs.wait(15)
    assert near(obs.pixels((WIDTH - 5, 20))[0], (0, 0, 0)), "what is transparent stays so"


def test_hotkeys(game: Harness, fake_daemon: ScriptedDaemon):
    assert "mirage.toggle" in game.hotkeys()
    game.do("hold mirage.compare 1")
    game.wait(3)
    assert game.pixels(HERE) == [GAME]
    game.do("hold mirage.compare 0")
    game.until(HERE, STYLED, frames=10)
    game.do("press mirage.toggle")
    game.until(HERE, GAME)
    game.do("press mirage.toggle")
    game.until(HERE, STYLED)
    game.do("press mirage.panic")
    game.wait(20)
    count = fake_daemon.counts["frames"]
    game.wait(20)
    assert fake_daemon.counts["frames"] == count
    assert game.pixels(HERE) == [GAME]
    assert fake_daemon.byes
    game.do("remove Game Mirage")
    assert "mirage.toggle" not in game.hotkeys()


def test_keys_reach_what_studio_mode_has_on_air(obs: Harness, fake_daemon: ScriptedDaemon):
    obs.colour("Game", GAME)
    obs.do("source Scene scene Game")
    obs.mirage("Scene", endpoint=fake_daemon.endpoint, presets=[{"value": "brass"}, {"value": "winter"}])
    obs.do("air Scene Copy")
    obs.until(HERE, STYLED)
    obs.do("hold mirage.compare 1")
    obs.until(HERE, GAME)
    obs.do("hold mirage.compare 0")
    obs.until(HERE, STYLED)
    obs.do("press mirage.previous")
    wait_until(lambda: "winter" in [prompt["text"] for prompt in fake_daemon.prompts], 5, "the preset on air")
    obs.do("press mirage.toggle")
    obs.until(HERE, GAME)
    obs.do("press mirage.toggle")
    obs.until(HERE, STYLED)
    obs.do("press mirage.panic")
    obs.until(HERE, GAME, frames=5)
    wait_until(lambda: len(fake_daemon.byes) == len(fake_daemon.hellos), 5, "nobody left at the daemon")


def test_missing_effect_shows_the_original_and_says_so(
    start_bare: StartBare, fake_daemon: ScriptedDaemon, tmp_path: Path
):
    (tmp_path / "empty").mkdir()
    with start_bare(data=tmp_path / "empty") as obs:
        obs.colour("Game", GAME)
        obs.mirage("Game", endpoint=fake_daemon.endpoint)
        obs.wait(30)
        assert obs.pixels(HERE) == [GAME]
        assert obs.stats()["shown"] == "original"
    assert "mirage.effect" in (tmp_path / "harness.log").read_text()


@pytest.mark.parametrize("later", [False, True], ids=["from the start", "set later"])
def test_encrypts_with_a_pair_of_its_own(start_bare: StartBare, tmp_path: Path, later: bool):
    public, secret = zmq.curve_keypair()
    router = zmq.Context.instance().socket(zmq.ROUTER)
    router.linger, router.curve_server, router.curve_publickey, router.curve_secretkey = 0, True, public, secret
    port = router.bind_to_random_port("tcp://127.0.0.1")
    keys = tmp_path / "mirage" / "curve" / "player.key_secret"
    address = {"endpoint": f"tcp://127.0.0.1:{port}", "server_key": public.decode()}
    with start_bare(XDG_CONFIG_HOME=str(tmp_path)) as obs:
        obs.colour("Game", GAME)
        obs.mirage("Game", **({} if later else address))
        obs.wait(5)
        assert keys.exists() != later, "a pair is made when it is needed, not before"
        obs.set("Mirage", **address)
        obs.wait(30)
        assert router.poll(5000), "nobody came"
        assert msgpack.unpackb(router.recv_multipart()[1])["type"] == "hello"
        assert keys.stat().st_mode & 0o077 == 0
    router.close()


def test_canvas_of_another_size(game: Harness):
    game.do("canvas 200 120")
    game.until((50, 50), STYLED)


def test_a_slow_daemon_does_not_slow_the_canvas(game: Harness, fake_daemon: ScriptedDaemon):
    fake_daemon.delay_ms = 150
    before = game.ask("lagged")
    game.wait(90)
    after = game.ask("lagged")
    assert near(game.pixels(HERE)[0], STYLED)
    assert after["lagged"] - before["lagged"] < 20
    assert game.stats()["own_p50_us"] < 2000


@pytest.mark.parametrize("variant", ["address", "thread"])
def test_sanitizers_find_nothing(start_bare: StartBare, variant: str):
    """Everything that changes while it runs, at once: settings, screenshots, sizes, filters, the daemon's death."""
    with ScriptedDaemon() as daemon, start_bare(variant=variant, fps=30) as obs:
        obs.colour("Game", GAME)
        obs.mirage("Game", endpoint=daemon.endpoint, guard=True, badge=True, ring=2)
        obs.until((20, 20), STYLED)
        for number, change in enumerate([{"delay_ms": 200}, {"split": True}, {"work_width": 160}, {"ring": 3}]):
            obs.set("Mirage", **change)
            obs.do("shot Game")
            obs.mirage("Game", f"More{number}", endpoint=daemon.endpoint)
            obs.set("Game", width=200 + 20 * number)
            obs.wait(4)
            obs.do("shot Game")
            obs.stats()
            obs.do("press mirage.next")
            obs.do(f"remove Game More{number}")
        stopper = threading.Thread(target=daemon.stop)
        stopper.start()
        for _ in range(5):
            obs.do("shot Game")
            obs.wait(2)
        stopper.join()
        obs.do("press mirage.panic")
        obs.do("enable Mirage 0")
        obs.wait(3)


def test_sanitizers_find_nothing_where_a_daemon_lies(start_bare: StartBare):
    with ScriptedDaemon() as daemon, start_bare(variant="address") as obs:
        obs.colour("Game", GAME)
        obs.mirage("Game", endpoint=daemon.endpoint, guard=True)
        for style in BAD:
            daemon.style = style
            if style in ("silence", "busy"):  # they answer greetings alone, or nothing
                obs.do("remove Game Mirage")
                obs.mirage("Game", endpoint=daemon.endpoint, guard=True)
                heard = len(daemon.hellos)
                wait_until(lambda heard=heard: len(daemon.hellos) > heard, 10, "a hello")
            else:
                daemon.await_tried(style)
            obs.wait(15)
