"""Source, client, daemon and window together, with the daemon that returns frames as they came."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from mirage_game.capture.screen import ScreenSource
from mirage_game.capture.source import Captured, CaptureError, Closing
from mirage_game.client import Client
from mirage_game.daemon import Daemon, DaemonConfig
from mirage_game.engine.passthrough import Passthrough
from mirage_game.overlay import click_through
from mirage_game.overlay.app import App, AppConfig, run_window
from mirage_game.overlay.window import Window, WindowConfig
from mirage_game.wire.messages import Controls, Pose

pytestmark = pytest.mark.screen

SMALL = WindowConfig(width=320, height=180, show_status=False, show_hint=False, title="app")
AWAIT_S = 10.0


class Flat(Closing):
    """A game of one colour that turns a degree a frame."""

    name, size, note = "flat", (320, 180), ""

    def __init__(self, frames: int | None = None, image: np.ndarray | None = None) -> None:
        self.frames = frames
        self.image = np.full((180, 320, 3), (200, 120, 40), np.uint8) if image is None else image
        self.read_frames = 0
        self.closed = False

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        if self.frames is not None and self.read_frames >= self.frames:
            raise CaptureError("The video is over.", "Play it again.")
        self.read_frames += 1
        pose = Pose(x=0, y=0, z=0, yaw_deg=float(self.read_frames), pitch_deg=0)
        return Captured(self.image, "rgb8", 0.1, pose=pose)

    def close(self) -> None:
        self.closed = True


class Keys:
    """A player who walks."""

    polls = 0
    held: tuple[str, ...] = ("KeyW",)

    def poll_gamepad(self) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.polls += 1

    def take(self) -> Controls:
        return Controls(keys=self.held)


@pytest.fixture
def client() -> Iterator[Client]:
    daemon = Daemon(Passthrough(), DaemonConfig(endpoint="tcp://127.0.0.1:*"))
    with daemon, Client(daemon.endpoint, name="window test") as client:
        assert client.wait_connected(AWAIT_S)
        yield client


def step_until(app: App, condition: object) -> None:
    end_s = time.monotonic() + AWAIT_S
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end_s, "it did not happen"
        assert app.step(0.02)


def test_frames_go_round_and_are_shown(xvfb: str, client: Client, tmp_path: Path) -> None:
    source, keys = Flat(), Keys()
    app = App(client, source, AppConfig(prompt="steampunk"), SMALL, keys)
    try:
        step_until(app, lambda: app.styled >= 5)
        app.window.input.comparing = False
        assert np.array_equal(app.window.read_pixels()[90, 160], (200, 120, 40))
        assert app.newest is not None
        assert app.newest.header.pose is not None
        assert app.newest.header.pose.yaw_deg >= 1
        assert keys.polls > 0
        app.window.screenshot(tmp_path / "shot.png")
    finally:
        app.close()
    assert (tmp_path / "shot.png").stat().st_size > 100
    assert not source.closed  # it is the caller's
    assert all(not thread.is_alive() for thread in app._threads)


def test_a_click_through_window_compares_by_the_watched_keys(xvfb: str, client: Client) -> None:
    keys = Keys()
    window = WindowConfig(width=320, height=180, show_status=False, click_through=True, compare_key="KeyW")
    app = App(client, Flat(), None, window, keys)
    try:
        step_until(app, lambda: app.window.input.comparing)
        keys.held = ()
        step_until(app, lambda: not app.window.input.comparing)
    finally:
        app.close()


def test_the_end_of_a_source_ends_the_window_and_says_why(xvfb: str, client: Client) -> None:
    made: list[Flat] = []

    def make(window: Window) -> Flat:
        assert window.player() is None
        made.append(Flat(frames=5))
        return made[0]

    outcome = run_window(client, make, AppConfig(source_fps=200), SMALL)
    assert (outcome.ended, outcome.message, outcome.fix) == ("source", "The video is over.", "Play it again.")
    assert outcome.originals == 5
    assert made[0].closed


def test_it_ends_after_its_time_or_when_the_window_is_closed(xvfb: str, client: Client) -> None:
    outcome = run_window(client, Flat(), AppConfig(seconds=0.3), SMALL)
    assert outcome.ended == "time"
    assert 0.3 <= outcome.seconds < 3

    def press_quit(app: App) -> None:
        app.window.input.quit = True

    assert run_window(client, Flat(), None, SMALL, each=press_quit).ended == "closed"


def test_a_source_that_films_the_overlay_stops_with_an_explanation(xvfb: str, client: Client) -> None:
    image = np.zeros((180, 320, 3), np.uint8)
    image[60:68, 100:132] = click_through.marker()
    outcome = run_window(client, Flat(image=image), AppConfig(guard=True), SMALL)
    assert outcome.ended == "self-capture"
    assert "filming itself" in outcome.message


def test_a_window_on_the_captured_screen_is_noticed(xvfb: str, client: Client) -> None:
    with ScreenSource() as screen:
        outcome = run_window(client, screen, AppConfig(seconds=10), SMALL)
    assert outcome.ended == "self-capture"


def test_a_typed_prompt_reaches_the_daemon_and_the_status_line(xvfb: str, client: Client) -> None:
    app = App(client, Flat(), AppConfig(prompt="steampunk"), SMALL)
    try:
        app.window.input.line.begin()
        app.window.input.typed("candy")
        text = app.window.input.line.send()
        assert text is not None
        app._ask(text)
        step_until(app, lambda: client.prompted is not None and client.prompted.text == "candy")
        step_until(app, lambda: app.window._scene.link.prompt == "candy")
        assert app.window._scene.link.connected
    finally:
        app.close()


def test_without_a_daemon_the_game_is_shown_and_the_status_says_so(xvfb: str) -> None:
    with Client("tcp://127.0.0.1:9", name="alone") as client:
        app = App(client, Flat(), AppConfig(prompt="steampunk"), SMALL)
        try:
            step_until(app, lambda: app.originals > 3)
            assert np.array_equal(app.window.read_pixels()[90, 160], (200, 120, 40))
            words = app.window._scene._status(app.window._clock())
            assert words.tone != "good"
            assert words.words
        finally:
            app.close()


def test_an_error_in_a_thread_comes_out_on_the_main_one(xvfb: str, client: Client) -> None:
    class Broken(Flat):
        def read(self, timeout_s: float = 0.1) -> Captured | None:
            raise RuntimeError("cable pulled")

    with pytest.raises(RuntimeError, match="cable pulled"):
        run_window(client, Broken(), None, SMALL)
