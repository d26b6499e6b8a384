"""Geometry of a camera: axes from a pose, rays of pixels, motion between poses. The axes are those of
`wire.messages.Pose`.
"""

from __future__ import annotations

import torch
from torch import Tensor

from mirage_kernels.raycast import layout as lay

POSE = 7  # x, y, z, yaw_deg, pitch_deg, roll_deg, fov_y_deg


def axes(poses: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Right, up and forward, each `(..., 3)`, of poses `(..., 7)`."""
    angles = torch.deg2rad(poses[..., 3:6])
    (sin_yaw, sin_pitch, _), (cos_yaw, cos_pitch, _) = angles.sin().unbind(-1), angles.cos().unbind(-1)
    forward = torch.stack([sin_yaw * cos_pitch, sin_pitch, -cos_yaw * cos_pitch], -1)
    level = torch.stack([cos_yaw, torch.zeros_like(cos_yaw), sin_yaw], -1)
    above = torch.linalg.cross(level, forward)
    c, s = angles[..., 2:].cos(), angles[..., 2:].sin()
    return level * c - above * s, above * c + level * s, forward


def ray_cameras(poses: Tensor, time_s: Tensor) -> Tensor:
    """What the ray caster wants of poses `(B, T, 7)` and times `(B, T)`: `(B, T, CAMERA)`."""
    right, up, forward = axes(poses)
    tangent = torch.tan(torch.deg2rad(poses[..., 6]) / 2)[..., None]
    rest = torch.zeros(*poses.shape[:-1], lay.CAMERA - 14, device=poses.device)
    return torch.cat([poses[..., :3], right, up, forward, tangent, time_s[..., None], rest], -1).contiguous()


def turned(degrees: Tensor) -> Tensor:
    """An angle brought into -180..180 degrees."""
    return (degrees + 180) % 360 - 180


def motion(poses: Tensor) -> Tensor:
    """Motion since the frame before `(..., T, 6)`: right, up, forward in blocks along the axes of the frame itself,
    then yaw, pitch, roll in degrees.

    The first frame's is zero. A cut may give large values.
    """
    moved = poses[..., 1:, :3] - poses[..., :-1, :3]
    along = (moved[..., None, :] * torch.stack(axes(poses[..., 1:, :]), -2)).sum(-1)
    angles = turned(poses[..., 1:, 3:6] - poses[..., :-1, 3:6])
    rest = torch.cat([along, angles], -1)
    return torch.cat([torch.zeros_like(poses[..., :1, :6]), rest], -2)


def camera_vector(poses: Tensor) -> Tensor:
    """What the model is told of a camera `(..., T, 9)`: `motion`, then sine and cosine of the yaw and sine of the
    pitch.
    """
    yaw, pitch = torch.deg2rad(poses[..., 3]), torch.deg2rad(poses[..., 4])
    return torch.cat([motion(poses), torch.stack([yaw.sin(), yaw.cos(), pitch.sin()], -1)], -1)


def pixel_rays(poses: Tensor, width: int, height: int) -> Tensor:
    """Unit directions through pixel centres `(..., H, W, 3)`."""
    return torch.stack(ray_planes(poses, width, height), -1)


def ray_planes(poses: Tensor, width: int, height: int) -> tuple[Tensor, Tensor, Tensor]:
    """Unit directions through pixel centres: x, y and z, each `(..., H, W)`."""
    right, up, forward = axes(poses)
    tangent = torch.tan(torch.deg2rad(poses[..., 6]) / 2)[..., None, None]
    x = ((torch.arange(width, device=poses.device) + 0.5) * 2 / width - 1) * (tangent * (width / height))
    y = (1 - (torch.arange(height, device=poses.device) + 0.5) * 2 / height)[:, None] * tangent
    dx, dy, dz = (
        forward[..., k, None, None] + right[..., k, None, None] * x + up[..., k, None, None] * y for k in range(3)
    )
    length = (dx * dx + dy * dy + dz * dz).sqrt().clamp(min=1e-12)
    return dx / length, dy / length, dz / length
