"""Where the picture does not continue: nothing of before is shown, and nothing is sent that must not be."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hooks.obs.bare import GAME, HERE, STYLED, StartBare
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.frames import Colour, inverted, near
from hooks.obs.harness import HEIGHT, WIDTH, Harness
from hooks.obs.home import paint

OTHER = (10, 200, 30)
BACK_ON = 'settings Mirage {"on":true}'
# With each of these nothing may leave this machine.
STILL: list[dict[str, Any]] = [{"prompt": ""}, {"strength": 0.0}, {"on": False}]
pytestmark = pytest.mark.screen


def between(colour: Colour, one: Colour, other: Colour) -> bool:
    """Whether a colour is a mixture of these two."""
    mixed, span = np.array(colour) - one, np.array(other) - one
    part = float(np.clip(mixed @ span / (span @ span), 0.0, 1.0))
    return bool(np.abs(mixed - part * span).max() <= 3)


@pytest.mark.parametrize("way", ["hidden", "reshaped"])
def test_nothing_of_before_a_cut_is_shown_after_it(game: Harness, fake_daemon: ScriptedDaemon, way: str):
    fake_daemon.delay_ms = 300
    game.wait(60)
    if way == "hidden":
        game.do("show")
        game.wait(24)
        game.set("Game", **paint(OTHER))
        game.wait(2)
        game.do("show Game")
    else:
        game.set("Game", **paint(OTHER), width=WIDTH // 2)
    game.until(HERE, OTHER, frames=12)
    for _ in range(60):
        [seen] = game.pixels(HERE)
        assert between(seen, OTHER, inverted(OTHER)), "this is, in part, the other scene's picture"
        game.wait(1)
    game.until(HERE, inverted(OTHER))


@pytest.mark.parametrize(("off", "on"), [({"on": False}, {"on": True}), ({"prompt": ""}, {"prompt": "wool"})])
def test_no_old_picture_flashes_up_when_it_is_on_again(
    game: Harness, fake_daemon: ScriptedDaemon, off: dict[str, Any], on: dict[str, Any]
):
    fake_daemon.delay_ms = 200
    game.wait(40)
    game.set("Mirage", **off)
    game.wait(24)
    fake_daemon.style, fake_daemon.colour = "solid", (250, 250, 0)
    game.set("Mirage", **on)
    for _ in range(60):
        assert between(game.pixels(HERE)[0], GAME, (250, 250, 0))
        game.wait(1)
    game.until(HERE, (250, 250, 0))


@pytest.mark.parametrize("way", ["hidden", "off"])
def test_a_delay_keeps_nothing_of_before_a_pause(game: Harness, way: str):
    game.set("Mirage", strength=0.0, delay_ms=400)
    game.until(HERE, GAME)
    game.wait(40)
    pause, resume = ("show", "show Game") if way == "hidden" else ('settings Mirage {"on":false}', BACK_ON)
    game.do(pause)
    game.wait(24)
    game.set("Game", **paint(OTHER))
    game.wait(4)
    game.do(resume)
    if way == "hidden":
        game.until(HERE, OTHER, frames=8)
    for _ in range(40):
        assert game.pixels(HERE) == [OTHER]
        game.wait(1)


def test_panic_cuts_at_once_whatever_the_guard_thinks(game: Harness):
    game.set("Mirage", guard=True)
    game.wait(90)
    game.do("press mirage.toggle")
    assert game.until(HERE, GAME) <= 5, "without a fade"
    game.do("press mirage.toggle")
    game.until(HERE, STYLED)  # the second swing within a second: the guard holds the next
    game.do("press mirage.panic")
    assert game.until(HERE, GAME) <= 5


def test_panic_disconnects_before_an_open_dialog_is_built_anew(start_bare: StartBare, fake_daemon: ScriptedDaemon):
    with start_bare(fps=1) as obs:  # a second until the next tick would find out
        obs.colour("Game", GAME)
        obs.mirage("Game", endpoint=fake_daemon.endpoint)
        fake_daemon.wait_frames(1)
        obs.do("dialog Mirage 400")
        obs.wait(1)
        obs.do("press mirage.panic")
        assert fake_daemon.byes
        assert not obs.stats()["on"]


@pytest.mark.parametrize(
    "act",
    ["show", "enable Mirage 0", *(f"settings Mirage {json.dumps(way)}" for way in STILL)],
    ids=["hidden", "disabled", "no prompt", "no strength", "off"],
)
def test_a_frame_that_waits_is_not_sent_any_more(game: Harness, fake_daemon: ScriptedDaemon, act: str):
    fake_daemon.delay_ms = 1000
    game.wait(30)
    fake_daemon.wait_frames(1)
    game.wait(12)  # the daemon works at one frame, and the next waits
    count = fake_daemon.counts["frames"]
    game.do(act)
    game.wait(90)
    assert fake_daemon.counts["styled"] == count, "the daemon would have taken another"
    assert fake_daemon.counts["frames"] == count


def test_the_first_frame_after_a_cut_is_sent(game: Harness, fake_daemon: ScriptedDaemon):
    game.do("show")
    game.wait(30)
    count, before = fake_daemon.counts["frames"], game.stats()
    game.do("show Game")
    game.until(HERE, STYLED)
    assert fake_daemon.frames[count]["seq"] == before["sent"] + before["dropped"] + 1


def test_a_size_that_wavers_is_no_cut(game: Harness, fake_daemon: ScriptedDaemon):
    before = len(fake_daemon.resets)
    for more in (1, 0, 2, 0) * 5:
        game.set("Game", width=WIDTH + more, height=HEIGHT)
        game.wait(2)
        assert near(game.pixels(HERE)[0], STYLED, 1)
    assert len(fake_daemon.resets) == before
