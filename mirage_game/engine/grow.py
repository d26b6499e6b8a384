"""Frames larger than the model's, where a hook told depth and pose: materials, sky and lines are fetched for the
frame's own pixels, so that they are as fine as the game's own picture.

The model says of each frame what it is made of (`Painting`). Its local colour transforms and its residual are smooth
and grow with the picture; what they are applied to is known at any size. For a frame of the model's own size the
result is the model's own picture.

Legend: F frames, H W the frame's pixels, h w the model's, Y X those of the depth that a hook told.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.model.sky import sky_of
from mirage_game.model.swatches import seen_of, slope
from mirage_game.model.transformer import TONES, Painting, StyleCache, transformed, wear

SLOWEST = 0.5  # what is left of an inverse depth that a slope would take below zero


def paint_at_size(
    painting: Painting, source: Tensor, depth: Tensor, poses: Tensor, clock: Tensor, style: StyleCache
) -> Tensor:
    """A painting in the frame's own size, (F, 3, H, W) float32, -1..1.

    source (F, 3, H, W) -1..1; depth (F, 1, Y, X) metres along each pixel's ray, 0 for sky, of any size; poses (F, 7)
    as `worlds.cameras`; clock (F,) seconds; style: one row a frame.
    """
    size = source.shape[-2:]
    depth = grow_depth(depth, poses, (size[0], size[1]))
    seen = seen_of(depth, poses, clock, (painting.roles.shape[1], painting.roles.shape[2]))
    sky = sky_of(style.environment, style.keeps_sky, poses, clock, (size[0], size[1]))
    each = torch.arange(len(source), device=source.device)
    known = torch.ones_like(each, dtype=torch.bool)
    worn = wear(style, each, painting.roles, seen, sky, depth, known)
    tones = F.interpolate(painting.tones.float(), size=size, mode="bilinear", align_corners=False)
    toned = transformed(torch.unflatten(tones, 1, (3, TONES)), source, worn)
    residual = F.pixel_shuffle(painting.residual.float(), 4)
    if residual.shape[-2:] != size:
        residual = F.interpolate(residual, size=size, mode="bicubic", align_corners=False)
    return (toned + residual).clamp(-1, 1)


def grow_depth(depth: Tensor, poses: Tensor, size: tuple[int, int]) -> Tensor:
    """Depth (F, 1, Y, X) along each pixel's ray as it would be in a picture of another size, (F, 1, H, W).

    Inverse depth along the viewing direction is linear on a plane, so a larger picture goes on along the slope that a
    pixel has towards its nearer neighbour: planes stay planes, and edges stay where they are.
    """
    height, width = depth.shape[-2:]
    if (height, width) == size:
        return depth
    near = F.interpolate(depth, size=size, mode="nearest-exact")
    if height >= size[0] or width >= size[1]:
        return near
    aspect = size[1] / size[0]
    inverse = torch.where(depth > 0, _stretch(poses, height, width, aspect) / depth.clamp(min=1e-3), 0.0)
    slopes = torch.cat([inverse, *slope((inverse,), 3), *slope((inverse,), 2)], 1)
    value, along_x, along_y = F.interpolate(slopes, size=size, mode="nearest-exact").chunk(3, 1)
    off_y, off_x = (_offsets(n, m, depth.device) for n, m in zip(size, (height, width), strict=True))
    grown = torch.maximum(value + along_x * off_x + along_y * off_y[:, None], value * SLOWEST)
    return torch.where(near > 0, _stretch(poses, *size, aspect) / grown.clamp(min=1e-6), 0.0)


def _stretch(poses: Tensor, height: int, width: int, aspect: float) -> Tensor:
    """How much longer each pixel's ray is than its part along the viewing direction, (F, 1, height, width)."""
    tangent = torch.tan(torch.deg2rad(poses[:, 6].float()) / 2)[:, None, None, None]
    y = (torch.arange(height, device=poses.device) + 0.5) * 2 / height - 1
    x = ((torch.arange(width, device=poses.device) + 0.5) * 2 / width - 1) * aspect
    return (1 + (x.square() + y.square()[:, None]) * tangent.square()).sqrt()


def _offsets(count: int, size: int, device: torch.device) -> Tensor:
    """How far the middles of `count` pixels lie from that of the one of `size` that each falls into, (count,)."""
    at = (torch.arange(count, device=device) + 0.5) * (size / count)
    return at - at.floor() - 0.5


def full_source(frame: Tensor, order: tuple[int, int, int], bottom_up: bool) -> Tensor:
    """(H, W, C) uint8 as the game sent it -> (1, 3, H, W) RGB float32 -1..1, top row first."""
    rgb = frame[..., list(order)].permute(2, 0, 1)[None].float() / 127.5 - 1
    return rgb.flip(2) if bottom_up else rgb


def into_frame(picture: Tensor, frame: Tensor, order: tuple[int, int, int], strength: float, bottom_up: bool) -> Tensor:
    """A picture (1, 3, H, W) RGB -1..1 in the layout of the game's frame (H, W, C) uint8, which keeps its alpha.
    `strength` 0 is the frame itself.
    """
    image = torch.lerp(full_source(frame, order, bottom_up), picture, strength)
    image = image.flip(2) if bottom_up else image
    out = frame.clone()
    out[..., list(order)] = ((image + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)[0].permute(1, 2, 0)
    return out
