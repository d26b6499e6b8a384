"""The filter in a real OBS: each setting and hotkey over the websocket, and what the filter tells of itself."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from games.processes import wait_until
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.frames import inverted, near
from hooks.obs.home import FILTER, colour, mirage, paint
from hooks.obs.studio import COLOUR, HEIGHT, QUARTERS, SHADE, WIDTH, Studio
from hooks.obs.world import obs

from hooks.obs import frames

pytestmark = [pytest.mark.screen, pytest.mark.timeout(120)]


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
        world.remote.ask("SetInputSettings", inputName="Colour", inputSettings=paint((255, 255, 255)))
        time.sleep(1.0)
    world.remote.ask("SetInputSettings", inputName="Colour", inputSettings=paint(SHADE))
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
