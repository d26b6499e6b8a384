"""Late reprojection against known rotations, and against two pictures of one world."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mirage_game.overlay.reproject import homography, intrinsics, sampling, warp_image
from mirage_game.wire.camera import camera_axes
from mirage_game.wire.messages import Pose


def pose(yaw_deg: float = 0, pitch_deg: float = 0, roll_deg: float = 0, fov_y_deg: float = 70) -> Pose:
    return Pose(x=0, y=0, z=0, yaw_deg=yaw_deg, pitch_deg=pitch_deg, roll_deg=roll_deg, fov_y_deg=fov_y_deg)


def forward(at: Pose) -> np.ndarray:
    yaw, pitch = math.radians(at.yaw_deg), math.radians(at.pitch_deg)
    return np.array([math.sin(yaw) * math.cos(pitch), math.sin(pitch), -math.cos(yaw) * math.cos(pitch)])


def project(point: np.ndarray, at: Pose, aspect: float) -> np.ndarray:
    u, v, w = intrinsics(at, aspect) @ camera_axes(at) @ point
    return np.array([u / w, v / w])


def test_axes_are_a_rotation_and_looks_where_the_protocol_says() -> None:
    at = pose(33, -21, 12)
    matrix = camera_axes(at)
    assert matrix @ matrix.T == pytest.approx(np.eye(3), abs=1e-12)
    assert matrix[2] == pytest.approx(forward(at))
    level = camera_axes(pose())
    assert level[0] == pytest.approx([1, 0, 0])  # right is east
    assert level[1] == pytest.approx([0, 1, 0])
    tilted = camera_axes(pose(roll_deg=10))
    assert tilted[0][1] < 0  # head tilted right: the right ear goes down


def test_known_turns_move_the_centre_as_they_must() -> None:
    aspect = 16 / 9
    focal = 0.5 / math.tan(math.radians(35))
    # Turning right moves what was ahead to the left; looking up moves it down.
    u, v, w = homography(pose(), pose(yaw_deg=10), aspect) @ [0.5, 0.5, 1]
    assert u / w == pytest.approx(0.5 - focal / aspect * math.tan(math.radians(10)))
    assert v / w == pytest.approx(0.5)
    u, v, w = homography(pose(), pose(pitch_deg=10), aspect) @ [0.5, 0.5, 1]
    assert u / w == pytest.approx(0.5)
    assert v / w == pytest.approx(0.5 + focal * math.tan(math.radians(10)))
    # A head tilted right by 90 degrees sees what was to the right above: right becomes up, in a square picture.
    u, v, w = homography(pose(), pose(roll_deg=90), 1.0) @ [0.9, 0.5, 1]
    assert [u / w, v / w] == pytest.approx([0.5, 0.1])


def test_any_point_goes_where_both_cameras_see_it() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        old = pose(*rng.uniform(-40, 40, 3), fov_y_deg=float(rng.uniform(50, 100)))
        new = pose(*(np.array([old.yaw_deg, old.pitch_deg, old.roll_deg]) + rng.uniform(-15, 15, 3)))
        point = forward(old) * 5 + rng.normal(size=3)
        u, v, w = homography(old, new, 1.6) @ [*project(point, old, 1.6), 1]
        assert [u / w, v / w] == pytest.approx(project(point, new, 1.6))


def test_behind_the_camera_is_marked_and_unknown_poses_change_nothing() -> None:
    assert (homography(pose(), pose(yaw_deg=180), 1.5) @ [0.5, 0.5, 1])[2] < 0
    assert sampling(None, pose(), 1.5) == pytest.approx(np.eye(3))
    assert sampling(pose(10), pose(10), 1.5) == pytest.approx(np.eye(3))
    image = np.random.default_rng(1).integers(0, 256, (20, 30, 3), np.uint8)
    same, covered = warp_image(image, pose(5), pose(5))
    assert same == pytest.approx(image, abs=1e-3)
    assert covered.all()


def sky(direction: np.ndarray) -> np.ndarray:
    """A smooth world infinitely far away: (..., 3) directions to (..., 3) colours 0..255."""
    x, y, z = np.moveaxis(direction, -1, 0)
    bands = [np.sin(9 * x + 2 * y), np.sin(11 * y - 3 * z), np.cos(8 * z + 5 * x)]
    return np.stack([127.5 + 127.5 * band for band in bands], axis=-1)


def render(at: Pose, width: int = 160, height: int = 90) -> np.ndarray:
    v, u = np.meshgrid((np.arange(height) + 0.5) / height, (np.arange(width) + 0.5) / width, indexing="ij")
    rays = np.stack([u, v, np.ones_like(u)], -1) @ np.linalg.inv(intrinsics(at, width / height)).T @ camera_axes(at)
    return sky(rays / np.linalg.norm(rays, axis=-1, keepdims=True)).round().astype(np.uint8)


@pytest.mark.parametrize("turn", [(6, 0, 0), (0, -4, 0), (3, 2, 5), (-12, 6, -3)])
def test_a_warped_picture_matches_the_view_it_was_turned_to(turn: tuple[float, float, float]) -> None:
    old, new = pose(20, 5, 0), pose(20 + turn[0], 5 + turn[1], turn[2])
    before, after = render(old), render(new).astype(float)
    warped, covered = warp_image(before, old, new)
    assert covered.mean() > 0.6
    error = np.abs(warped - after)[covered].mean()
    unwarped = np.abs(before - after)[covered].mean()
    assert error < 1.5
    assert error < 0.1 * unwarped


def test_the_demo_game_turned_by_its_mouse_is_matched_by_the_warp() -> None:
    game_module = pytest.importorskip("mirage_game.worlds.game")
    from mirage_game.wire.messages import Controls

    game = game_module.DemoGame(256, 144, seed=3)
    for _ in range(5):
        old = game.step(1 / 30, Controls())
    new = game.step(1 / 1000, Controls(mouse_dx=40.0, mouse_dy=-10.0))
    assert abs(new.pose.yaw_deg - old.pose.yaw_deg) > 0.5
    warped, covered = warp_image(old.image, old.pose, new.pose)
    error = np.abs(warped - new.image)[covered].mean()
    unwarped = np.abs(old.image.astype(float) - new.image)[covered].mean()
    assert error < 0.5 * unwarped
