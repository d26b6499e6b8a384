"""From the model's size to the game's: the styled picture grows, and the full-resolution frame guides its edges.

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


def guided_upsample(styled: Tensor, source: Tensor, full: Tensor) -> Tensor:
    """styled and source (B, 3, h, w) at the model's size, full (B, 3, H, W) the frame as the game drew it, all
    -1..1.

    Returns (B, 3, H, W) float32, -1..1.
    """
    guide = luma(source)
    low = torch.cat([styled, local_gain(styled, guide), guide], 1)
    high = F.interpolate(low, size=full.shape[-2:], mode="bilinear", align_corners=False)
    detail = luma(full) - high[:, 6:]
    return (high[:, :3] + high[:, 3:6] * detail).clamp(-1, 1)
