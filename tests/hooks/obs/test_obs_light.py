"""Colour spaces, depths and alpha in a bare libobs: what the filter covers keeps its light."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hooks.obs.bare import GAME, HERE, STYLED
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.frames import near
from hooks.obs.harness import HEIGHT, WIDTH, Harness
from hooks.obs.home import paint
from PIL import Image

pytestmark = pytest.mark.screen


def test_transparent_sources_keep_their_alpha(obs: Harness, fake_daemon: ScriptedDaemon, tmp_path: Path):
    picture = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    picture[..., :3], picture[..., 3] = (200, 100, 50), 128
    Image.fromarray(picture).save(tmp_path / "glass.png")
    obs.image("Glass", tmp_path / "glass.png")
    obs.wait(10)
    [plainly] = obs.pixels(HERE)
    fake_daemon.style, fake_daemon.colour = "solid", (200, 100, 50)
    obs.mirage("Glass", endpoint=fake_daemon.endpoint)
    obs.wait(40)
    assert obs.stats()["shown"] == "styled"
    assert near(obs.pixels(HERE)[0], plainly, 2)
    obs.set("Mirage", strength=0.0, delay_ms=50)
    obs.wait(10)
    assert near(obs.pixels(HERE)[0], plainly, 2)


def test_hdr_is_left_as_it_is(obs: Harness, fake_daemon: ScriptedDaemon):
    fake_daemon.style = "solid"
    looks = paint(GAME) | {"width": WIDTH, "height": HEIGHT, "hdr": True}
    obs.do(f"source Game hdr_colour {json.dumps(looks)}")
    obs.wait(5)
    [game] = obs.pixels(HERE)  # as OBS shows it on a canvas that is not HDR
    obs.mirage("Game", endpoint=fake_daemon.endpoint)
    obs.wait(60)
    assert obs.pixels(HERE) == [game]
    assert "HDR" in obs.stats()["words"]
    assert obs.stats()["shown"] == "original"
    assert not fake_daemon.frames
    obs.set("Game", hdr=False)
    obs.until(HERE, fake_daemon.colour)
    obs.set("Game", hdr=True)
    obs.until(HERE, game, frames=5)


def test_video_of_10_bits_keeps_its_light(obs: Harness, fake_daemon: ScriptedDaemon):
    fake_daemon.style = "same"
    looks = {"luma": 400, "width": WIDTH, "height": HEIGHT}
    obs.do(f"source Game ten_bits {json.dumps(looks)}")
    obs.do("source Scene scene Game")
    obs.do("show Scene")
    grey = (98, 98, 98)  # (400 - 64) / (940 - 64) of 255
    obs.until(HERE, grey, off=2)
    obs.mirage("Game", endpoint=fake_daemon.endpoint, prompt="")
    obs.wait(10)
    assert near(obs.pixels(HERE)[0], grey, 2)
    obs.set("Mirage", prompt="brass", split=True)
    fake_daemon.wait_frames(3)
    assert abs(fake_daemon.last_pixels[0] - grey[0]) <= 2
    obs.wait(30)
    assert obs.stats()["shown"] == "styled"
    assert all(near(seen, grey, 2) for seen in obs.pixels((10, 60), (WIDTH - 10, 60)))


def test_canvas_of_10_bits_keeps_its_light(obs: Harness, fake_daemon: ScriptedDaemon):
    obs.do(f"canvas {WIDTH} {HEIGHT} 10")
    obs.colour("Game", GAME)
    obs.do("source Scene scene Game")
    obs.do("show Scene")
    obs.until(HERE, GAME, off=4)
    fake_daemon.delay_ms = 300
    obs.mirage("Game", endpoint=fake_daemon.endpoint)
    for _ in range(10):
        obs.wait(1)
        assert near(obs.pixels(HERE)[0], GAME, 4)  # while it waits
    obs.until(HERE, STYLED, off=4)
    obs.set("Mirage", split=True)
    obs.until((10, 60), GAME, off=4)


@pytest.mark.parametrize("depth", ["8", "10"])
@pytest.mark.parametrize("kind", ["image", "video", "scene"])
def test_half_transparent_is_covered_as_obs_blends_it(
    obs: Harness, fake_daemon: ScriptedDaemon, tmp_path: Path, kind: str, depth: str
):
    obs.do(f"canvas {WIDTH} {HEIGHT} {depth}")
    obs.colour("Below", (255, 255, 255))
    looks = {"color": 0x80FFFFFF, "width": WIDTH, "height": HEIGHT}
    if kind == "video":
        obs.do(f"source Game clear_video {json.dumps(looks)}")
    else:
        file = tmp_path / "half.png"
        Image.fromarray(np.full((HEIGHT, WIDTH, 4), (255, 255, 255, 128), np.uint8)).save(file)
        obs.image("Game", file)
    on = "Game"
    if kind == "scene":
        obs.do("source Group scene Game")
        on = "Group"
    obs.do(f"source Scene scene Below {on}")
    obs.do("show Scene")
    obs.wait(10)
    [plain] = obs.pixels(HERE)
    obs.mirage(on, endpoint=fake_daemon.endpoint, strength=0.004)
    fake_daemon.wait_frames(2)
    obs.wait(20)
    assert obs.stats()["shown"] == "styled"
    assert near(obs.pixels(HERE)[0], plain, 3)
