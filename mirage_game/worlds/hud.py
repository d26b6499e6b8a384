"""Heads-up displays: hotbars, hearts, crosshairs, lines of text, a held item. Drawn alike over source and target,
because a player wants to read them.
"""

from __future__ import annotations

import torch
from torch import Tensor

from mirage_game.worlds.random import Draw


def _box(x: Tensor, y: Tensor, left: Tensor, top: Tensor, right: Tensor, bottom: Tensor) -> Tensor:
    return (x >= left) & (x < right) & (y >= top) & (y < bottom)


def _scalar(draw: Draw, batch: int, low: float = 0.0, high: float = 1.0) -> Tensor:
    return draw.uniform(batch, 1, 1, low=low, high=high)


class _Canvas:
    """Colour and cover of a batch of overlays, in units of a frame 16 wide and 9 high."""

    def __init__(self, draw: Draw, batch: int, width: int, height: int) -> None:
        self.x = ((torch.arange(width, device=draw.device) + 0.5) * 16 / width).view(1, 1, width)
        self.y = ((torch.arange(height, device=draw.device) + 0.5) * 9 / height).view(1, height, 1)
        self.colour = torch.zeros(batch, 3, height, width, device=draw.device)
        self.cover = torch.zeros(batch, 1, height, width, device=draw.device)

    def put(self, mask: Tensor, colour: Tensor, alpha: Tensor) -> None:
        """Lays a colour `(B, 3)` over where `mask` `(B, H, W)` is true."""
        a = (mask * alpha)[:, None]
        self.colour = self.colour * (1 - a) + colour[:, :, None, None] * a
        self.cover = self.cover + (1 - self.cover) * a


