"""The filter in a real OBS, judged by what OBS shows and records."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from games.minetest import MinetestGame
from games.processes import stop, wait_until
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.frames import Box, Colour, inverted, near
from hooks.obs.world import FILTER, FILTER_ID, SCENE, World, colour, filter_settings, image, media, mirage, obs, screen
from PIL import Image

from hooks.obs import frames

pytestmark = [pytest.mark.screen, pytest.mark.timeout(120)]

WIDTH, HEIGHT = 320, 180
SHADE: Colour = (200, 40, 90)
QUARTERS: tuple[Colour, ...] = ((250, 10, 20), (30, 240, 50), (60, 70, 230), (200, 190, 180))
# Where each source is in the recording, without its edges.
PICTURE: Box = (8, 8, 312, 172)
COLOUR: Box = (328, 8, 632, 172)
CLIP: Box = (8, 188, 312, 352)
MOST_LAGGED = 0.2  # of the frames drawn, on two busy cores
MODEL_S = 60.0


@dataclass
class Studio:
    """One OBS with three sources, each under a filter, and the daemon that they go to."""

    world: World
    daemon: ScriptedDaemon


@pytest.fixture(scope="module")
def running_studio(plugin: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("studio")
    picture, clip = folder / "picture.png", folder / "clip.mkv"
    Image.fromarray(quarters()).save(picture)
    frames.write_clip(clip, ramp())
    with ScriptedDaemon() as daemon:
        sources = [
            image("Picture", picture, [mirage(daemon.endpoint)]) | {"pos": (0, 0)},
            colour("Colour", SHADE, (WIDTH, HEIGHT), [mirage(daemon.endpoint)]) | {"pos": (WIDTH, 0)},
            media("Clip", clip, [mirage(daemon.endpoint)]) | {"pos": (0, HEIGHT)},
        ]
        with obs(folder, plugin, sources) as world:
            yield Studio(world, daemon)


@pytest.fixture
def studio(running_studio: Studio) -> Iterator[Studio]:
    """With all as it was in the beginning: what a test changes goes."""
    running_studio.daemon.style, running_studio.daemon.delay_ms = "invert", 0
    for name in ("Picture", "Colour", "Clip"):
        running_studio.world.reset(name, running_studio.daemon.endpoint)
    running_studio.world.await_colour("Colour", inverted(SHADE))
    return running_studio


def quarters() -> frames.Image:
    """A picture that shows whether it was turned, shifted, or its colours exchanged: (H, W, 3)."""
    picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    picture[: HEIGHT // 2, : WIDTH // 2], picture[: HEIGHT // 2, WIDTH // 2 :] = QUARTERS[:2]
    picture[HEIGHT // 2 :, : WIDTH // 2], picture[HEIGHT // 2 :, WIDTH // 2 :] = QUARTERS[2:]
    return picture


def ramp() -> frames.Image:
    """Two seconds (n, H, W, 3) in which red rises while blue falls: red and blue add up to 255, green is 40."""
    clip = np.empty((60, HEIGHT, WIDTH, 3), np.uint8)
    red = np.linspace(20, 235, 60).astype(np.uint8)[:, None, None]
    clip[..., 0], clip[..., 1], clip[..., 2] = red, 40, 255 - red
    return clip


def all_near(colours: np.ndarray, wanted: Colour, within: float = 5.0) -> bool:
    return bool((np.abs(colours - np.array(wanted)) <= within).all())


@contextmanager
def few_lagged(world: World) -> Iterator[None]:
    """OBS must not wait: few frames are drawn too late while the block runs."""
    late, total = world.render_counts()
    yield
    late_after, total_after = world.render_counts()
    assert late_after - late <= MOST_LAGGED * (total_after - total) + 3, (late_after - late, total_after - total)


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
                time.sleep(0.7)
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
        with world.recording() as recorded:
            time.sleep(2.0)
    light = frames.read(recorded.file).colours(PICTURE).mean(axis=1)
    swings = np.abs(np.diff(light)) > 40
    assert swings.sum() <= 12, "at most three flashes, which are six swings, a second"


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


# Settings


def test_the_prompt_reaches_the_daemon(studio: Studio) -> None:
    world = studio.world
    world.set("Colour", prompt="frozen winter, at dawn", blend_ms=250)
    wait_until(lambda: studio.daemon.prompts[-1]["text"] == "frozen winter, at dawn", 5, "the prompt")
    assert studio.daemon.prompts[-1]["blend_ms"] == 250
    wait_until(lambda: world.stats("Colour")["prompt"] == "frozen winter, at dawn", 5, "the answer")
    world.set("Colour", prompt="two\nlines\tünd 雪")
    wait_until(lambda: studio.daemon.prompts[-1]["text"].split() == ["two", "lines", "ünd", "雪"], 5, "the prompt")


def test_strength_is_how_much_covers_the_original(studio: Studio) -> None:
    for strength, wanted in ((0.5, (128, 128, 128)), (0.25, (164, 84, 109)), (0.0, SHADE), (1.0, inverted(SHADE))):
        studio.world.set("Colour", strength=strength)
        studio.world.await_colour("Colour", wanted)


def test_split_shows_the_original_at_the_left(studio: Studio) -> None:
    studio.world.set("Colour", split=True)
    studio.world.await_colour("Colour", SHADE, (0, 0, WIDTH // 2 - 4, HEIGHT))
    studio.world.await_colour("Colour", inverted(SHADE), (WIDTH // 2 + 4, 0, WIDTH, HEIGHT))


def test_work_width_and_ring(studio: Studio) -> None:
    world = studio.world
    with ScriptedDaemon() as daemon:
        for width, ring in ((128, 1), (200, 3), (640, 2)):
            world.reset("Picture", daemon.endpoint, work_width=width, ring=ring, smooth=True)
            sent = min(width, WIDTH)
            wait_until(lambda w=sent: daemon.frames and daemon.frames[-1]["width"] == w, 5, "a frame of this size")
            assert abs(daemon.frames[-1]["height"] - sent * HEIGHT / WIDTH) <= 1
            daemon.wait_frames(10)
            shot = world.remote.screenshot("Picture")
            inside = (20, 20, 140, 70)  # of the first quarter: edges are blurred
            assert near(frames.mean(shot, inside), inverted(QUARTERS[0]), 2), (width, ring)


def test_an_older_original_matches_the_styled_picture(studio: Studio) -> None:
    world = studio.world
    world.set("Colour", delay_ms=400, strength=0.0)
    time.sleep(0.6)
    with world.recording() as recorded:
        time.sleep(0.3)
        began_s = recorded.now_s()
        world.remote.ask("SetInputSettings", inputName="Colour", inputSettings={"color": 0xFFFFFFFF})
        time.sleep(1.0)
    world.remote.ask("SetInputSettings", inputName="Colour", inputSettings={"color": 0xFF000000 | 0x5A28C8})
    recording = frames.read(recorded.file)
    white = recording.times_s[np.argmax(recording.colours(COLOUR).min(axis=1) > 240)]
    assert 0.25 < white - began_s < 0.65


def test_badge_and_smooth(studio: Studio) -> None:
    world = studio.world
    plain = world.remote.screenshot("Colour")
    world.set("Colour", badge=True)
    wait_until(lambda: frames.difference(world.remote.screenshot("Colour"), plain) > 0, 5, "a badge")
    marked = np.abs(world.remote.screenshot("Colour").astype(int) - plain).max(axis=2) > 8
    assert 0 < marked.mean() < 0.08, "a small mark in a corner"
    world.set("Colour", badge=False, smooth=True)
    world.await_colour("Colour", inverted(SHADE))


def test_a_preset_sets_the_prompt(studio: Studio) -> None:
    world = studio.world
    presets = [{"value": text, "hidden": False, "selected": False} for text in ("brass", "winter")]
    world.set("Colour", presets=presets)
    time.sleep(0.1)  # OBS tells the filter at its next frame
    world.set("Colour", preset="winter")
    wait_until(lambda: studio.daemon.prompts[-1]["text"] == "winter", 5, "the preset's prompt")
    assert world.settings("Colour")["prompt"] == "winter"


@pytest.mark.parametrize(
    "settings",
    [
        {"endpoint": "nonsense"},
        {"endpoint": "tcp://192.0.2.7:7420"},
        {"endpoint": "tcp://192.0.2.7:7420", "server_key": "short"},
    ],
)
def test_a_wrong_address_is_explained(studio: Studio, settings: dict[str, Any]) -> None:
    studio.world.set("Colour", **settings)
    studio.world.await_colour("Colour", SHADE)
    stats = studio.world.stats("Colour")
    assert stats["state"] == "off"
    assert len(stats["words"]) > 20


def test_any_value_of_any_setting_is_survived(studio: Studio) -> None:
    world = studio.world
    keys = ("strength", "blend_ms", "work_width", "ring", "stale_ms", "delay_ms", "guard", "badge", "split", "smooth")
    # No maps and no lists: OBS itself crashes when they replace a default of another kind, in any filter.
    for value in (-1e18, 1e18, 0, -1, "text", True):
        for key in keys:
            world.set("Clip", **{key: value})
        time.sleep(0.05)
    for text in ("endpoint", "server_key", "prompt", "preset"):
        for value in ("x" * 70_000, "\x01\x02", "\u202e", "", 7):
            world.set("Clip", **{text: value})
    time.sleep(0.2)
    world.reset("Clip", studio.daemon.endpoint)
    world.set("Clip", strength=1.0, stale_ms=1000, delay_ms=0, ring=2)  # OBS forgets a default whose kind was changed
    wait_until(lambda: world.stats("Clip")["shown"] == "styled", 8, "all well again")


# Figures


def test_the_filter_tells_of_itself(studio: Studio) -> None:
    world = studio.world
    world.remote.vendor("reset_stats")
    time.sleep(1.0)
    stats = world.stats("Colour")
    assert (stats["source"], stats["filter"], stats["on"]) == ("Colour", FILTER, True)
    assert (stats["state"], stats["shown"], stats["prompt"]) == ("ready", "styled", "test")
    assert (stats["model"], stats["device"]) == ("fake-model", "fake-device")
    assert 15 < stats["fps"] < 32
    assert 30 < stats["age_p50_ms"] <= stats["age_p95_ms"] < 500
    assert 15 < stats["renders"] < 60
    assert 0 < stats["own_p50_us"] <= stats["own_p99_us"]
    assert stats["gpu_calls"] > 5
    assert stats["sent"] >= stats["styled"] > 0
    assert len(world.remote.vendor("stats")["filters"]) == 3


def test_hotkeys(plugin: Path, tmp_path: Path) -> None:
    with (
        ScriptedDaemon() as daemon,
        obs(tmp_path, plugin, [colour("Colour", SHADE, (WIDTH, HEIGHT), [mirage(daemon.endpoint)])]) as world,
    ):
        world.await_colour("Colour", inverted(SHADE))
        listed = [name for name in world.remote.ask("GetHotkeyList")["hotkeys"] if name.startswith("mirage.")]
        assert sorted(listed) == [f"mirage.{what}" for what in ("compare", "next", "panic", "previous", "toggle")]

        def press(name: str) -> None:
            world.remote.ask("TriggerHotkeyByName", hotkeyName=f"mirage.{name}")

        press("toggle")
        world.await_colour("Colour", SHADE)
        assert world.settings("Colour")["on"] is False
        press("toggle")
        world.await_colour("Colour", inverted(SHADE))
        presets = [{"value": text, "hidden": False, "selected": False} for text in ("brass", "winter", "clay")]
        world.set("Colour", presets=presets, preset="brass")
        wait_until(lambda: daemon.prompts[-1]["text"] == "brass", 5, "the preset")
        for key, wanted in (("next", "winter"), ("next", "clay"), ("next", "brass"), ("previous", "clay")):
            press(key)
            wait_until(lambda text=wanted: daemon.prompts[-1]["text"] == text, 5, f"the preset {wanted}")
        press("panic")
        world.await_colour("Colour", SHADE)
        wait_until(lambda: len(daemon.byes) > 0, 5, "a bye")
        time.sleep(0.3)
        sent = daemon.counts["frames"]
        time.sleep(0.4)
        assert daemon.counts["frames"] == sent
        assert world.stats("Colour")["state"] == "off"


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
