"""Rain, snow, dust and embers that fall before the camera in a game. A style has its own weather, so only the source
shows them.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import torch
from torch import Tensor

from mirage_game.worlds.random import Draw
from mirage_game.worlds.screens import HEIGHT, chosen

SIDE = 256  # pixels of a tile; it repeats
SHARE = 0.06  # of clips where something falls
LAYERS = 2  # near and far

# Kind: drops a tile, length and thickness in pixels of near ones, speed in pixels a second, slant and sway in pixels,
# colour, how much of the world they hide.
_KINDS = (
    (420, 11.0, 0.5, 420.0, 0.10, 0.0, (0.70, 0.78, 0.92), 0.55),  # rain
    (200, 26.0, 0.7, 620.0, 0.06, 0.0, (0.45, 0.55, 0.90), 0.60),  # a downpour in blocky streaks
    (750, 5.0, 0.4, 330.0, 0.35, 0.0, (0.80, 0.82, 0.85), 0.45),  # drizzle in the wind
    (320, 0.0, 0.9, 38.0, 0.05, 7.0, (0.97, 0.98, 1.00), 0.90),  # snow
    (130, 0.0, 1.6, 52.0, 0.15, 12.0, (1.00, 1.00, 1.00), 0.90),  # large flakes
    (380, 2.0, 0.8, 130.0, 0.80, 4.0, (0.95, 0.97, 1.00), 0.85),  # a blizzard
    (260, 0.0, 0.7, 6.0, 0.60, 14.0, (0.85, 0.76, 0.55), 0.50),  # dust
    (90, 0.0, 0.9, -24.0, 0.30, 10.0, (1.00, 0.55, 0.12), 0.95),  # embers that rise
    (160, 0.0, 0.9, 22.0, 0.20, 9.0, (0.25, 0.24, 0.24), 0.80),  # ash
    (45, 3.0, 1.7, 30.0, 0.40, 16.0, (0.98, 0.70, 0.80), 0.95),  # petals
)


@cache
def _tiles(device: torch.device) -> Tensor:
    """`(kinds, LAYERS, SIDE, SIDE)` float32 cover 0..1, near first. Made once and copied to the device."""
    numbers = np.random.default_rng(7)
    tiles = np.zeros((len(_KINDS), LAYERS, SIDE, SIDE), np.float32)
    for kind, (count, length, thick, *_) in enumerate(_KINDS):
        for layer in range(LAYERS):
            size = 1.0 if layer == 0 else 0.55
            reach = int(thick + 2)
            tall = int(length * size / 2 + reach)
            dy, dx = np.mgrid[-tall : tall + 1, -reach : reach + 1]
            for x, y in numbers.uniform(0, SIDE, (int(count * (0.4 + layer)), 2)):
                out = np.hypot(dx - x % 1, np.maximum(np.abs(dy - y % 1) - length * size / 2, 0))
                drop = np.clip(thick * size * numbers.uniform(0.7, 1.2) + 0.5 - out, 0, 1) * (
                    1.0 if layer == 0 else 0.7
                )
                at = np.ix_((dy[:, 0] + int(y)) % SIDE, (dx[0] + int(x)) % SIDE)
                tiles[kind, layer][at] = np.maximum(tiles[kind, layer][at], drop)
    return torch.from_numpy(tiles).to(device)


@cache
def _numbers(device: torch.device) -> Tensor:
    """Speed, slant, sway, colour and cover of each kind `(kinds, 7)` on a device; copied there once."""
    return torch.tensor([[speed, slant, sway, *ink, cover] for *_, speed, slant, sway, ink, cover in _KINDS]).to(device)


def precipitation(draw: Draw, batch: int, time: Tensor, width: int, height: int) -> tuple[Tensor, Tensor]:
    """What falls at the times `(B, T)` in seconds: colour (already multiplied by cover) `(B, T, 3, H, W)` and cover
    `(B, T, 1, H, W)`, 0..1; empty for most samples. What is drawn does not depend on the number of frames.
    """
    rows, on = chosen(draw.chance(batch, p=SHARE), batch // 6 + 1)
    count, frames = len(rows), time.shape[1]
    kind = draw.integer(count, high=len(_KINDS))
    u = draw.several(
        count, 1, 1, 1, 1, pace=(0.7, 1.4), lean=(-1.0, 1.0), cover=(0.35, 1.0), start=(0.0, 256.0), size=(0.7, 1.4)
    )
    speed, slant, sway, red, green, blue, most = _numbers(draw.device)[kind].view(count, 7, 1, 1, 1, 1).unbind(1)
    slant = slant * u["lean"] * 2
    now = time[rows].view(count, frames, 1, 1, 1)
    far = torch.arange(LAYERS, device=draw.device).view(1, 1, LAYERS, 1, 1)
    step = HEIGHT / height / u["size"]
    x = torch.arange(width, device=draw.device) * step
    y = torch.arange(height, device=draw.device)[:, None] * step
    fallen = now * speed * u["pace"] * (1 - 0.45 * far)
    sideways = slant * (y - fallen) + sway * torch.sin(now * 1.3 + y * 0.04 + far * 2)
    across = (x - sideways + u["start"]).floor().long() % SIDE  # (M, T, LAYERS, H, W)
    down = (y - fallen + u["start"]).floor().long() % SIDE
    cover = _tiles(draw.device)[kind.view(-1, 1, 1, 1, 1), far, down, across].amax(2)
    cover = cover * (most * u["cover"] * on.view(-1, 1, 1, 1, 1))[:, 0]
    ink = torch.cat([red, green, blue, torch.ones_like(red)], 2).view(count, 1, 4, 1, 1)
    layers = torch.zeros(batch, frames, 4, height, width, device=draw.device)
    layers.index_copy_(0, rows, cover[:, :, None] * ink)
    return layers[:, :, :3], layers[:, :, 3:]