def _hotbar(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    slots = draw.integer(batch, 1, 1, low=7, high=11)
    size = _scalar(draw, batch, 0.45, 1.0)
    left, top = 8 - slots * size / 2, 9 - size - _scalar(draw, batch, 0.0, 0.2)
    x, y = canvas.x, canvas.y
    bar = _box(x, y, left, top, left + slots * size, top + size) & on
    u, v = ((x - left) / size) % 1, (y - top) / size
    slot = ((x - left) / size).floor()
    line = bar & ((u < 0.08) | (v < 0.08) | (v > 0.92) | (u > 0.92))
    grey = _scalar(draw, batch, 0.05, 0.5).view(batch, 1).expand(batch, 3)
    canvas.put(bar, grey, _scalar(draw, batch, 0.3, 0.95))
    canvas.put(line, grey + 0.3, _scalar(draw, batch, 0.5, 1.0))
    chosen = bar & (slot == draw.integer(batch, 1, 1, high=9)) & ((u < 0.14) | (u > 0.86) | (v < 0.14) | (v > 0.86))
    canvas.put(chosen, draw.uniform(batch, 3, low=0.7), torch.ones_like(size))
    for k in range(3):
        item = bar & (slot == k + draw.integer(batch, 1, 1, high=3)) & (u > 0.25) & (u < 0.75) & (v > 0.25) & (v < 0.75)
        canvas.put(
            item & ((u - 0.5).abs() + (v - 0.5).abs() * _scalar(draw, batch, 0.2, 1.4) < 0.34),
            draw.uniform(batch, 3),
            draw.chance(batch, 1, 1, p=0.7).float(),
        )
    hearts = draw.chance(batch, 1, 1, p=0.7) & on
    step = _scalar(draw, batch, 0.32, 0.6)
    hx = (x - left) / step
    hu, hv = hx % 1 - 0.5, (y - (top - step)) / step - 0.5
    heart = (hu.abs() + (hv + 0.1).abs() < 0.42) & ~((hu.abs() < 0.08) & (hv < -0.25)) & (hx >= 0) & (hx < 10)
    colours = torch.tensor([[0.9, 0.1, 0.1], [0.95, 0.8, 0.2], [0.3, 0.6, 1.0], [0.4, 0.9, 0.3]], device=draw.device)
    canvas.put(heart & hearts, colours[draw.integer(batch, high=4)], torch.ones_like(step))


def _text(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    """Lines of letter-like marks in a corner."""
    height = _scalar(draw, batch, 0.28, 0.5)
    lines = draw.integer(batch, 1, 1, low=1, high=5)
    right, low = draw.chance(batch, 1, 1, p=0.25), draw.chance(batch, 1, 1, p=0.2)
    left = torch.where(right, 11.0, 0.25)
    top = torch.where(low, 6.0, 0.15)
    row, column = ((canvas.y - top) / height).floor(), ((canvas.x - left) / (height * 0.55)).floor()
    glyphs = draw.uniform(batch, 8, 40)
    b = torch.arange(batch, device=draw.device).view(-1, 1, 1)
    glyph = glyphs[b, row.long().clamp(0, 7), column.long().clamp(0, 39)]
    length = (draw.uniform(batch, 8)[b, row.long().clamp(0, 7)] * 26 + 4).floor()
    inside = (
        (row >= 0)
        & (row < lines)
        & (column >= 0)
        & (column < length)
        & (column < torch.where(right, 16, 40))
        & (glyph > 0.16)
        & on
    )
    u, v = ((canvas.x - left) / (height * 0.55)) % 1, ((canvas.y - top) / height) % 1
    stroke = (v > 0.18) & (v < 0.82) & (u < 0.8)
    code = (glyph * 997) % 1
    bars = (
        (u < 0.26) | ((v - 0.2 - code * 0.5).abs() < 0.11) | ((u > 0.55) & (code > 0.45)) | ((v > 0.7) & (code < 0.3))
    )
    canvas.put(
        inside & (v > 0.12) & (v < 0.9), torch.zeros(batch, 3, device=draw.device), draw.uniform(batch, 1, 1, high=0.5)
    )
    tint = torch.where(
        draw.chance(batch, 1, p=0.7), torch.ones(batch, 3, device=draw.device), draw.uniform(batch, 3, low=0.4)
    )
    canvas.put(inside & stroke & bars, tint, torch.ones_like(height))


def _crosshair(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    arm, thick = _scalar(draw, batch, 0.15, 0.4), _scalar(draw, batch, 0.035, 0.07)
    dx, dy = (canvas.x - 8).abs(), (canvas.y - 4.5).abs()
    gap = draw.chance(batch, 1, 1, p=0.3) * 0.1
    cross = ((dx < thick) & (dy < arm) | (dy < thick) & (dx < arm)) & (torch.maximum(dx, dy) >= gap) & on
    canvas.put(cross, draw.uniform(batch, 1, low=0.75).expand(batch, 3), _scalar(draw, batch, 0.6, 1.0))


def _hand(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    """An arm or a tool from the lower right."""
    base = _scalar(draw, batch, 11.2, 14.0)
    lean, wide = _scalar(draw, batch, -0.2, 0.6), _scalar(draw, batch, 0.5, 1.9)
    top = _scalar(draw, batch, 5.2, 7.8)
    along = base + (9 - canvas.y) * lean
    shape = ((canvas.x - along).abs() < wide) & (canvas.y > top + (canvas.x - along) * 0.25) & on
    tone = draw.uniform(batch, 3, low=0.1, high=0.85)
    skin = torch.tensor([0.72, 0.52, 0.40], device=draw.device)
    tone = torch.where(draw.chance(batch, 1, p=0.4), skin, tone)
    one = torch.ones_like(base)
    canvas.put(shape, tone, one)
    canvas.put(shape & (canvas.x - along > wide * 0.3), tone * 0.7, one)
    checker = ((canvas.x * 2.3).floor() + (canvas.y * 2.3).floor()) % 2 == 0
    canvas.put(shape & checker, tone * 0.88, draw.chance(batch, 1, 1, p=0.6).float())


def overlays(draw: Draw, batch: int, width: int, height: int) -> tuple[Tensor, Tensor]:
    """Colour (already multiplied by cover) `(B, 1, 3, H, W)` and cover `(B, 1, 1, H, W)`, 0..1; empty for more than
    half of the samples.
    """
    canvas = _Canvas(draw, batch, width, height)
    any_hud = draw.chance(batch, 1, 1, p=0.42)
    _hand(draw, canvas, batch, any_hud & draw.chance(batch, 1, 1, p=0.5))
    _hotbar(draw, canvas, batch, any_hud & draw.chance(batch, 1, 1, p=0.75))
    _crosshair(draw, canvas, batch, any_hud & draw.chance(batch, 1, 1, p=0.75))
    _text(draw, canvas, batch, any_hud & draw.chance(batch, 1, 1, p=0.4))
    return canvas.colour[:, None], canvas.cover[:, None]
