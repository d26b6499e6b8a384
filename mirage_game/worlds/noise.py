"""Smooth noise over the columns of worlds that repeat."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds.random import Draw
from mirage_kernels.raycast import layout as lay

SX, SZ = lay.SIZE_X, lay.SIZE_Z


def periodic_noise(draw: Draw, batch: int, octaves: tuple[tuple[int, float], ...]) -> Tensor:
    """Smooth noise that repeats: `(B, SIZE_Z, SIZE_X)`; each octave is (lattice points a side, amplitude)."""
    total = torch.zeros(batch, SZ, SX, device=draw.device)
    for points, amplitude in octaves:
        lattice = draw.uniform(batch, 1, points, points)
        scale = SX // points
        padded = F.pad(lattice, (2, 2, 2, 2), mode="circular") if points > 2 else lattice.repeat(1, 1, 3, 3)
        margin = (2 if points > 2 else points) * scale
        fine = F.interpolate(padded, scale_factor=float(scale), mode="bicubic", align_corners=False)
        total += amplitude * (fine[:, 0, margin : margin + SZ, margin : margin + SX] - 0.5)
    return total


def highest_near(columns: Tensor, reach: int = 1) -> Tensor:
    """The largest value of a `(B, Z, X)` float map within `reach` columns, around the edges too."""
    padded = F.pad(columns[:, None], (reach, reach, reach, reach), mode="circular")
    return F.max_pool2d(padded, 2 * reach + 1, 1)[:, 0]
