"""A real game seen from outside: its window, its keys, and the mouse that it holds in the middle of the window."""

from __future__ import annotations

import time

import numpy as np
import pytest
from games.minetest import MinetestGame, looks_like_a_world
from games.processes import wait_until

from mirage_game.capture import ControlState, Source, open_source
from mirage_game.wire.messages import Controls

pytestmark = [pytest.mark.game, pytest.mark.timeout(240)]  # the first start makes the world


@pytest.fixture
def game(minetest_game: MinetestGame, monkeypatch: pytest.MonkeyPatch) -> MinetestGame:
    monkeypatch.setenv("DISPLAY", minetest_game.display)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    minetest_game.focus()
    return minetest_game


class Hook:
    """Films at 30 frames/s; keeps the controls of every frame, and the first and newest picture."""

    def __init__(self, source: Source, controls: ControlState) -> None:
        self._source, self._controls = source, controls
        self.controls: list[Controls] = []
        self.pictures: list[np.ndarray] = []

    def film(self, frames: int) -> None:
        for _ in range(frames):
            time.sleep(1 / 30)
            frame = self._source.read()
            assert frame is not None
            self.controls.append(self._controls.take())
            self.pictures[1:] = [frame.image]

    def heard(self, key: str) -> bool:
        self.film(1)
        return any(key in taken.keys for taken in self.controls)

    def way(self, since: int) -> tuple[float, float]:
        """The mouse's, after that many frames."""
        self.film(1)
        taken = self.controls[since:]
        return sum(c.mouse_dx for c in taken), sum(c.mouse_dy for c in taken)


def test_window_of_a_game_is_captured(game: MinetestGame) -> None:
    with open_source("window:Minetest") as source:
        frame = source.read()
        assert frame is not None
        assert (source.size, source.note) == ((640, 360), "")
        assert looks_like_a_world(frame.image)


def test_walking_and_looking_are_seen_frame_by_frame(game: MinetestGame) -> None:
    with open_source("screen") as source, ControlState(gamepads=False) as controls:
        assert controls.note == ""
        hook = Hook(source, controls)
        wait_until(lambda: tapped(game, hook, "x"), 10, "a key heard")
        before = len(hook.controls)
        with game.holding("w", "space"):
            for _ in range(10):
                game.look(30, 0)
                hook.film(2)
        wait_until(lambda: hook.way(before)[0] >= 300, 5, "the mouse's way")
        assert hook.way(before) == (300, 0)  # though the game put the pointer back after each move
    walked = [taken for taken in hook.controls[before:] if taken.keys == ("KeyW", "Space")]
    assert len(walked) >= 15
    first, last = (picture[..., :3].astype(np.int16) for picture in hook.pictures)
    assert np.abs(first - last).mean() > 10  # the view turned


def tapped(game: MinetestGame, hook: Hook, key: str) -> bool:
    game.press(key)
    return hook.heard(f"Key{key.upper()}")
