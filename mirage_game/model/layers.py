"""The pieces that the model is put together from.

Legend: F frames, H W pixels, N places of a frame, D token width, G heads, E head width, K memory, P style tokens.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn


def rms(x: Tensor) -> Tensor:
    """RMS norm over the last dimension, without weights (the modulation has them)."""
    return F.rms_norm(x, (x.shape[-1],), eps=1e-6)


def modulate(x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
    """AdaLN (Peebles and Xie 2023) of normed x (F, ..., C) by scale and shift (F, C)."""
    lift = (x.shape[0],) + (1,) * (x.dim() - 2) + (x.shape[-1],)
    return rms(x) * (1 + scale.view(lift)) + shift.view(lift)


def rotary_table(height: int, width: int, head_dim: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines (N, E/2) for places on a height x width grid: half the pairs turn with y, half with x."""
    pairs = head_dim // 4
    frequency = 1.0 / (50 ** (torch.arange(pairs) / pairs))
    y, x = torch.meshgrid(torch.arange(height), torch.arange(width), indexing="ij")
    angle = torch.cat([y.reshape(-1, 1) * frequency, x.reshape(-1, 1) * frequency], -1)
    return angle.cos(), angle.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary position (Su et al. 2021) of x (..., N, E); the halves of E are the pairs."""
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)


def growth_table(size: int) -> Tensor:
    """Weights (8 * size, size) that grow a line of numbers eightfold, bilinearly."""
    return F.interpolate(torch.eye(size)[None], scale_factor=8.0, mode="linear", align_corners=False)[0].T.contiguous()


def noise_frequencies() -> Tensor:
    """Frequencies (64,) of the noise level's sinusoids; float32 always, since bf16 could not tell the levels apart."""
    return torch.exp(torch.arange(64) * (-math.log(1e4) / 64)) * 1000


