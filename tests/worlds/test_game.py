"""The built-in game: it walks by itself, obeys keys and mouse, and never looks out of a block."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mirage_game.wire.messages import Controls
from mirage_game.worlds import walker
from mirage_game.worlds.game import DemoGame
from mirage_kernels.raycast.sparse import render_sparse  # noqa: F401  (compiles once for the module)


@pytest.fixture
def game() -> DemoGame:
    return DemoGame(48, 27, seed=1)


def test_shapes_and_types(game: DemoGame) -> None:
    frame = game.step(0.05)
    assert frame.image.shape == (27, 48, 3)
    assert frame.image.dtype == np.uint8
    assert frame.depth.shape == (27, 48)
    assert frame.depth.dtype == np.float32
    assert (frame.depth >= 0).all()
    assert frame.image.std() > 10
    assert frame.controls.keys == ("KeyW",)


def test_it_walks_by_itself_without_entering_blocks_and_turns_smoothly() -> None:
    game = DemoGame(8, 5, seed=1)
    frame = game.step(0.05)
    walked, last = 0.0, frame.pose
    for _ in range(600):
        pose = game.step(0.05).pose
        assert not walker.solid(game.blocks, pose.x, pose.y, pose.z)
        assert abs((pose.yaw_deg - last.yaw_deg + 180) % 360 - 180) < 5
        assert abs(pose.y - last.y) < 0.9
        walked += math.hypot(pose.x - last.x, pose.z - last.z)
        last = pose
    assert walked > 60  # of at most 116 blocks in 30 s


def test_keys_and_mouse_move_the_camera(game: DemoGame) -> None:
    before = game.step(0.05, Controls()).pose
    turned = game.step(0.05, Controls(mouse_dx=100, mouse_dy=40)).pose
    assert (turned.yaw_deg - before.yaw_deg) % 360 == pytest.approx(15)
    assert turned.pitch_deg == pytest.approx(before.pitch_deg - 6)
    assert (turned.x, turned.z) == (before.x, before.z)
    best = 0.0
    for key in ("KeyW", "KeyS", "KeyA", "KeyD"):
        start = game.step(0.0, Controls()).pose
        for _ in range(6):
            end = game.step(0.05, Controls(keys=(key,))).pose
        best = max(best, math.hypot(end.x - start.x, end.z - start.z))
    assert best > 0.8


def test_a_jump_rises_and_lands(game: DemoGame) -> None:
    for _ in range(20):
        ground = game.step(0.05, Controls()).pose.y
    heights = [game.step(0.05, Controls(keys=("Space",) if k == 0 else ())).pose.y for k in range(30)]
    assert max(heights) > ground + 0.6
    assert heights[-1] == pytest.approx(ground, abs=0.1)


def test_same_seed_same_walk() -> None:
    one, two = DemoGame(16, 9, seed=4), DemoGame(16, 9, seed=4)
    for _ in range(20):
        a, b = one.step(0.05), two.step(0.05)
    assert a.pose == b.pose
    assert np.array_equal(a.image, b.image)


def test_bad_arguments_are_refused(game: DemoGame) -> None:
    with pytest.raises(ValueError, match="seconds"):
        game.step(float("nan"))
    with pytest.raises(ValueError, match="at least 1"):
        DemoGame(0, 10)
