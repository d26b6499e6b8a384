"""Specs, the desktop's refusals, and the black picture's note: no screen needed."""

from __future__ import annotations

import numpy as np
import pytest

from mirage_game.capture import CaptureError, open_source
from mirage_game.capture.desktop import controls_note, screen_note, screen_problem
from mirage_game.capture.screen import Grabber
from mirage_game.capture.source import Box, Spec, parse_spec
from mirage_game.capture.watch import BlackWatch, is_black


@pytest.mark.parametrize(
    ("text", "spec"),
    [
        ("demo", Spec("demo")),
        ("demo:256x144", Spec("demo", size=(256, 144))),
        ("screen", Spec("screen")),
        ("screen:2", Spec("screen", index=2)),
        (" screen:100,200,640x360 ", Spec("screen", box=Box(100, 200, 640, 360))),
        ("screen:-1920,0,640x360", Spec("screen", box=Box(-1920, 0, 640, 360))),
        ("window:Mine: craft", Spec("window", target="Mine: craft")),
        ("video:C:\\films\\a.mp4", Spec("video", target="C:\\films\\a.mp4")),
        ("camera", Spec("camera", index=0)),
        ("camera:1", Spec("camera", index=1)),
        ("camera:HD Webcam", Spec("camera", target="HD Webcam")),
    ],
)
def test_spec_is_read(text: str, spec: Spec) -> None:
    assert parse_spec(text) == spec


@pytest.mark.parametrize(
    "text", ["", "sreen", "window:", "video", "video: ", "demo:big", "screen:1,2,3", "screen:x", "screen:²"]
)
def test_what_is_no_spec_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(CaptureError) as caught:
        parse_spec(text)
    assert "`" in caught.value.fix


@pytest.mark.parametrize("text", ["demo:0x10", "screen:0,0,0x5", "screen:0,0,9000x10", "demo:8000x8000"])
def test_size_that_no_frame_may_have_is_refused(text: str) -> None:
    with pytest.raises(CaptureError, match=r"pixels"):
        parse_spec(text)


def test_box_within() -> None:
    assert Box(-10, 5, 20, 20).within(Box(0, 0, 100, 100)) == Box(0, 5, 10, 20)
    assert Box(200, 0, 5, 5).within(Box(0, 0, 100, 100)) is None


def test_no_display_and_wayland_say_what_to_do() -> None:
    assert screen_problem("linux", {"DISPLAY": ":0"}) is None
    assert screen_problem("win32", {}) is None
    nowhere = screen_problem("linux", {})
    assert nowhere is not None
    assert "DISPLAY" in nowhere.message
    assert "demo" in nowhere.fix
    wayland = screen_problem("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert wayland is not None
    assert "Wayland" in wayland.message
    assert "Xorg" in wayland.fix
    assert "Wayland" in screen_note("linux", {"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"})
    assert screen_note("linux", {"DISPLAY": ":0"}) == ""


def test_controls_note_by_desktop() -> None:
    assert controls_note("win32", {}) == (True, "")
    assert controls_note("linux", {"DISPLAY": ":0"}) == (True, "")
    possible, note = controls_note("linux", {"XDG_SESSION_TYPE": "wayland"})
    assert not possible
    assert "Wayland" in note
    possible, note = controls_note("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
    assert possible
    assert "X11" in note


def test_opening_a_screen_without_one_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(CaptureError, match="DISPLAY is not set"):
        Grabber()


def test_display_that_does_not_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4087")
    with pytest.raises(CaptureError, match="DISPLAY"):
        open_source("screen")


def test_black_ignores_alpha_and_sees_one_lit_patch() -> None:
    image = np.zeros((360, 640, 4), np.uint8)
    image[..., 3] = 255
    assert is_black(image)
    image[100:110, 200:220, 1] = 3
    assert not is_black(image)
    assert is_black(np.zeros((1, 1, 3), np.uint8))


def test_black_note_comes_only_after_a_while_and_goes() -> None:
    watch = BlackWatch(after_s=1.0)
    assert watch.see(True, 10.0) == ""
    assert watch.see(True, 10.9) == ""
    assert "borderless" in watch.see(True, 11.0)
    assert watch.see(False, 11.1) == ""
    assert watch.see(True, 20.0) == ""
