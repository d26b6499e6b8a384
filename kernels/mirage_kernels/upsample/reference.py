"""Guided upsampling in plain torch, on any device: the reference of `cpu.py`, and the path on a GPU.

A guided filter (He et al. 2013; its fast form, He and Sun 2015) in detail form: where the styled picture follows the
source's brightness locally, with some gain, the source's own fine detail is added with that gain. An edge that the
style kept comes out as sharp as the game drew it; a texture that the style painted over has no gain, and nothing of
the old texture shines through.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

WINDOW = 5  # pixels of the styled picture in which the gain is fitted
EPSILON = 0.004  # on the squared -1..1 scale: source contrast below its root is noise, not an edge
GAIN_RANGE = (-1.0, 1.6)
LUMA = (0.299, 0.587, 0.114)


def luma(image: Tensor) -> Tensor:
    """Brightness (B, 1, H, W) of RGB (B, 3, H, W)."""
    r, g, b = image.unbind(1)
    return (LUMA[0] * r + LUMA[1] * g + LUMA[2] * b)[:, None]


def local_gain(styled: Tensor, guide: Tensor) -> Tensor:
    """How styled (B, 3, h, w) follows guide (B, 1, h, w) around each pixel: covariance over variance, (B, 3, h, w)."""

    def mean(x: Tensor) -> Tensor:
        return F.avg_pool2d(x, WINDOW, stride=1, padding=WINDOW // 2, count_include_pad=False)

    stacked = mean(torch.cat([guide, guide * guide, styled, styled * guide], 1))
    m, mm, ms, msg = stacked[:, :1], stacked[:, 1:2], stacked[:, 2:5], stacked[:, 5:]
    return ((msg - m * ms) / (mm - m * m + EPSILON)).clamp(*GAIN_RANGE)


def planes(styled: Tensor, source: Tensor) -> Tensor:
    """What is upsampled, (B, 7, h, w): the styled picture, its gain over the guide, and the guide, all -1..1."""
    guide = luma(source)
    return torch.cat([styled, local_gain(styled, guide), guide], 1)


def upsample(low: Tensor, full: Tensor) -> Tensor:
    """`planes` (B, 7, h, w) and the frame as the game drew it (B, 3, H, W) -> (B, 3, H, W) float32, -1..1."""
    high = F.interpolate(low, size=full.shape[-2:], mode="bilinear", align_corners=False)
    detail = luma(full) - high[:, 6:]
    return (high[:, :3] + high[:, 3:6] * detail).clamp(-1, 1)


def upsample_frame(low: Tensor, frame: Tensor, order: tuple[int, int, int], strength: float) -> Tensor:
    """A frame (H, W, C) uint8 restyled in its own layout, from `planes` (1, 7, h, w).

    `order` says which channels are red, green and blue; a fourth keeps its bytes. `strength` 0 is the frame itself.
    """
    full = frame[..., list(order)].permute(2, 0, 1)[None].float() / 127.5 - 1
    image = torch.lerp(full, upsample(low, full), strength)
    out = frame.clone()
    out[..., list(order)] = ((image + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)[0].permute(1, 2, 0)
    return out
