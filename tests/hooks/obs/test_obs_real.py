"""The filter in a real OBS, judged by what OBS shows and records."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from games.minetest import MinetestGame
from games.processes import stop, wait_until
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.frames import Box, inverted
from hooks.obs.home import FILTER, FILTER_ID, SCENE, filter_settings, mirage, screen
from hooks.obs.studio import (
    CLIP,
    COLOUR,
    HEIGHT,
    MODEL_S,
    PICTURE,
    QUARTERS,
    SHADE,
    WIDTH,
    Studio,
    all_near,
    few_lagged,
    quarters,
)
from hooks.obs.world import World, obs

from hooks.obs import frames

pytestmark = [pytest.mark.screen, pytest.mark.timeout(120)]


# What is shown and recorded


def test_every_kind_of_source_is_recorded_restyled(studio: Studio) -> None:
    with few_lagged(studio.world), studio.world.recording() as recorded:
        time.sleep(2.0)
    recording = frames.read(recorded.file)
    shown = recording.images[5:]
    quarter: Box
    for index, wanted in enumerate(QUARTERS):
        left, top = 12 + (index % 2) * 160, 12 + index // 2 * 90
        quarter = (left, top, left + 136, top + 66)
        assert all_near(recording.colours(quarter)[5:], inverted(wanted)), index
    assert all_near(recording.colours(COLOUR)[5:], inverted(SHADE))
    clip = recording.colours(CLIP)[5:]
    assert np.abs(clip[:, 1] - 215).max() < 6
    assert np.abs(clip[:, 0] + clip[:, 2] - 255).max() < 8
    assert np.unique(clip[:, 0].round()).size > len(shown) / 3, "the clip moves"


def test_a_screenshot_is_exact(studio: Studio) -> None:
    shot = studio.world.remote.screenshot("Picture")
    assert frames.difference(shot, 255 - quarters()) == 0


def test_other_filters_show_in_their_order(studio: Studio) -> None:
    world = studio.world
    no_blue = {"color_multiply": 0xFF00FFFF}
    world.remote.ask(
        "CreateSourceFilter",
        sourceName="Colour",
        filterName="Tint",
        filterKind="color_filter_v2",
        filterSettings=no_blue,
    )
    try:
        world.await_colour("Colour", (55, 215, 0))  # behind ours
        world.remote.ask("SetSourceFilterIndex", sourceName="Colour", filterName="Tint", filterIndex=0)
        world.await_colour("Colour", (55, 215, 255))  # before ours
    finally:
        world.remote.ask("RemoveSourceFilter", sourceName="Colour", filterName="Tint")


def test_a_filter_added_by_websocket_works_at_once_and_two_undo_each_other(studio: Studio) -> None:
    world = studio.world
    world.remote.ask(
        "CreateSourceFilter",
        sourceName="Colour",
        filterName="Second",
        filterKind=FILTER_ID,
        filterSettings=filter_settings(studio.daemon.endpoint, prompt="second"),
    )
    try:
        world.await_colour("Colour", SHADE)
        assert world.stats("Colour", "Second")["state"] == "ready"
        assert [prompt["text"] for prompt in studio.daemon.prompts][-1] == "second"
    finally:
        world.remote.ask("RemoveSourceFilter", sourceName="Colour", filterName="Second")
    world.await_colour("Colour", inverted(SHADE))


def test_a_filter_on_the_scene_restyles_all_of_it(studio: Studio) -> None:
    world = studio.world
    world.remote.ask(
        "CreateSourceFilter",
        sourceName=SCENE,
        filterName=FILTER,
        filterKind=FILTER_ID,
        filterSettings=filter_settings(studio.daemon.endpoint),
    )
    try:
        world.await_colour(SCENE, SHADE, COLOUR)  # twice inverted
        first = (12, 12, 148, 78)
        world.await_colour(SCENE, QUARTERS[0], first)
    finally:
        world.remote.ask("RemoveSourceFilter", sourceName=SCENE, filterName=FILTER)
    world.await_colour(SCENE, inverted(SHADE), COLOUR)


# Daemons that go, come and misbehave


def test_a_daemon_dies_and_comes_back_while_recording(studio: Studio) -> None:
    world, green, blue = studio.world, (0, 255, 0), (0, 0, 255)
    with ScriptedDaemon("solid", colour=green) as first:
        world.reset("Colour", first.endpoint, stale_ms=500)
        world.await_colour("Colour", green)
        with few_lagged(world), world.recording() as recorded:
            time.sleep(0.8)
            first.stop()
            time.sleep(1.8)
            with ScriptedDaemon("solid", endpoint=first.endpoint, colour=blue):
                world.await_colour("Colour", blue)
                time.sleep(0.5)
    colours = frames.read(recorded.file).colours(COLOUR)
    assert all_near(colours[3:15], green)
    assert all_near(colours[-6:], blue, 8)
    original = np.abs(colours - np.array(SHADE)).max(axis=1) <= 5
    assert original.sum() > 15, "the original shows while there is no daemon"
    assert world.stats("Colour")["reconnects"] >= 1
    frozen = np.abs(colours - np.array(green)).max(axis=1) <= 5
    assert frozen.sum() < 30 * 2.2, "a picture that is too old goes"


def test_bad_daemons_never_reach_the_picture(studio: Studio) -> None:
    world = studio.world
    with ScriptedDaemon("wrong_size") as bad:
        world.reset("Colour", bad.endpoint)
        world.await_colour("Colour", SHADE)
        with few_lagged(world), world.recording() as recorded:
            for style in ("wrong_size", "short", "long", "garbage", "gigabyte", "unasked", "mute"):
                bad.style = style
                bad.await_tried(style)
                time.sleep(0.5)
        assert bad.counts["bad"] == 0
        assert bad.counts["uncredited"] == 0
        assert world.stats("Colour")["refused"] > 0
    assert all_near(frames.read(recorded.file).colours(COLOUR), SHADE)


@pytest.mark.parametrize("style", ["silence", "busy"])
def test_daemons_that_take_nobody_in_are_told_of(studio: Studio, style: str) -> None:
    world = studio.world
    with ScriptedDaemon(style) as bad:
        world.reset("Colour", bad.endpoint)
        world.await_colour("Colour", SHADE)
        wait_until(lambda: len(bad.hellos) > 0, 5, "a hello")
        with few_lagged(world):
            time.sleep(0.5)
        stats = world.stats("Colour")
        assert stats["shown"] == "original"
        assert stats["state"] != "ready"
        assert len(stats["words"]) > 10
    world.reset("Colour", studio.daemon.endpoint)
    world.await_colour("Colour", inverted(SHADE))


def test_flashing_is_calmed(studio: Studio) -> None:
    world = studio.world
    with ScriptedDaemon("flash", delay_ms=50) as flashing:
        world.reset("Picture", flashing.endpoint, guard=True)
        flashing.wait_frames(30)
        assert swings_recorded(world) <= 12, "at most three flashes, which are six swings, a second"
        assert world.stats("Picture")["shown"] == "styled", "it is calm, and not gone"
        world.set("Picture", guard=False)
        assert swings_recorded(world) > 12, "it does flash where nobody guards"


def swings_recorded(world: World) -> int:
    """How often the first source becomes much lighter or darker within two seconds."""
    with world.recording() as recorded:
        time.sleep(2.0)
    light = frames.read(recorded.file).colours(PICTURE).mean(axis=1)
    return int((np.abs(np.diff(light)) > 40).sum())


# Sources that change


def test_a_source_changes_its_size(studio: Studio) -> None:
    world = studio.world
    with ScriptedDaemon() as daemon:
        world.reset("Colour", daemon.endpoint)
        for width, height in ((100, 300), (333, 111), (2, 2), (WIDTH, HEIGHT)):
            world.remote.ask("SetInputSettings", inputName="Colour", inputSettings={"width": width, "height": height})
            wait_until(lambda w=width: daemon.frames and daemon.frames[-1]["width"] == max(2, w // 2 * 2), 5, "a frame")
            world.await_colour("Colour", inverted(SHADE))
            frame, shot = daemon.frames[-1], world.remote.screenshot("Colour")
            assert shot.shape[:2] == (height, width)
            assert frame["height"] == max(2, height // 2 * 2)
        assert daemon.resets, "another shape is another picture"
        assert daemon.counts["bad"] == 0


def test_nothing_is_sent_of_what_is_hidden_or_switched_off(studio: Studio) -> None:
    world = studio.world
    with ScriptedDaemon() as daemon:
        world.reset("Colour", daemon.endpoint)
        daemon.wait_frames(5)

        def assert_quiet() -> None:
            time.sleep(0.15)
            before = daemon.counts["frames"]
            time.sleep(0.4)
            assert daemon.counts["frames"] <= before

        world.show("Colour", False)
        assert_quiet()
        wait_until(lambda: world.stats("Colour")["shown"] == "original", 3, "told as hidden")
        world.show("Colour", True)
        daemon.wait_frames(5)
        world.enable("Colour", False)
        assert_quiet()
        world.await_colour("Colour", SHADE)
        world.enable("Colour", True)
        daemon.wait_frames(5)
        for off in ({"on": False}, {"prompt": ""}, {"strength": 0.0}):
            world.reset("Colour", daemon.endpoint, **off)
            world.await_colour("Colour", SHADE)
            assert_quiet()
            world.reset("Colour", daemon.endpoint)
            daemon.wait_frames(5)


def test_a_source_is_deleted(studio: Studio) -> None:
    world = studio.world
    with ScriptedDaemon() as daemon:
        world.remote.ask(
            "CreateInput",
            sceneName=SCENE,
            inputName="Brief",
            inputKind="color_source_v3",
            inputSettings={"color": 0xFFFFFFFF, "width": 64, "height": 64},
        )
        world.remote.ask(
            "CreateSourceFilter",
            sourceName="Brief",
            filterName=FILTER,
            filterKind=FILTER_ID,
            filterSettings=filter_settings(daemon.endpoint),
        )
        daemon.wait_frames(5)
        world.remote.ask("RemoveInput", inputName="Brief")
        wait_until(lambda: len(daemon.byes) > 0, 5, "a bye")
        assert not world.remote.vendor("stats", source="Brief")["filters"]
    world.await_colour("Colour", inverted(SHADE))


# The real daemon, and a real game


@contextmanager
def real_daemon(*options: str) -> Iterator[str]:
    """`mirage serve` in a process of its own, not compiled, so that it starts soon; gives its address."""
    command = [sys.executable, "-m", "mirage_game", "serve", "--endpoint", "tcp://127.0.0.1:*", "--json", *options]
    env = os.environ | {"TORCHDYNAMO_DISABLE": "1"}
    process = subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if (said := json.loads(line))["event"] == "ready":
                yield said["endpoint"]
                return
        raise RuntimeError(f"mirage serve ended with {process.wait(5)}")
    finally:
        stop(process)  # type: ignore[arg-type]


def test_the_passthrough_daemon_gives_back_what_was_drawn(studio: Studio) -> None:
    world = studio.world
    with real_daemon("--backend", "passthrough") as endpoint:
        world.reset("Picture", endpoint, prompt="as it is")
        wait_until(lambda: world.stats("Picture")["model"] != "fake-model", 10, "the other daemon")
        world.remote.vendor("reset_stats", source="Picture")
        wait_until(lambda: world.stats("Picture")["fps"] > 2, 10, "styled pictures")
        assert frames.difference(world.remote.screenshot("Picture"), quarters()) == 0
        assert world.stats("Picture")["shown"] == "styled"


@pytest.mark.game
@pytest.mark.timeout(240)
def test_a_game_restyled_by_the_model(plugin: Path, minetest_game: MinetestGame, tmp_path: Path) -> None:
    work = ("--backend", "lsd", "--preset", "tiny", "--device", "cpu", "--size", "320x180", "--work-size", "128x80")
    with (
        real_daemon(*work, "--steps", "1") as endpoint,
        obs(
            tmp_path,
            plugin,
            [screen("Game", minetest_game.display, [mirage(endpoint, prompt="", work_width=320, stale_ms=10_000)])],
        ) as world,
    ):
        time.sleep(1.0)
        original = world.remote.screenshot("Game")
        assert frames.difference(original, minetest_game.picture()[..., 2::-1]) < 12, "the game itself"
        world.set("Game", prompt="steampunk")
        wait_until(lambda: world.stats("Game")["shown"] == "styled", MODEL_S, "a styled picture")
        wait_until(lambda: world.stats("Game")["styled"] > 3, MODEL_S, "some more")
        with world.recording() as recorded:
            time.sleep(1.5)
        stats = world.stats("Game")
    recording = frames.read(recorded.file)
    assert stats["model"]
    assert frames.difference(recording.images[-1], original) > 12, "restyled"
    assert recording.images[-1].std() > 10, "a picture, and no plain colour"
