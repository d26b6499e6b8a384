"""What a hook knows of a frame, as numbers for the model: camera motion, controls, depth."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from mirage_game.model.presets import CONTROLS
from mirage_game.wire.messages import Controls, Pose

Vector = npt.NDArray[np.float32]

# Places in the controls vector; the rest of it is listed in `controls_vector`.
KEYS = (
    "KeyW", "KeyS", "KeyA", "KeyD", "Space", "ShiftLeft", "ControlLeft", "Mouse0", "Mouse1", "KeyE", "KeyQ",
)  # fmt: skip
MOUSE_PIXELS = 100.0  # mouse motion is counted in hundreds of pixels
CUT_BLOCKS, CUT_DEGREES = 8.0, 90.0  # a move between two frames beyond these is a cut, not a motion


def camera_motion(pose: Pose, before: Pose) -> Vector | None:
    """Motion (6,) since the frame before: right, up, forward in blocks; yaw, pitch, roll in degrees. None for a cut."""
    dx, dy, dz = pose.x - before.x, pose.y - before.y, pose.z - before.z
    turned = [_wrap(a - b) for a, b in (
        (pose.yaw_deg, before.yaw_deg), (pose.pitch_deg, before.pitch_deg), (pose.roll_deg, before.roll_deg),
    )]  # fmt: skip
    if math.hypot(dx, dy, dz) > CUT_BLOCKS or max(abs(a) for a in turned) > CUT_DEGREES:
        return None
    right, up, forward = camera_axes(before)
    move = np.array([dx, dy, dz])
    return np.array([right @ move, up @ move, forward @ move, *turned], dtype=np.float32)


def camera_axes(pose: Pose) -> tuple[Vector, Vector, Vector]:
    """Right, up and forward of a camera in the world's axes, each (3,)."""
    yaw, pitch, roll = (math.radians(a) for a in (pose.yaw_deg, pose.pitch_deg, pose.roll_deg))
    forward = np.array(
        [math.sin(yaw) * math.cos(pitch), math.sin(pitch), -math.cos(yaw) * math.cos(pitch)], dtype=np.float32
    )
    level = np.array([math.cos(yaw), 0.0, math.sin(yaw)], dtype=np.float32)
    over = np.cross(level, forward)
    right = level * math.cos(roll) - over * math.sin(roll)
    up = level * math.sin(roll) + over * math.cos(roll)
    return right.astype(np.float32), up.astype(np.float32), forward


def controls_vector(controls: Controls, falling: bool = False) -> Vector:
    """Controls as the model reads them, (16,)."""
    out = np.zeros(CONTROLS, dtype=np.float32)
    held = set(controls.keys)
    out[: len(KEYS)] = [key in held for key in KEYS]
    out[11] = falling
    out[12], out[13] = controls.mouse_dx / MOUSE_PIXELS, controls.mouse_dy / MOUSE_PIXELS
    if controls.gamepad:
        axes = controls.gamepad.axes[:2]
        out[14 : 14 + len(axes)] = axes
    return out


def _wrap(degrees: float) -> float:
    """To -180..180."""
    return (degrees + 180.0) % 360.0 - 180.0
