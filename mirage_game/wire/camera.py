"""The axes of a camera, as the protocol's poses mean them."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from mirage_game.wire.messages import Pose


def camera_axes(pose: Pose) -> npt.NDArray[np.float64]:
    """World to camera, (3, 3): rows are the camera's right, up and forward in world axes (see `Pose`)."""
    yaw, pitch, roll = (math.radians(degrees) for degrees in (pose.yaw_deg, pose.pitch_deg, pose.roll_deg))
    forward = np.array([math.sin(yaw) * math.cos(pitch), math.sin(pitch), -math.cos(yaw) * math.cos(pitch)])
    level_right = np.array([math.cos(yaw), 0.0, math.sin(yaw)])
    level_up = np.cross(level_right, forward)
    right = math.cos(roll) * level_right - math.sin(roll) * level_up
    up = math.sin(roll) * level_right + math.cos(roll) * level_up
    return np.stack([right, up, forward])
