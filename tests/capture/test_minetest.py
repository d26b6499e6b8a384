"""A real game seen from outside: its window, its keys, and the mouse that it holds in the middle of the window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from games.minetest import MinetestGame, looks_like_a_world
from games.processes import wait_until

from mirage_game.capture import ControlState, SendLoop, open_source
from mirage_game.wire.messages import Controls

pytestmark = [pytest.mark.game, pytest.mark.timeout(240)]  # the first start makes the world


@pytest.fixture
def game(minetest_game: MinetestGame, monkeypatch: pytest.MonkeyPatch) -> MinetestGame:
    monkeypatch.setenv("DISPLAY", minetest_game.display)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    minetest_game.focus()
    return minetest_game


class Recorder:
    """A client that keeps the controls and the first and newest picture it is sent."""

    def __init__(self) -> None:
        self.controls: list[Controls] = []
        self.pictures: list[np.ndarray] = []

    def send(self, image: np.ndarray, **about: Any) -> int:
        self.controls.append(about["controls"])
        self.pictures[1:] = [image]
        return len(self.controls)


def test_window_of_a_game_is_captured(game: MinetestGame) -> None:
    with open_source("window:Minetest") as source:
        frame = source.read()
        assert frame is not None
        assert (source.size, source.note) == ((640, 360), "")
        assert looks_like_a_world(frame.image)


def test_walking_and_looking_are_sent_with_the_frames(game: MinetestGame) -> None:
    client = Recorder()
    with (
        open_source("screen") as source,
        ControlState(gamepads=False) as controls,
        SendLoop(source, client, controls, fps=30) as loop,
    ):
        assert controls.note == ""
        wait_until(lambda: tapped(game, client, "x"), 10, "a key heard")
        before = len(client.controls)
        with game.holding("w", "space"):
            for _ in range(10):
                game.look(30, 0)
                wait_for_frames(loop, 2)
        wait_until(lambda: total(client, before)[0] >= 300, 5, "the mouse's way")
    assert total(client, before) == (300, 0)  # though the game put the pointer back after each move
    walked = [taken for taken in client.controls[before:] if taken.keys == ("KeyW", "Space")]
    assert len(walked) >= 15
    first, last = (picture[..., :3].astype(np.int16) for picture in client.pictures)
    assert np.abs(first - last).mean() > 10  # the view turned


def tapped(game: MinetestGame, client: Recorder, key: str) -> bool:
    game.press(key)
    return any(f"Key{key.upper()}" in taken.keys for taken in client.controls)


def wait_for_frames(loop: SendLoop, count: int) -> None:
    goal = loop.sent + count
    wait_until(lambda: loop.sent >= goal, 5, "frames sent")


def total(client: Recorder, since: int) -> tuple[float, float]:
    return (sum(c.mouse_dx for c in client.controls[since:]), sum(c.mouse_dy for c in client.controls[since:]))