def fold(x: Tensor) -> Tensor:
    """(F, H, W, C) -> (F, H/2, W/2, 4C)."""
    f, h, w, c = x.shape
    return x.view(f, h // 2, 2, w // 2, 2, c).permute(0, 1, 3, 2, 4, 5).reshape(f, h // 2, w // 2, 4 * c)


def unfold(x: Tensor) -> Tensor:
    """(F, H, W, 4C) -> (F, 2H, 2W, C), the inverse of `fold`."""
    f, h, w, c = x.shape
    return x.view(f, h, w, 2, 2, c // 4).permute(0, 1, 3, 2, 4, 5).reshape(f, 2 * h, 2 * w, c // 4)


def earlier(x: Tensor, frames: int, memory: int) -> Tensor:
    """(B*T, ...) -> (B*T, K, ...): each frame's K predecessors, nearest first; before the clip stands its first
    frame."""
    clips = torch.unflatten(x, 0, (-1, frames))
    shifted = [torch.cat([clips[:, :1].expand_as(clips[:, :j]), clips[:, :-j]], 1) for j in range(1, memory + 1)]
    return torch.stack(shifted, 2).flatten(0, 1)


class ResBlock(nn.Module):
    """Two 3x3 convolutions, modulated. Pictures are (F, H, W, C), which convolutions read as channels-last."""

    def __init__(self, channels: int, dim: int) -> None:
        super().__init__()
        self.ada = nn.Linear(dim, 3 * channels)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)

    def forward(self, x: Tensor, c: Tensor) -> Tensor:
        """(F, H, W, C) and (F, D) -> (F, H, W, C)."""
        scale, shift, gate = self.ada(c).chunk(3, -1)
        y = modulate(x, scale, shift).permute(0, 3, 1, 2)
        y = self.conv2(F.silu(self.conv1(y))).permute(0, 2, 3, 1)
        out: Tensor = x + y * gate[:, None, None]
        return out


class Attention(nn.Module):
    """What attention to the style tokens needs, for those that also attend to frames and those that do not."""

    heads: int
    head_dim: int

    def split(self, x: Tensor) -> Tensor:
        """(F, N, G*E) -> (F, G, N, E)."""
        return torch.unflatten(x, -1, (self.heads, self.head_dim)).transpose(1, 2)


class Block(Attention):
    """One transformer block: attention over past, present and style tokens, then SwiGLU."""

    def __init__(self, dim: int, heads: int, memory: int) -> None:
        super().__init__()
        self.heads, self.head_dim = heads, dim // heads
        self.qkv = nn.Linear(dim, 3 * dim, bias=False)
        self.out = nn.Linear(dim, dim, bias=False)
        self.q_scale, self.k_scale = nn.Parameter(torch.ones(self.head_dim)), nn.Parameter(torch.ones(self.head_dim))
        self.age = nn.Parameter(torch.randn(memory + 1, heads, 1, self.head_dim) * 0.1)  # row 0 is unused
        self.up = nn.Linear(dim, 4 * dim, bias=False)
        self.down = nn.Linear(2 * dim, dim, bias=False)
        self.modulation = nn.Parameter(torch.zeros(6 * dim))

    def style_kv(self, style: Tensor) -> tuple[Tensor, Tensor]:
        """Style tokens (B, P, D) through this block's own projections -> keys, values (B, G, P, E)."""
        k, v = F.linear(rms(style), self.qkv.weight[style.shape[-1] :]).chunk(2, -1)
        return (rms(self.split(k)) * self.k_scale).to(v.dtype), self.split(v)

    def aged(self, keys: Tensor, ages: Tensor) -> Tensor:
        """Past keys (F, K, G, N, E), each marked with its age (F, K)."""
        return keys + self.age.to(keys.dtype)[ages]

    def qkv_of(self, x: Tensor, ada: Tensor, rotary: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Queries, keys, values (F, G, N, E) of tokens (F, N, D)."""
        q, k, v = self.qkv(modulate(x, ada[:, 0], ada[:, 1])).chunk(3, -1)
        q, k = rms(self.split(q)) * self.q_scale, rms(self.split(k)) * self.k_scale  # QK norm (Henry et al. 2020)
        return rotate(q.to(v.dtype), *rotary), rotate(k.to(v.dtype), *rotary), self.split(v)

    def finish(self, x: Tensor, attended: Tensor, ada: Tensor) -> Tensor:
        """Adds the attention's result (F, G, N, E) and the feed-forward to the tokens (F, N, D)."""
        x = x + self.out(attended.transpose(1, 2).flatten(2)) * ada[:, 2, None]
        gate, value = self.up(modulate(x, ada[:, 3], ada[:, 4])).chunk(2, -1)
        out: Tensor = x + self.down(F.silu(gate) * value) * ada[:, 5, None]
        return out


class Lookup(Attention):
    """Every place of a feature map asks the style tokens what it is to look like: "I am a roof; what are roofs made
    of?"

    The first head's weights are taught to be the role that is seen there, which the ray caster knows.
    """

    def __init__(self, channels: int, dim: int, heads: int) -> None:
        super().__init__()
        self.heads, self.head_dim = heads, dim // heads
        self.q = nn.Linear(channels, dim, bias=False)
        self.out = nn.Linear(dim, channels, bias=False)
        self.q_scale = nn.Parameter(torch.full((self.head_dim,), 2.0))

    def query(self, x: Tensor) -> Tensor:
        """(F, H, W, C) -> (F, G, H*W, E)."""
        q = self.q(rms(x)).flatten(1, 2)
        return (rms(self.split(q)) * self.q_scale).to(q.dtype)

    def forward(self, x: Tensor, keys: Tensor, values: Tensor) -> Tensor:
        """(F, H, W, C) and the style's keys and values (F, G, P, E) -> (F, H, W, C)."""
        found = F.scaled_dot_product_attention(self.query(x), keys, values)
        out: Tensor = x + self.out(found.transpose(1, 2).flatten(2)).view(x.shape)
        return out

    def roles(self, x: Tensor, keys: Tensor) -> Tensor:
        """What each place takes itself for: logits (F, H*W, P) of the first head."""
        logits: Tensor = (self.query(x)[:, 0] @ keys[:, 0].transpose(1, 2)) * self.head_dim**-0.5
        return logits
