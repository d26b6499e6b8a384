"""Figures of a picture, and of a picture beside another. Images are RGB floats, -1..1, in sRGB as shown on a screen.

Every function reduces the last three dimensions (3, H, W) and keeps those before: one figure a frame.
"""

from __future__ import annotations

from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds.flow import warp_previous

PSNR_CEILING_DB = 80.0  # of identical pictures, so that means stay finite
LUMA = (0.299, 0.587, 0.114)
BLUR = (0.25, 0.5, 0.25)


@cache
def _constant(numbers: tuple[float, ...], device: torch.device) -> Tensor:
    """Numbers on a device; copied there once, since a copy waits for all that the device still has to do."""
    with torch.inference_mode(False):  # or nothing could be trained through it later
        return torch.tensor(numbers, device=device)


def psnr(image: Tensor, reference: Tensor) -> Tensor:
    """Peak signal-to-noise ratio in dB of images (..., 3, H, W) to references of that shape -> (...)."""
    mean_square = (image.float() - reference.float()).square().mean((-3, -2, -1))
    return (10 * torch.log10(4 / mean_square.clamp_min(1e-12))).clamp_max(PSNR_CEILING_DB)


def shrunk(image: Tensor, times: int = 4) -> Tensor:
    """Images (..., 3, H, W) averaged over squares of `times` pixels: what is left of them without fine texture."""
    lead = image.shape[:-3]
    return F.avg_pool2d(image.float().flatten(0, -4), times).view(*lead, 3, *(n // times for n in image.shape[-2:]))


def warp_error(previous: Tensor, current: Tensor, flow: Tensor, visible: Tensor) -> Tensor:
    """How far a picture is from its predecessor moved by the true flow: mean absolute difference on the scale 0..255.

    `previous`, `current` (..., 3, H, W); `flow` (..., H, W, 2) and `visible` (..., H, W) bool as `flow_to_previous`
    gives them. -> (...), 0 where nothing was visible.
    """
    difference = (warp_previous(previous.float(), flow.float()) - current.float()).abs().mean(-3) * 127.5
    weight = visible.to(difference.dtype)
    return (difference * weight).sum((-2, -1)) / weight.sum((-2, -1)).clamp_min(1)


def change(previous: Tensor, current: Tensor) -> Tensor:
    """Mean absolute difference of images (..., 3, H, W) on the scale 0..255 -> (...)."""
    return (current.float() - previous.float()).abs().mean((-3, -2, -1)) * 127.5


def ssim_map(image: Tensor, reference: Tensor, window: int = 7) -> Tensor:
    """Structural similarity (Wang et al. 2004) of the brightness of images (..., 3, H, W) around each pixel, in squares
    of `window` pixels -> (..., H, W), 1 where they are the same.
    """
    x, y = luma(image), luma(reference)
    lead, size = x.shape[:-2], x.shape[-2:]

    def mean(values: Tensor) -> Tensor:
        half = window // 2
        padded = F.pad(values.reshape(-1, 1, *size), (half, half, half, half), mode="reflect")
        return F.avg_pool2d(padded, window, 1).view(*lead, *size)

    mean_x, mean_y = mean(x), mean(y)
    spread_x, spread_y = mean(x * x) - mean_x**2, mean(y * y) - mean_y**2
    together = mean(x * y) - mean_x * mean_y
    c1, c2 = 0.01**2, 0.03**2
    brightness = (2 * mean_x * mean_y + c1) / (mean_x**2 + mean_y**2 + c1)
    return brightness * (2 * together + c2) / (spread_x + spread_y + c2)


def luma(image: Tensor) -> Tensor:
    """Brightness 0..1 of images (..., 3, H, W) -> (..., H, W)."""
    return ((image.float() + 1) / 2 * _constant(LUMA, image.device).view(3, 1, 1)).sum(-3)


def detail_energy(image: Tensor) -> Tensor:
    """Mean square of what a small blur takes away from the brightness of images (..., 3, H, W) -> (...)."""
    bright = luma(image)
    lead, (height, width) = bright.shape[:-2], bright.shape[-2:]
    row = _constant(BLUR, bright.device)
    kernel = (row[:, None] * row).view(1, 1, 3, 3)
    padded = F.pad(bright.reshape(-1, 1, height, width), (1, 1, 1, 1), mode="replicate")
    return (bright.reshape(-1, 1, height, width) - F.conv2d(padded, kernel)).square().mean((-3, -2, -1)).view(lead)


def detail_ratio(image: Tensor, reference: Tensor) -> Tensor:
    """`detail_energy` over the references': 1 as sharp, less blurred, more noisy. (..., 3, H, W) -> (...)."""
    return detail_energy(image) / detail_energy(reference).clamp_min(1e-12)


def saturation(image: Tensor) -> Tensor:
    """Mean saturation (of hue, saturation, value) of images (..., 3, H, W) -> (...), 0..1."""
    unit = (image.float() + 1) / 2
    high, low = unit.amax(-3), unit.amin(-3)
    return ((high - low) / high.clamp_min(1e-6)).mean((-2, -1))


def contrast(image: Tensor) -> Tensor:
    """Standard deviation of the brightness of images (..., 3, H, W) -> (...), 0..0.5."""
    return luma(image).flatten(-2).std(-1, correction=0)


def colourfulness(image: Tensor) -> Tensor:
    """Spread and strength of opponent colours (Hasler and Süsstrunk 2003) of images (..., 3, H, W) -> (...).

    On the scale 0..255: 0 is grey, 33 moderately, 59 quite, 109 extremely colourful.
    """
    red, green, blue = ((image.float() + 1) * 127.5).flatten(-2).unbind(-2)
    opponents = torch.stack([red - green, (red + green) / 2 - blue], -2)
    spread = opponents.std(-1, correction=0).square().sum(-1).sqrt()
    return spread + 0.3 * opponents.mean(-1).square().sum(-1).sqrt()
