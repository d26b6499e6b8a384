"""Crops of a larger picture: a game that runs at 1280x720 may be restyled piece by piece, each piece as large as the
model's frame, and such a piece shows a fifth of the view.

A crop is drawn as a view of its own, narrower and turned to where the crop lies. That differs from the true crop only
in perspective (a crop beside the middle is a little sheared), and depth, motion and texels stay exact for what is seen.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from mirage_game.worlds.cameras import axes, camera_vector
from mirage_game.worlds.paths import Paths
from mirage_game.worlds.random import Draw

NEAREST = 5.0  # 256x144 out of 1280x720


def zoomed(draw: Draw, paths: Paths, share: float, aspect: float) -> Paths:
    """The same paths, a share of them (0..1) seen through a part of the picture that is 1 to `NEAREST` times smaller on
    each side, log-uniformly, and lies anywhere in it, at the same place for the whole clip. `aspect`: width over
    height of the frames.
    """
    batch = paths.poses.shape[0]
    u = draw.several(batch, 1, chosen=(0.0, 1.0), size=(-math.log(NEAREST), 0.0), x=(-1.0, 1.0), y=(-1.0, 1.0))
    chosen, size = u["chosen"] < share, u["size"].exp()
    tangent = torch.tan(torch.deg2rad(paths.poses[..., 6]) / 2)
    x, y = (u[side] * (1 - size) * tangent for side in ("x", "y"))  # of the crop's middle, on a screen 1 away
    poses = torch.where(chosen[..., None], _turned_to(paths.poses, x * aspect, y, tangent * size), paths.poses)
    return Paths(poses, camera_vector(poses), paths.controls)


def _turned_to(poses: Tensor, x: Tensor, y: Tensor, tangent: Tensor) -> Tensor:
    """Poses (B, T, 7) turned to a place (B, T) right and up on a screen 1 away, with another tangent of half the field
    of view (B, T). The roll stays.
    """
    right, up, forward = axes(poses)
    way = torch.nn.functional.normalize(forward + right * x[..., None] + up * y[..., None], dim=-1)
    yaw = torch.rad2deg(torch.atan2(way[..., 0], -way[..., 2]))
    pitch = torch.rad2deg(torch.asin(way[..., 1].clamp(-1, 1)))
    field = 2 * torch.rad2deg(torch.atan(tangent))
    return torch.cat([poses[..., :3], torch.stack([yaw, pitch, poses[..., 5], field], -1)], -1)
