"""What a hook tells of the camera and the keys must reach the model as the numbers that it was trained on."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st

from mirage_game.engine.conditions import CUT_BLOCKS, CUT_DEGREES, camera_vector, controls_vector, pose_vector
from mirage_game.wire.camera import camera_axes
from mirage_game.wire.messages import Controls, Gamepad, Pose
from mirage_game.worlds import cameras
from mirage_game.worlds.paths import CONTROLS

places = st.floats(-200, 200, width=32)
degrees = st.floats(-720, 720, width=32)
pitches = st.floats(-90, 90, width=32)
steps = st.tuples(*[st.floats(-4, 4, width=32)] * 3)
turns = st.tuples(*[st.floats(-80, 80, width=32)] * 3)
poses = st.builds(Pose, x=places, y=places, z=places, yaw_deg=degrees, pitch_deg=pitches, roll_deg=degrees)


def moved(pose: Pose, step: tuple[float, ...], turn: tuple[float, ...]) -> Pose:
    return Pose(
        x=pose.x + step[0],
        y=pose.y + step[1],
        z=pose.z + step[2],
        yaw_deg=pose.yaw_deg + turn[0],
        pitch_deg=pose.pitch_deg + turn[1],
        roll_deg=pose.roll_deg + turn[2],
    )


def row(pose: Pose) -> list[float]:
    return [pose.x, pose.y, pose.z, pose.yaw_deg, pose.pitch_deg, pose.roll_deg, pose.fov_y_deg]


def trained(before: Pose, now: Pose) -> np.ndarray:
    return cameras.camera_vector(torch.tensor([row(before), row(now)], dtype=torch.float64))[1].numpy()


@given(poses, steps, turns, st.sampled_from([0, 360, -360]))
def test_motion_is_what_the_model_was_trained_on(
    before: Pose, step: tuple[float, ...], turn: tuple[float, ...], lap: float
) -> None:
    now = moved(before, step, turn)
    now = moved(now, (0, 0, 0), (lap, 0, 0))  # the same view, counted on or wrapped
    motion = camera_vector(now, before)
    assert motion is not None
    assert motion.dtype == np.float32
    assert motion == pytest.approx(trained(before, now), abs=1e-4)
    assert motion[3:6] == pytest.approx(turn, abs=1e-3)


@given(poses)
def test_axes_are_those_of_the_worlds(pose: Pose) -> None:
    expected = cameras.axes(torch.tensor(row(pose), dtype=torch.float64))
    for mine, theirs in zip(camera_axes(pose), expected, strict=True):
        assert mine == pytest.approx(theirs.numpy(), abs=1e-5)


def test_motion_lies_along_the_axes_of_the_newer_frame_and_yaw_wraps() -> None:
    before = Pose(x=0, y=0, z=0, yaw_deg=350, pitch_deg=0)
    now = Pose(x=1, y=0, z=0, yaw_deg=60, pitch_deg=0)  # to the east, and turned right by 70 degrees through north
    motion = camera_vector(now, before)
    assert motion is not None
    east, north = math.sin(math.radians(60)), math.cos(math.radians(60))
    assert motion == pytest.approx([north, 0, east, 70, 0, 0, east, north, 0], abs=1e-5)


def test_a_leap_is_a_cut_and_no_motion() -> None:
    start = Pose(x=0, y=0, z=0, yaw_deg=0, pitch_deg=0)
    assert camera_vector(moved(start, (CUT_BLOCKS + 0.1, 0, 0), (0, 0, 0)), start) is None
    assert camera_vector(moved(start, (0, 0, 0), (CUT_DEGREES + 1, 0, 0)), start) is None
    assert camera_vector(moved(start, (0, CUT_BLOCKS - 0.1, 0), (CUT_DEGREES - 1, 0, 0)), start) is not None


@pytest.mark.parametrize("key", CONTROLS[:11])
def test_each_key_has_the_place_that_the_worlds_give_it(key: str) -> None:
    vector = controls_vector(Controls(keys=(key, "F7")))
    assert vector.shape == (len(CONTROLS),)
    assert np.flatnonzero(vector).tolist() == [CONTROLS.index(key)]
    assert vector.max() == 1


def test_mouse_and_stick_have_the_places_that_the_worlds_give_them() -> None:
    controls = Controls(mouse_dx=50, mouse_dy=-25, gamepad=Gamepad(axes=(0.25, -1.0, 0.5, 0.5), buttons=()))
    named = dict(zip(CONTROLS, controls_vector(controls).tolist(), strict=True))
    expected = {"mouse_dx/100": 0.5, "mouse_dy/100": -0.25, "pad_x": 0.25, "pad_y": -1}
    assert {name: value for name, value in named.items() if value} == expected


@example(Pose(x=0.0, y=0.0, z=6.24e-8, yaw_deg=0.0, pitch_deg=0.0), (0, 0, -1))
@given(poses, st.tuples(*[st.integers(-5, 5)] * 3))
def test_a_place_far_away_is_told_as_well_as_one_near(pose: Pose, worlds: tuple[int, ...]) -> None:
    far = Pose(
        x=pose.x + 64 * 10**6 * worlds[0],
        y=pose.y + 64 * worlds[1],
        z=pose.z + 64 * 10**6 * worlds[2],
        yaw_deg=pose.yaw_deg,
        pitch_deg=pose.pitch_deg,
    )
    here, there = pose_vector(pose), pose_vector(far)
    assert np.abs(there[:3]).max() <= 64  # just below it is rounded up
    apart = (here[:3] - there[:3]) % 1
    assert np.minimum(apart, 1 - apart).max() < 1e-4


@given(st.builds(Pose, **dict.fromkeys(("x", "y", "z", "yaw_deg", "pitch_deg", "roll_deg"), st.floats(-1e300, 1e300))))
def test_any_pose_gives_finite_numbers(pose: Pose) -> None:
    assert np.isfinite(pose_vector(pose)).all()
