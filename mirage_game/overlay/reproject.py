"""Late reprojection: turns a styled picture by how far the player has turned since its game frame was made.

A styled picture shows the view of some 60 to 120 ms ago. Turning is most of what a player sees of that delay, and a
pure turn moves pixels by a homography that needs no depth: `K_new R_new R_old^-1 K_old^-1`.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from mirage_game.wire.camera import camera_axes
from mirage_game.wire.messages import Pose

Matrix = npt.NDArray[np.float64]  # (3, 3)


def intrinsics(pose: Pose, aspect: float) -> Matrix:
    """Camera (right, up, forward) to homogeneous picture coordinates, (3, 3): u, v in 0..1 from the top left."""
    focal = 0.5 / math.tan(math.radians(pose.fov_y_deg) / 2)
    return np.array([[focal / aspect, 0.0, 0.5], [0.0, -focal, 0.5], [0.0, 0.0, 1.0]])


def homography(old: Pose, new: Pose, aspect: float) -> Matrix:
    """Where a point of the old picture lies in the new one, (3, 3) on homogeneous (u, v, 1) in 0..1 from the top left.

    A third coordinate of zero or less means behind the new camera. `aspect` is width over height.
    """
    turn = camera_axes(new) @ camera_axes(old).T
    warp: Matrix = intrinsics(new, aspect) @ turn @ np.linalg.inv(intrinsics(old, aspect))
    return warp


def sampling(old: Pose | None, new: Pose | None, aspect: float) -> Matrix:
    """Where a pixel of the new view is found in the old picture, (3, 3); identity where a pose is unknown."""
    if old is None or new is None:
        return np.eye(3)
    return homography(new, old, aspect)


def warp_image(
    image: npt.NDArray[np.uint8], old: Pose, new: Pose
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
    """The picture (H, W, C) uint8 of `old` as seen from `new`, (H, W, C) float 0..255, and where it is covered, (H, W).

    Bilinear; the reference that the shader is tested against.
    """
    height, width = image.shape[:2]
    v, u = np.meshgrid((np.arange(height) + 0.5) / height, (np.arange(width) + 0.5) / width, indexing="ij")
    points = np.stack([u, v, np.ones_like(u)], axis=-1) @ sampling(old, new, width / height).T
    ahead = points[..., 2] > 1e-6
    depth = np.where(ahead, points[..., 2], 1.0)
    u, v = points[..., 0] / depth, points[..., 1] / depth
    covered = ahead & (u >= 0) & (u <= 1) & (v >= 0) & (v <= 1)
    x, y = np.clip(u * width - 0.5, 0, width - 1), np.clip(v * height - 0.5, 0, height - 1)
    left, top = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    right, bottom = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
    part_x, part_y = (x - left)[..., None], (y - top)[..., None]
    pixels = image.astype(np.float32)
    upper = pixels[top, left] * (1 - part_x) + pixels[top, right] * part_x
    lower = pixels[bottom, left] * (1 - part_x) + pixels[bottom, right] * part_x
    return (upper * (1 - part_y) + lower * part_y).astype(np.float32), covered
