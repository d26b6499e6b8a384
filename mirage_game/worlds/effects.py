"""What an artist's hand does to a picture, one function an effect: a picture `(B, T, 3, H, W)` 0..1 RGB and strengths
`(B, 1, 1, 1, 1)` in, a picture out. Depth `(B, T, H, W)` is in blocks, 0 for sky; a surface is `block * 8 + face`.

All of it follows from the picture and the place on the screen: the same picture always comes out the same.
"""

from __future__ import annotations

import math
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_kernels.raycast import layout as lay

SKY_DEPTH = 200.0  # blocks: behind everything
PAPER = (0.97, 0.95, 0.91)  # of bare paper


def _pool(images: Tensor, kernel: int) -> Tensor:
    """Average of each pixel's window."""
    flat = F.pad(images.flatten(0, 1), [kernel // 2] * 4, mode="replicate")
    return F.avg_pool2d(flat, kernel, 1).view(images.shape)


def _shifted(images: Tensor, dy: int, dx: int) -> Tensor:
    """Each pixel's neighbour; the border repeats."""
    height, width = images.shape[-2:]
    border = (max(-dx, 0), max(dx, 0), max(-dy, 0), max(dy, 0))
    wide = F.pad(images.flatten(0, 1), border, mode="replicate")
    return wide[..., border[3] : border[3] + height, border[1] : border[1] + width].view(images.shape)


def luminance(images: Tensor) -> Tensor:
    """How bright each pixel looks `(B, T, 1, H, W)`."""
    red, green, blue = images[:, :, :1], images[:, :, 1:2], images[:, :, 2:]
    return red * 0.299 + green * 0.587 + blue * 0.114


def _far(depth: Tensor) -> Tensor:
    return torch.where(depth > 0, depth, torch.full_like(depth, SKY_DEPTH))


@cache
def _noise(height: int, width: int, device: torch.device) -> Tensor:
    """`(4, 1, 1, H, W)`, always the same and copied to the device once: fine grain around 0, chalk that runs along
    one diagonal 0..1 (each part of the range as often as any other), and two kinds of slow change, -1..1.
    """
    generator = torch.Generator().manual_seed(7)
    fine = torch.rand(1, 1, height, width, generator=generator)
    grain = F.avg_pool2d(F.pad(fine, (1, 1, 1, 1), mode="replicate"), 3, 1) - 0.5
    tooth = torch.rand(1, 1, height, width, generator=generator)
    along = sum((torch.roll(tooth, (k, -k), (2, 3)) for k in range(-4, 5)), fine + grain * 2)
    chalk = along.flatten().argsort().argsort().view(1, 1, height, width) / (height * width)
    slow = [
        F.interpolate(
            torch.rand(1, 1, rows, rows * 2, generator=generator) * 2 - 1, (height, width), mode="bicubic"
        ).clamp(-1, 1)
        for rows in (6, 14)
    ]
    return torch.stack([grain, chalk, *slow]).to(device)


def ink_lines(depth: Tensor, surface: Tensor) -> Tensor:
    """Where a pen would draw `(B, T, 1, H, W)` 0..1: at jumps of depth, and where one face meets another."""
    far = _far(depth)
    face = (surface % 8).float()
    block = torch.div(surface, 8, rounding_mode="floor").float()
    lines = torch.zeros_like(far)
    for axis, both, end in ((-1, (1, 1), (0, 1)), (-2, (0, 0, 1, 1), (0, 0, 0, 1))):
        n = far.shape[axis]
        a, b, m = far.narrow(axis, 0, n - 2), far.narrow(axis, 2, n - 2), far.narrow(axis, 1, n - 2)
        bend = ((a + b - 2 * m).abs() / m - 0.06).clamp(min=0) * 7
        fold = (face.narrow(axis, 0, n - 1) != face.narrow(axis, 1, n - 1)).float() * (
            8 / far.narrow(axis, 0, n - 1)
        ).clamp(max=1)
        change = (block.narrow(axis, 0, n - 1) != block.narrow(axis, 1, n - 1)).float() * (
            6 / far.narrow(axis, 0, n - 1)
        ).clamp(max=0.7)
        border = F.pad(torch.maximum(fold, change), end)
        lines = torch.maximum(lines, torch.maximum(F.pad(bend, both), border))
    return lines.clamp(0, 1)[:, :, None]


def flat(images: Tensor, surface: Tensor, strength: Tensor) -> Tensor:
    """Plain faces: each pixel takes the mean of those near it that show the same surface in a similar colour."""
    height, width = images.shape[-2:]
    before = images.flatten(0, 1)
    face = surface.flatten(0, 1)[:, None].float()
    sky = surface[:, :, None] % 8 == lay.NO_FACE
    after = before
    for reach in (1, 2, 4):
        around = F.unfold(F.pad(after, [reach] * 4, mode="replicate"), 3, reach).view(-1, 3, 9, height * width)
        faces = F.unfold(F.pad(face, [reach] * 4, mode="replicate"), 3, reach)
        unlike = (around - after.flatten(2)[:, :, None]).abs().amax(1)
        weight = (faces == face.flatten(2)) * (1 - unlike * 1.8).clamp(min=0)
        after = ((around * weight[:, None]).sum(2) / weight.sum(1, keepdim=True)).view(before.shape)
    return torch.lerp(images, torch.where(sky, images, after.view(images.shape)), strength)


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


def wash(images: Tensor, strength: Tensor) -> Tensor:
    """Watercolour: pigment that gathers at the edges of shapes, and thins and pools over the sheet."""
    edge = (_pool(images, 7) - images).abs().amax(2, keepdim=True)
    _, _, slow, slower = _noise(*images.shape[-2:], images.device).unbind()
    pigment = slow * 0.15 + slower * 0.12 - 0.1
    return images + (images - 1) * (strength * (pigment + edge * 1.4))  # pigment takes away light


def cutout(images: Tensor, depth: Tensor, strength: Tensor) -> Tensor:
    """Shapes cut out of paper, lit from the upper left: a soft shadow on what lies behind, and a bright rim."""
    far = _far(depth)[:, :, None]
    step = max(1, round(images.shape[-2] / 100))
    shadow = torch.zeros_like(far)
    for k, part in ((1, 1.0), (2, 0.85), (3, 0.5), (4, 0.25)):
        behind = (far / _shifted(far, -k * step, -k * step) - 1.12) * (4 * part)
        shadow = torch.maximum(shadow, behind.clamp(0, part))
    rim = ((_shifted(far, -1, -1) / far - 1.12) * 4).clamp(0, 1)
    images = images * (1 - strength * 0.62 * _pool(shadow, 3))
    return images + (1 - images) * (strength * 0.45 * rim)


def neon(images: Tensor, lines: Tensor, strength: Tensor) -> Tensor:
    """Night, and outlines that shine in the picture's own colours made vivid. `lines` as of `ink_lines`."""
    least, most = images.amin(2, keepdim=True) * 0.85, images.amax(2, keepdim=True)
    vivid = (images - least) / (most - least + 0.02)
    return images * (1 - 0.84 * strength) + vivid * (lines * strength)


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


def levelled(images: Tensor, levels: Tensor) -> Tensor:
    """Few levels a channel, by rounding; 0 leaves a picture alone."""
    steps = (levels - 1).clamp(min=1)
    return torch.where(levels > 0, (images * steps).round() / steps, images)


def posterise(images: Tensor, levels: Tensor) -> Tensor:
    """Few levels of brightness, and twice as many a channel: a small palette that keeps its hues, where a brown does
    not become pink or green.
    """
    value = images.amax(2, keepdim=True).clamp(min=1e-4)
    return levelled(images * (levelled(value, levels) / value), levels * 2 - 1)


def tint(images: Tensor, strength: Tensor, dark: Tensor, light: Tensor) -> Tensor:
    """Brightness as a mixture of two colours `(B, 1, 3, 1, 1)`."""
    return torch.lerp(images, torch.lerp(dark, light, luminance(images)), strength)


@cache
def _strokes(height: int, width: int, device: torch.device) -> Tensor:
    """How far each pixel lies from the middle of a stroke, 0..1, for each face `(2, 8, H, W)`: strokes that follow
    the face, and others across them. Drawn by hand, so not quite straight.
    """
    spacing = max(height / 36, 3.0)
    y = torch.arange(height).view(-1, 1).float()
    x = torch.arange(width).view(1, -1).float()
    wobble = _noise(height, width, torch.device("cpu"))[3, 0, 0] * 0.45
    # Degrees from the vertical, by face: walls to x steep, floors and ceilings flat, walls to z slanted, plants, sky.
    slants = (20, 20, 80, 80, -35, -35, 10, 62)
    distances = []
    for turn in (0, 65):
        for slant in slants:
            angle = math.radians(slant + turn)
            phase = (x * math.cos(angle) + y * math.sin(angle)) / spacing + wobble
            distances.append((phase - phase.floor() - 0.5).abs() * 2)
    return torch.stack(distances).view(2, 8, height, width).to(device)


def hatch(images: Tensor, tone: Tensor, surface: Tensor, strength: Tensor, colour: Tensor) -> Tensor:
    """Strokes of a colour `(B, 1, 3, 1, 1)`, wider and crossed where `tone` `(B, T, 1, H, W)` 0..1 is darker. Their
    direction is the face's, their place the screen's.
    """
    height, width = images.shape[-2:]
    y = torch.arange(height, device=images.device).view(-1, 1)
    x = torch.arange(width, device=images.device)
    along, across = _strokes(height, width, images.device)[:, (surface % 8).long(), y, x][:, :, :, None].unbind()
    tooth = (_noise(height, width, images.device)[1] - 0.5) * 0.35
    sharp = max(height / 36, 3.0) * 0.6
    first = ((0.82 - tone) * 1.15 - along + tooth) * sharp
    second = ((0.42 - tone) * 1.7 - across + tooth) * sharp
    lines = torch.maximum(first, second).clamp(0, 1)
    return torch.lerp(images, colour.expand_as(images), lines * strength)


def ink(images: Tensor, lines: Tensor, strength: Tensor, colour: Tensor) -> Tensor:
    """Outlines, `lines` as of `ink_lines`, in a colour `(B, 1, 3, 1, 1)`."""
    return torch.lerp(images, colour.expand_as(images), lines * strength)


def chroma(images: Tensor, strength: Tensor) -> Tensor:
    """Colours that run to the sides, as on worn tape: red to one, blue to the other, and none of them sharp."""
    shift = max(1, round(images.shape[-1] / 150))
    red, green, blue = images[:, :, :1], images[:, :, 1:2], images[:, :, 2:]
    apart = torch.cat([_shifted(red, 0, shift), green, _shifted(blue, 0, -shift)], 2)
    grey = luminance(apart)
    colour = F.pad((apart - grey).flatten(0, 1), (3 * shift, shift, 0, 0), mode="replicate")
    run = F.avg_pool2d(colour, (1, 4 * shift + 1), 1).view(images.shape)
    return torch.lerp(images, grey + run, strength)


def halftone(images: Tensor, strength: Tensor) -> Tensor:
    """Printed dots that grow with darkness, fixed to the screen."""
    height, width = images.shape[-2:]
    y = torch.arange(height, device=images.device).view(-1, 1)
    x = torch.arange(width, device=images.device).view(1, -1)
    dots = (torch.cos((x + y) * 1.5708) + torch.cos((x - y) * 1.5708)) * 0.25 + 0.5
    dark = (dots > images.mean(2, keepdim=True) * 1.25 + 0.1).float()
    return images * (1 - strength * 0.6 * dark)


def grit(images: Tensor, strength: Tensor) -> Tensor:
    """Chalk or wax on rough paper: gaps of bare paper, more of them where the colour is light."""
    chalk = _noise(*images.shape[-2:], images.device)[1]
    gaps = ((chalk - 0.8 + 0.2 * luminance(images)) * 4).clamp(0, 0.7)
    bare = torch.stack([torch.full_like(chalk[0, 0], value) for value in PAPER])
    return torch.lerp(images, bare.expand_as(images), gaps * strength)


def paper(images: Tensor, strength: Tensor) -> Tensor:
    """The grain of paper, fixed to the screen."""
    grain = _noise(*images.shape[-2:], images.device)[0]
    return images * (1 + strength * (grain * 2.2 - 0.12)) + strength * 0.08


def screen(images: Tensor, scanlines: Tensor, vignette: Tensor) -> Tensor:
    """The rows of an old screen, and corners that fall into the dark."""
    height, width = images.shape[-2:]
    y = torch.linspace(-1, 1, height, device=images.device).view(-1, 1)
    x = torch.linspace(-1, 1, width, device=images.device).view(1, -1)
    rows = (torch.arange(height, device=images.device) % 3 == 0).float().view(-1, 1)
    return images * (1 - scanlines * rows) * (1 - vignette * ((x * x + y * y) * 0.5) ** 1.3)


def pixelate(images: Tensor, size: int) -> Tensor:
    """Fat pixels of `size`; the last ones may be cut off by the border."""
    height, width = images.shape[-2:]
    down, right = -height % size, -width % size
    flat = F.pad(images.flatten(0, 1), (0, right, 0, down), mode="replicate")
    fat = F.avg_pool2d(flat, size).repeat_interleave(size, -1).repeat_interleave(size, -2)
    return fat[..., :height, :width].view(images.shape)
