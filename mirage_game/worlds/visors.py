"""What games lay around the whole scene, fixed to the screen: a red flash when hurt, dark or frozen borders, masks,
scopes, black bars.
"""

from __future__ import annotations

from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds.random import Draw


def _noise(width: int, height: int, cells: int, seed: int) -> Tensor:
    """Smooth noise `(H, W)`, 0..1, about `cells` blobs across."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(1, 1, max(cells * 9 // 16, 2), cells, generator=generator)
    return F.interpolate(coarse, (height, width), mode="bicubic", align_corners=False)[0, 0].clamp(0, 1)


def _soft(inside: Tensor) -> Tensor:
    """A cover of 1 where a signed distance in tenths of the frame is below 0, with a narrow smooth edge."""
    return (0.5 - inside * 40).clamp(0, 1)


@cache
def _frames(width: int, height: int, device: torch.device) -> Tensor:
    """`(N, 4, H, W)`: colour and cover, 0..1. Made once and copied to the device."""
    x = ((torch.arange(width) + 0.5) / width * 2 - 1).expand(height, width)
    y = ((torch.arange(height) + 0.5) / height * 2 - 1)[:, None].expand(height, width)
    wide = x * 16 / 9
    edge = torch.maximum(x.abs(), y.abs())
    away = torch.hypot(x, y)
    scope = torch.hypot(wide, y)
    cross = (wide.abs() < 0.008) | (y.abs() < 0.008)
    cross = cross | ((y.abs() < 0.04) & ((wide * 10 % 1 - 0.5).abs() < 0.05))
    eyes = torch.minimum((x.abs() - 0.45).abs() / 0.35 + (y + 0.35).abs() / 0.5, torch.tensor(9.0)) - 1
    nose = x.abs() / 0.12 + (y - 0.05).abs() / 0.25 - 1
    teeth = torch.where(x * 6 % 2 < 1, 0.16, 0.3)
    mouth = torch.maximum(x.abs() - 0.75, (y - 0.55).abs() - teeth)
    pumpkin = torch.minimum(torch.minimum(eyes, nose), mouth)
    visor = (x.abs() / 0.93) ** 4 + ((y + 0.05) / 0.86) ** 4 - 1
    glasses = torch.hypot(wide.abs() - 0.62, y)
    frost = _noise(width, height, 24, 1) * 0.5 + _noise(width, height, 70, 2) * 0.5
    blood = _noise(width, height, 14, 3)
    roots = (_noise(width, height, 20, 4) - 0.5).abs()
    made = (
        ((0.75, 0.02, 0.02), (edge - 0.45).clamp_min(0) ** 1.5 * 2.2),
        ((0.8, 0.0, 0.0), (away - 0.6).clamp(0, 1) * 0.9),
        ((0.0, 0.0, 0.0), (away - 0.5).clamp_min(0) ** 2 * 1.1),
        ((0.0, 0.0, 0.0), (edge - 0.5).clamp_min(0) * 1.6),
        ((0.86, 0.94, 1.0), ((edge - 0.35) * 1.2 + frost - 0.75).clamp_min(0) * 2.2),
        ((0.75, 0.88, 1.0), ((away - 0.55) * 1.5 * frost * 2).clamp_min(0)),
        ((0.05, 0.02, 0.0), _soft(-pumpkin * 0.5) * 0.97),
        ((0.0, 0.0, 0.0), torch.maximum(_soft(0.92 - scope), cross * 0.9)),
        ((0.0, 0.0, 0.0), _soft(0.85 - glasses)),
        ((0.07, 0.08, 0.1), _soft(-visor * 0.4)),
        ((0.0, 0.0, 0.0), (y.abs() > 0.76).float()),
        ((0.0, 0.0, 0.0), (x.abs() > 0.75).float()),
        ((0.5, 0.0, 0.03), ((blood - 0.62) * 5).clamp(0, 0.95) * ((edge - 0.3) * 2).clamp(0, 1)),
        ((0.03, 0.08, 0.02), ((edge * 0.22 - 0.05 - roots) * 14).clamp(0, 0.95) * (edge > 0.5)),
        ((0.0, 0.0, 0.0), _soft(1 - x.abs() ** 9 - y.abs() ** 9)),
    )
    pictures = [torch.cat([torch.tensor(ink).view(3, 1, 1).expand(3, height, width), mask[None]]) for ink, mask in made]
    return torch.stack(pictures).clamp(0, 1).to(device)


def visors(draw: Draw, batch: int, width: int, height: int) -> Tensor:
    """A frame for each of a batch: colour and cover `(B, 4, H, W)`, 0..1, not yet multiplied."""
    frames = _frames(width, height, draw.device)
    picture = frames[draw.integer(batch, high=len(frames))]
    u = draw.several(batch, 1, 1, 1, strength=(0.7, 1.3))
    tone = draw.uniform(batch, 3, 1, 1, high=0.12)
    return torch.cat([picture[:, :3] * 0.88 + tone, (picture[:, 3:] * u["strength"]).clamp_max(1)], 1)
