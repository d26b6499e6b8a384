"""What a hook knows of a frame, as numbers for the model: camera motion, controls, depth."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from mirage_game.model.presets import CONTROLS
from mirage_game.wire.camera import camera_axes
from mirage_game.wire.messages import Controls, Pose

Vector = npt.NDArray[np.float32]

# Places in the controls vector; the rest of it is listed in `controls_vector`.
KEYS = (
    "KeyW", "KeyS", "KeyA", "KeyD", "Space", "ShiftLeft", "ControlLeft", "Mouse0", "Mouse1", "KeyE", "KeyQ",
)  # fmt: skip
MOUSE_PIXELS = 100.0  # mouse motion is counted in hundreds of pixels
WRAP_BLOCKS = 64.0  # the world is this large for textures, which repeat every block
CUT_BLOCKS, CUT_DEGREES = 8.0, 90.0  # a move between two frames beyond these is a cut, not a motion


def camera_vector(pose: Pose, before: Pose) -> Vector | None:
    """What the model is told of the camera (9,): the motion since the frame before (right, up, forward in blocks, along
    the axes of the frame itself; yaw, pitch, roll in degrees), then sine and cosine of the yaw and sine of the pitch.
    The same numbers as `worlds.cameras.camera_vector`, which the model learnt from. None for a cut.
    """
    dx, dy, dz = pose.x - before.x, pose.y - before.y, pose.z - before.z
    turned = [_wrap(a - b) for a, b in (
        (pose.yaw_deg, before.yaw_deg), (pose.pitch_deg, before.pitch_deg), (pose.roll_deg, before.roll_deg),
    )]  # fmt: skip
    if math.hypot(dx, dy, dz) > CUT_BLOCKS or max(abs(a) for a in turned) > CUT_DEGREES:
        return None
    yaw, pitch = math.radians(pose.yaw_deg), math.radians(pose.pitch_deg)
    heading = (math.sin(yaw), math.cos(yaw), math.sin(pitch))
    return np.array([*camera_axes(pose) @ (dx, dy, dz), *turned, *heading], dtype=np.float32)


def pose_vector(pose: Pose) -> Vector:
    """Where the camera stands, (7,), as `worlds.cameras` has it: x, y, z modulo `WRAP_BLOCKS`, so that single precision
    tells places within a block apart however far the player has gone; yaw, pitch, roll and field of view in degrees.
    """
    place = [math.fmod(x, WRAP_BLOCKS) for x in (pose.x, pose.y, pose.z)]
    angles = [math.fmod(x, 360.0) for x in (pose.yaw_deg, pose.pitch_deg, pose.roll_deg)]
    return np.array([*place, *angles, pose.fov_y_deg], dtype=np.float32)


def controls_vector(controls: Controls) -> Vector:
    """Controls as the model reads them, (16,), in the order of `worlds.paths.CONTROLS`. No hook tells of falling."""
    out = np.zeros(CONTROLS, dtype=np.float32)
    held = set(controls.keys)
    out[: len(KEYS)] = [key in held for key in KEYS]
    out[12], out[13] = controls.mouse_dx / MOUSE_PIXELS, controls.mouse_dy / MOUSE_PIXELS
    if controls.gamepad:
        axes = controls.gamepad.axes[:2]
        out[14 : 14 + len(axes)] = axes
    return out


def _wrap(degrees: float) -> float:
    """To -180..180."""
    return (degrees + 180.0) % 360.0 - 180.0
