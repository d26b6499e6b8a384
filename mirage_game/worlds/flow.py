"""True flow between frames from depth and poses: where each pixel was in the frame before, and whether it could be
seen there.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds.cameras import axes, pixel_rays


def flow_to_previous(
    depth: Tensor, pose_now: Tensor, pose_before: Tensor, depth_before: Tensor | None = None, *, tolerance: float = 0.04
) -> tuple[Tensor, Tensor]:
    """Flow `(..., H, W, 2)` in pixels (x right, y down) from a pixel to where it was before, and a mask `(..., H, W)`
    of pixels that could be seen there.

    `depth` `(..., H, W)` is the distance along the pixel's ray, 0 for sky, which is taken as infinitely far. Without
    `depth_before` only the frame's borders and what lies behind the camera are masked. `tolerance`: relative
    difference of distances that still counts as the same surface.
    """
    height, width = depth.shape[-2:]
    rays = pixel_rays(pose_now, width, height)
    sky = depth <= 0
    moved = (pose_now[..., :3] - pose_before[..., :3])[..., None, None, :]
    point = torch.where(sky[..., None], rays, rays * depth[..., None] + moved)
    right, up, forward = (a[..., None, None, :] for a in axes(pose_before))
    ahead = (point * forward).sum(-1)
    tangent = torch.tan(torch.deg2rad(pose_before[..., 6]) / 2)[..., None, None]
    safe = ahead.clamp(min=1e-4) * tangent
    x = ((point * right).sum(-1) / (safe * (width / height)) + 1) * width / 2 - 0.5
    y = (1 - (point * up).sum(-1) / safe) * height / 2 - 0.5
    here_x = torch.arange(width, device=depth.device)
    here_y = torch.arange(height, device=depth.device)[:, None]
    flow = torch.stack([x - here_x, y - here_y], -1)
    mask = (ahead > 1e-3) & (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    if depth_before is not None:
        seen = _sample(depth_before[..., None, :, :], flow, "nearest")[..., 0, :, :]
        distance = point.norm(dim=-1)
        same = torch.where(sky, seen <= 0, (seen > 0) & ((seen - distance).abs() < tolerance * distance + 0.05))
        mask = mask & same
    return flow, mask


def _sample(images: Tensor, flow: Tensor, mode: str) -> Tensor:
    height, width = images.shape[-2:]
    x = torch.arange(width, device=images.device) + flow[..., 0]
    y = torch.arange(height, device=images.device)[:, None] + flow[..., 1]
    grid = torch.stack([(x + 0.5) * 2 / width - 1, (y + 0.5) * 2 / height - 1], -1)
    flat = images.reshape(-1, *images.shape[-3:])
    out = F.grid_sample(
        flat, grid.reshape(-1, height, width, 2).to(flat.dtype), mode=mode, padding_mode="border", align_corners=False
    )
    return out.view(images.shape)


def warp_previous(before: Tensor, flow: Tensor) -> Tensor:
    """The frame before `(..., C, H, W)` drawn where its pixels are now, by the flow of `flow_to_previous`."""
    return _sample(before, flow, "bilinear")
