"""The real screen capture, of known colours on a screen of Xvfb."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mirage_game.capture import CaptureError, open_source
from mirage_game.capture.screen import _box
from mirage_game.capture.source import Box

RED, GREEN, BLUE = 0xC80A14, 0x1EB428, 0x2832DC  # as X11 writes colours: RGB
QUARTERS = (RED, GREEN, BLUE, 0xF0E61E)


@contextmanager
def painted_window(box: Box, colours: tuple[int, ...] = QUARTERS, title: str = "Painted game") -> Iterator[Any]:
    """A window whose quarters are filled with four colours; gives (display, window)."""
    from Xlib import X, display

    connection = display.Display()
    screen = connection.screen()
    window = screen.root.create_window(
        box.left, box.top, box.width, box.height, 0, screen.root_depth, event_mask=X.ExposureMask, override_redirect=1
    )
    window.set_wm_name(title)
    window.map()
    connection.sync()
    while connection.next_event().type != X.Expose:
        pass
    paint(connection, window, box.width, box.height, colours)
    try:
        yield connection, window
    finally:
        connection.close()


def paint(connection: Any, window: Any, width: int, height: int, colours: tuple[int, ...] = QUARTERS) -> None:
    context = window.create_gc()
    for i, colour in enumerate(colours):
        context.change(foreground=colour)
        half_w, half_h = width // 2, height // 2
        window.fill_rectangle(context, (i % 2) * half_w, (i // 2) * half_h, half_w, half_h)
    connection.sync()


def bgr(colour: int) -> list[int]:
    return [colour & 255, colour >> 8 & 255, colour >> 16]


def test_region_holds_exactly_the_painted_pixels(xvfb: str) -> None:
    with painted_window(Box(100, 50, 64, 32)), open_source("screen:100,50,64x32") as source:
        frame = source.read()
        assert frame is not None
        assert (source.size, frame.image.shape, frame.image.dtype) == ((64, 32), (32, 64, 4), np.uint8)
        assert frame.format == "bgra8"
        assert frame.capture_ms > 0
        for colour, patch in zip(QUARTERS, quarters(frame.image), strict=True):
            assert (patch[..., :3] == bgr(colour)).all()


def quarters(image: np.ndarray) -> list[np.ndarray]:
    half_h, half_w = image.shape[0] // 2, image.shape[1] // 2
    return [image[y : y + half_h, x : x + half_w] for y in (0, half_h) for x in (0, half_w)]


def test_earlier_frames_keep_their_pixels(xvfb: str) -> None:
    with painted_window(Box(0, 0, 40, 40)) as (connection, window), open_source("screen:0,0,40x40") as source:
        first = source.read()
        paint(connection, window, 40, 40, QUARTERS[::-1])
        second = source.read()
        assert first is not None
        assert second is not None
        assert first.image[5, 5, :3].tolist() == bgr(QUARTERS[0])
        assert second.image[5, 5, :3].tolist() == bgr(QUARTERS[3])


@pytest.mark.parametrize("spec", ["screen", "screen:0", "screen:1"])
def test_whole_monitor(xvfb: str, spec: str) -> None:
    with open_source(spec) as source:
        frame = source.read()
        assert frame is not None
        assert source.size == (1280, 720)
        assert frame.image.shape == (720, 1280, 4)


def test_unknown_monitor_lists_those_there_are(xvfb: str) -> None:
    with pytest.raises(CaptureError) as caught:
        open_source("screen:7")
    assert "no monitor 7" in caught.value.message
    assert "screen:1 is 0,0,1280x720" in caught.value.fix


def test_region_beyond_the_screen_is_refused(xvfb: str) -> None:
    with pytest.raises(CaptureError, match="not all on the screen"):
        open_source("screen:1000,600,640x360")


def test_black_screen_gets_a_note(xvfb: str) -> None:
    now_s = [0.0]
    from mirage_game.capture.screen import ScreenSource

    with painted_window(Box(0, 0, 64, 64), (0, 0, 0, 0)) as (connection, window):
        source = ScreenSource(box=Box(0, 0, 64, 64), clock=lambda: now_s[0])
        source.read()
        assert source.note == ""
        now_s[0] = 2.0
        source.read()
        assert "borderless" in source.note
        paint(connection, window, 64, 64)
        source.read()
        assert source.note == ""
        source.close()
        source.close()


def test_window_is_found_by_part_of_its_title_and_followed(xvfb: str) -> None:
    from mirage_game.capture.window import LOOK_AGAIN_S, WindowSource

    now_s = [0.0]
    with painted_window(Box(200, 100, 80, 60)) as (connection, window):
        source = WindowSource("painted", clock=lambda: now_s[0])
        frame = source.read()
        assert source.size == (80, 60)
        assert frame is not None
        assert frame.image[0, 0, :3].tolist() == bgr(QUARTERS[0])
        assert frame.image[59, 79, :3].tolist() == bgr(QUARTERS[3])

        window.configure(x=300, y=20, width=100, height=80)
        connection.sync()
        paint(connection, window, 100, 80)
        now_s[0] += LOOK_AGAIN_S
        frame = source.read()
        assert frame is not None
        assert frame.image.shape == (80, 100, 4)
        assert frame.image[79, 99, :3].tolist() == bgr(QUARTERS[3])

        window.unmap()
        connection.sync()
        now_s[0] += LOOK_AGAIN_S
        assert source.read(timeout_s=0.01) is None
        assert "minimised" in source.note

        window.destroy()
        connection.sync()
        now_s[0] += LOOK_AGAIN_S
        with pytest.raises(CaptureError, match="closed"):
            source.read()
        source.close()


def test_window_half_off_the_screen_is_clipped(xvfb: str) -> None:
    with painted_window(Box(-40, -30, 80, 60)), open_source("window:Painted game") as source:
        frame = source.read()
        assert frame is not None
        assert frame.image.shape == (30, 40, 4)
        assert (frame.image[..., :3] == bgr(QUARTERS[3])).all()


def test_exact_title_wins_over_a_larger_window(xvfb: str) -> None:
    with (
        painted_window(Box(0, 0, 300, 300), title="Doom - wiki"),
        painted_window(Box(400, 0, 50, 40), title="Doom"),
        open_source("window:doom") as source,
    ):
        assert source.size == (50, 40)


def test_unknown_window_lists_those_there_are(xvfb: str) -> None:
    with painted_window(Box(0, 0, 50, 50)), pytest.raises(CaptureError) as caught:
        open_source("window:Quake")
    assert "Quake" in caught.value.message
    assert "“Painted game”" in caught.value.fix


def test_windows_by_title_elsewhere_than_x11(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    with pytest.raises(CaptureError, match="only on Linux"):
        open_source("window:Game")


def test_monitors_of_both_mss_generations_are_understood() -> None:
    old = {"left": 1, "top": 2, "width": 30, "height": 40}
    new = SimpleNamespace(left=1, top=2, width=30, height=40, is_primary=True)
    assert _box(old) == _box(new) == Box(1, 2, 30, 40)


def test_pixels_of_both_mss_generations_are_understood(xvfb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import mss

    class NewMss:
        """mss 11 as announced: objects for monitors, a memoryview for pixels."""

        def __init__(self) -> None:
            whole = SimpleNamespace(left=0, top=0, width=8, height=4, is_primary=False)
            self.monitors = (whole, SimpleNamespace(left=0, top=0, width=8, height=4, is_primary=True))

        def grab(self, region: tuple[int, int, int, int]) -> SimpleNamespace:
            assert region == (0, 0, 8, 4)
            return SimpleNamespace(width=8, height=4, bgra=memoryview(bytes(range(128))))

        def close(self) -> None: ...

    monkeypatch.setattr(mss, "MSS", NewMss)
    with open_source("screen") as source:
        frame = source.read()
    assert frame is not None
    assert frame.image[3, 7].tolist() == [124, 125, 126, 127]
