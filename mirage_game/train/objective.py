"""What the model is taught: noise levels, corrupted history, losses. Pure functions of tensors and a generator.

Diffusion Forcing (Chen et al. 2024) gives every frame of a clip its own noise level. At run time a frame is denoised
from the levels 0, 1/steps, 2/steps and so on, and leaves in the ring the keys and values of its last one; so those
levels, for 1 to 4 steps, are what training mostly draws.
"""

from __future__ import annotations

from functools import cache

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

# Noise levels that sampling in 3, 2, 1 and 4 steps visits, and how often training draws each; the rest is uniform.
LEVELS = (0.0, 1 / 3, 2 / 3, 1 / 2, 1 / 4, 3 / 4)
SHARES = (0.30, 0.20, 0.26, 0.06, 0.02, 0.04)


@cache
def _levels(device: torch.device) -> tuple[Tensor, Tensor]:
    """`LEVELS`, with a place for the uniform ones, and the upper ends of their shares. Copied to the device once: a
    copy in each step would wait for all that the device has yet to do.
    """
    return torch.tensor([*LEVELS, 0.0]).to(device), torch.tensor(SHARES).cumsum(0).to(device)


def sample_levels(shape: tuple[int, ...], generator: Generator, device: torch.device) -> Tensor:
    """Noise level of every frame, `shape` float in 0..1, 0 all noise and 1 clean."""
    levels, ends = _levels(device)
    pick, uniform = torch.rand((2, *shape), generator=generator, device=device)
    choice = torch.bucketize(pick, ends)
    return torch.where(choice == len(LEVELS), uniform * 0.98, levels[choice])


def corrupt(clean: Tensor, generator: Generator, share: float = 0.35) -> Tensor:
    """History augmentation: a share of the frames of clean (B, T, 3, H, W) gets a colour cast, blotches or blur.

    What a frame's keys and values are made of is then imperfect, as it will be at run time, while every target stays
    clean: the model learns to mend its past instead of trusting it. Blotches are mostly faint and sometimes strong;
    in half of the clips they stay where they are from frame to frame, as those do that a memory feeds on.
    """
    b, t, _, h, w = clean.shape
    device = clean.device

    def normal(*shape: int) -> Tensor:
        return torch.randn(shape, generator=generator, device=device)

    def chance(share: float, *shape: int) -> Tensor:
        return torch.rand(shape, generator=generator, device=device) < share

    cast = normal(b, t, 3, 1, 1) * 0.08
    gain = 1 + normal(b, t, 1, 1, 1) * 0.06
    stains = normal(b, t, 3, 9, 16) * torch.where(chance(0.2, b, t, 1, 1, 1), 0.4, 0.12)
    stains = torch.where(chance(0.5, b, 1, 1, 1, 1), stains[:, :1], stains).flatten(0, 1)
    blotches = F.interpolate(stains, size=(h, w), mode="bilinear", align_corners=False).view_as(clean)
    soft = F.interpolate(F.avg_pool2d(clean.flatten(0, 1), 2), scale_factor=2.0, mode="bilinear", align_corners=False)
    blurred = chance(0.3, b, t, 1, 1, 1)
    worse = torch.where(blurred, soft.view_as(clean), clean) * gain + cast + blotches
    return torch.where(chance(share, b, t, 1, 1, 1), worse, clean)


def add_noise(clean: Tensor, noise: Tensor, t: Tensor) -> Tensor:
    """The straight path from noise (t 0) to clean (t 1). Pictures (B, T, 3, H, W), t (B, T)."""
    t = t[:, :, None, None, None]
    return torch.lerp(noise, clean, t)


def visible_past(
    batch: int,
    frames: int,
    memory: int,
    generator: Generator,
    device: torch.device,
    cut: float = 0.15,
    alone: float = 0.2,
) -> Tensor:
    """Which of the K frames before it each frame sees, (B, T, K) bool. A share `cut` of the clips begins anew
    somewhere inside; in a share `alone` no frame sees another, so that the model can do without a memory.
    """
    at = torch.arange(frames, device=device)[:, None]
    back = at - torch.arange(1, memory + 1, device=device)  # (T, K) index of the frame seen
    start = torch.randint(1, max(frames, 2), (batch, 1, 1), generator=generator, device=device)
    has_cut = torch.rand(batch, 1, 1, generator=generator, device=device) < cut
    start = torch.where(has_cut, start, 0)
    remembers = torch.rand(batch, 1, 1, generator=generator, device=device) >= alone
    return (back >= 0) & ((back >= start) | (at < start)) & remembers


def loss(predicted: Tensor, target: Tensor, t: Tensor) -> tuple[Tensor, Tensor]:
    """Scalar loss, and the plain mean squared error for the log. Pictures (B, T, 3, H, W), t (B, T).

    Squared error, weighted up at low noise as flow matching does (the velocity's error is the clean frame's over 1 -
    t) but with a bound; absolute error, for crisp edges; and the absolute error of finite differences, which is what
    texture is made of.
    """
    error = predicted - target
    weight = (1 / (1 - t).clamp(min=0.4)).square()[:, :, None, None, None]
    squared = error.square()
    slope_x, slope_y = error.diff(dim=-1), error.diff(dim=-2)
    total = 0.5 * (squared * weight).mean() + 0.5 * error.abs().mean()
    total = total + 0.25 * (slope_x.abs().mean() + slope_y.abs().mean())
    return total, squared.mean().detach()


def role_loss(looked_up: Tensor, roles: Tensor) -> Tensor:
    """How far what places look up, logits (F, N, P), is from the role that is seen there, (F, N) int64."""
    return F.cross_entropy(looked_up.flatten(0, 1).float(), roles.flatten())
