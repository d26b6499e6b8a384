"""The hand of an artist on a finished picture: ink, halftone, brush, paper, bloom. Every effect follows from the
picture, its depth and the place on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds.materials import rgb
from mirage_game.worlds.style import Medium
from mirage_game.worlds.upload import upload


def _pool(images: Tensor, kernel: int) -> Tensor:
    """Average of each pixel's window."""
    flat = F.pad(images.flatten(0, 1), [kernel // 2] * 4, mode="replicate")
    return F.avg_pool2d(flat, kernel, 1).view(images.shape)


def _shifted(images: Tensor, dy: int, dx: int) -> Tensor:
    """Each pixel's neighbour; the border repeats."""
    height, width = images.shape[-2:]
    y = (torch.arange(height, device=images.device) + dy).clamp(0, height - 1)
    x = (torch.arange(width, device=images.device) + dx).clamp(0, width - 1)
    return images[..., y, :][..., x]


def ink_lines(depth: Tensor, surface: Tensor) -> Tensor:
    """Where a pen would draw `(B, T, 1, H, W)` 0..1: at jumps of depth, and where one face meets another."""
    far = torch.where(depth > 0, depth, torch.full_like(depth, 200.0))
    face = (surface % 8).float()
    block = torch.div(surface, 8, rounding_mode="floor").float()
    lines = torch.zeros_like(far)
    for axis in (-1, -2):
        n = far.shape[axis]
        a, b, m = far.narrow(axis, 0, n - 2), far.narrow(axis, 2, n - 2), far.narrow(axis, 1, n - 2)
        bend = ((a + b - 2 * m).abs() / m - 0.06).clamp(min=0) * 7
        fold = (face.narrow(axis, 0, n - 1) != face.narrow(axis, 1, n - 1)).float() * (
            8 / far.narrow(axis, 0, n - 1)
        ).clamp(max=1)
        change = (block.narrow(axis, 0, n - 1) != block.narrow(axis, 1, n - 1)).float() * (
            6 / far.narrow(axis, 0, n - 1)
        ).clamp(max=0.7)
        lines.narrow(axis, 1, n - 2).copy_(torch.maximum(lines.narrow(axis, 1, n - 2), bend))
        first = lines.narrow(axis, 0, n - 1)
        first.copy_(torch.maximum(first, torch.maximum(fold, change)))
    return lines.clamp(0, 1)[:, :, None]


def bloom(images: Tensor, strength: Tensor) -> Tensor:
    """Light that bleeds out of bright places."""
    batch, frames = images.shape[:2]
    bright = (images - 0.72).clamp(min=0) * 1.8
    height, width = images.shape[-2:]
    small = F.interpolate(bright.flatten(0, 1), size=(max(height // 4, 1), max(width // 4, 1)), mode="area")
    wide = F.avg_pool2d(small, 5, 1, 2, count_include_pad=False)
    wide = wide + 0.7 * F.avg_pool2d(wide, 9, 1, 4, count_include_pad=False)
    glow = F.interpolate(wide, size=(height, width), mode="bilinear").view(batch, frames, 3, height, width)
    return images + glow * strength


def brush(images: Tensor, strength: Tensor) -> Tensor:
    """Flat dabs of paint: each pixel takes the calmest of four neighbouring windows."""
    size = 3 if images.shape[-2] <= 200 else 5
    mean = _pool(images, size)
    spread = (_pool(images * images, size) - mean * mean).sum(2, keepdim=True)
    reach = size // 2
    best, least = mean, spread
    for dy, dx in ((-reach, -reach), (-reach, reach), (reach, -reach), (reach, reach)):
        moved = _shifted(spread, dy, dx)
        calmer = moved < least
        best = torch.where(calmer, _shifted(mean, dy, dx), best)
        least = torch.where(calmer, moved, least)
    return torch.lerp(images, best, strength)


def halftone(images: Tensor, strength: Tensor) -> Tensor:
    """Printed dots that grow with darkness, fixed to the screen."""
    height, width = images.shape[-2:]
    y = torch.arange(height, device=images.device).view(-1, 1)
    x = torch.arange(width, device=images.device).view(1, -1)
    dots = (torch.cos((x + y) * 1.5708) + torch.cos((x - y) * 1.5708)) * 0.25 + 0.5
    luminance = images.mean(2, keepdim=True)
    dark = (dots > luminance * 1.25 + 0.1).float()
    return images * (1 - strength * 0.6 * dark)


@cache
def _grain(height: int, width: int, device: torch.device) -> Tensor:
    """`(1, 1, 1, H, W)` around 0: always the same paper; copied to the device once."""
    grain = torch.rand(1, 1, height, width, generator=torch.Generator().manual_seed(7))
    return (F.avg_pool2d(F.pad(grain, (1, 1, 1, 1), mode="replicate"), 3, 1) - 0.5).to(device)[None]


def paper(images: Tensor, strength: Tensor) -> Tensor:
    """The grain of paper, fixed to the screen."""
    grain = _grain(*images.shape[-2:], images.device)
    return images * (1 + strength * (grain * 2.2 - 0.12)) + strength * 0.08


def pixelate(images: Tensor, size: int) -> Tensor:
    """Fat pixels of `size`; the last ones may be cut off by the border."""
    height, width = images.shape[-2:]
    down, right = -height % size, -width % size
    flat = F.pad(images.flatten(0, 1), (0, right, 0, down), mode="replicate")
    fat = F.avg_pool2d(flat, size).repeat_interleave(size, -1).repeat_interleave(size, -2)
    return fat[..., :height, :width].view(images.shape)


def _levels(images: Tensor, levels: Tensor) -> Tensor:
    return torch.where(levels > 0, (images * (levels - 1).clamp(min=1)).round() / (levels - 1).clamp(min=1), images)


def _screen(images: Tensor, scanlines: Tensor, vignette: Tensor) -> Tensor:
    height, width = images.shape[-2:]
    y = torch.linspace(-1, 1, height, device=images.device).view(-1, 1)
    x = torch.linspace(-1, 1, width, device=images.device).view(1, -1)
    rows = (torch.arange(height, device=images.device) % 3 == 0).float().view(-1, 1)
    return images * (1 - scanlines * rows) * (1 - vignette * ((x * x + y * y) * 0.5) ** 1.3)


# Effects in the order in which they are applied, and the strengths of `Medium` that ask for them.
EFFECTS = {
    "brush": ("brush",),
    "bloom": ("bloom",),
    "posterise": ("posterise",),
    "ink": ("ink",),
    "halftone": ("halftone",),
    "paper": ("paper",),
    "screen": ("scanlines", "vignette"),
}
STRENGTHS = [name for names in EFFECTS.values() for name in names]


class _Asked:
    """Which samples ask for which effect, and how strongly: two copies to the device for all of them."""

    def __init__(self, media: Sequence[Medium], device: torch.device) -> None:
        rows = {
            e: [k for k, m in enumerate(media) if any(getattr(m, n) for n in names)] for e, names in EFFECTS.items()
        }
        places = upload([k for some in rows.values() for k in some], device).long()
        self.rows = dict(zip(rows, places.split_with_sizes([len(some) for some in rows.values()]), strict=True))
        self._table = upload([[*(getattr(m, n) for n in STRENGTHS), *rgb(m.ink_colour)] for m in media], device)

    def strengths(self, effect: str) -> list[Tensor]:
        """Each of the effect's strengths, `(R, 1, 1, 1, 1)`."""
        table = self._table[self.rows[effect]].view(-1, self._table.shape[1], 1, 1, 1, 1)
        return [table[:, STRENGTHS.index(name)] for name in EFFECTS[effect]]

    def ink_colours(self) -> Tensor:
        """Of the samples that ask for ink, `(R, 1, 3, 1, 1)`."""
        return self._table[self.rows["ink"], len(STRENGTHS) :].view(-1, 1, 3, 1, 1)


def finish(images: Tensor, depth: Tensor, surface: Tensor, media: Sequence[Medium]) -> Tensor:
    """Applies each sample's medium to `(B, T, 3, H, W)` 0..1; `depth`, `surface` `(B, T, H, W)`. Only samples that
    ask for an effect pay for it.
    """
    images = images.clone()
    asked = _Asked(media, images.device)

    def ink(chosen: Tensor, strength: Tensor) -> Tensor:
        rows = asked.rows["ink"]
        lines = ink_lines(depth[rows], surface[rows]) * strength
        return torch.lerp(chosen, asked.ink_colours().expand_as(chosen), lines)

    how: dict[str, Callable[..., Tensor]] = {
        "brush": brush,
        "bloom": bloom,
        "posterise": _levels,
        "ink": ink,
        "halftone": halftone,
        "paper": paper,
        "screen": _screen,
    }
    for k, m in enumerate(media):
        if m.pixels > 1:
            images[k] = pixelate(images[k][None], m.pixels)[0]
    for effect, rows in asked.rows.items():
        if len(rows):
            images.index_copy_(0, rows, how[effect](images[rows], *asked.strengths(effect)))
    return images.clamp_(0, 1)


def degrade(
    images: Tensor,
    noise: Tensor,
    levels: Tensor,
    chroma: Tensor,
    shrink: Tensor,
    scale: float,
    generator: torch.Generator,
) -> Tensor:
    """What capture and compression do to a source: rescaling, coarse colour, few levels, noise. All strengths `(B,)`,
    0 for none.
    """
    batch, frames = images.shape[:2]
    flat = images.flatten(0, 1)
    height, width = flat.shape[-2:]
    size = (max(round(height * scale), 1), max(round(width * scale), 1))
    soft = F.interpolate(F.interpolate(flat, size=size, mode="bilinear"), size=(height, width), mode="bilinear")
    soft = soft.view(images.shape)
    out = torch.lerp(images, soft, shrink.view(-1, 1, 1, 1, 1))
    grey = out.mean(2, keepdim=True)
    colour = F.interpolate(
        F.interpolate((out - grey).flatten(0, 1), scale_factor=0.5, mode="area"), size=(height, width), mode="bilinear"
    )
    out = torch.lerp(out, grey + colour.view(images.shape), chroma.view(-1, 1, 1, 1, 1))
    speckle = torch.randn(batch, frames, 1, height, width, generator=generator, device=generator.device).to(
        images.device
    )
    out = out + speckle * noise.view(-1, 1, 1, 1, 1)
    return _levels(out, levels.view(-1, 1, 1, 1, 1)).clamp(0, 1)
