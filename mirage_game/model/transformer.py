"""The causal restyling model: noisy frame and source frame in, clean styled frame out.

An hourglass. A convolutional stem at a quarter and an eighth of the frame keeps detail; a transformer over
16x16-pixel tokens sees the whole frame, the K frames before it and the prompt; the way back up adds detail again. The
model predicts the clean frame (x-prediction), as a local colour transform of the source plus a residual. Every frame
has its own noise level (Diffusion Forcing, Chen et al. 2024), so history may be of any quality.

Legend: B batch, T frames, F = B*T, H W pixels, h w tokens, N = h*w, D token width, G heads, E head width, K memory, P
prompt tokens, S text tokens. t is the noise level, 0 all noise, 1 clean. Pictures are RGB, -1..1.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mirage_game.model.presets import CAMERA, CONTROLS, TEXT_WIDTH, ModelConfig


class PromptCache(NamedTuple):
    """What a prompt costs once, not once a frame."""

    pooled: Tensor  # (B, D)
    keys: Tensor  # (B, L, G, P, E)
    values: Tensor  # (B, L, G, P, E)


class Conditions(NamedTuple):
    """What a hook may know of a frame besides its pixels. Rows whose `has_` is false are ignored."""

    camera: Tensor  # (F, 6), presets.CAMERA
    has_camera: Tensor  # (F,) bool
    controls: Tensor  # (F, 16)
    has_controls: Tensor  # (F,) bool
    depth: Tensor  # (F, 1, H, W) metres, 0 for sky
    has_depth: Tensor  # (F,) bool

    @staticmethod
    def none(frames: int, height: int, width: int, device: torch.device | str = "cpu") -> Conditions:
        """Nothing known of any frame."""
        no = torch.zeros(frames, dtype=torch.bool, device=device)
        return Conditions(
            torch.zeros(frames, CAMERA, device=device), no,
            torch.zeros(frames, CONTROLS, device=device), no,
            torch.zeros(frames, 1, height, width, device=device), no,
        )  # fmt: skip


class Past(NamedTuple):
    """Keys and values of K past frames, in any order, with their ages."""

    keys: Tensor  # (F, L, K, G, N, E), rotated by place but not by age
    values: Tensor  # (F, L, K, G, N, E)
    ages: Tensor  # (F, K) long: 1 for the frame before, up to K
    valid: Tensor  # (F, K) bool: false where no frame is there yet


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


class Block(nn.Module):
    """One transformer block: attention over past, present and prompt, then SwiGLU."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        d, e = config.dim, config.head_dim
        self.heads, self.head_dim = config.heads, e
        self.qkv = nn.Linear(d, 3 * d, bias=False)
        self.out = nn.Linear(d, d, bias=False)
        self.q_scale, self.k_scale = nn.Parameter(torch.ones(e)), nn.Parameter(torch.ones(e))
        self.age = nn.Parameter(torch.randn(config.memory + 1, config.heads, 1, e) * 0.1)  # row 0 is unused
        self.up = nn.Linear(d, 4 * d, bias=False)
        self.down = nn.Linear(2 * d, d, bias=False)
        self.modulation = nn.Parameter(torch.zeros(6 * d))

    def split(self, x: Tensor) -> Tensor:
        """(F, N, G*E) -> (F, G, N, E)."""
        return torch.unflatten(x, -1, (self.heads, self.head_dim)).transpose(1, 2)

    def prompt_kv(self, prompt: Tensor) -> tuple[Tensor, Tensor]:
        """Prompt tokens (B, P, D) through this block's own projections -> keys, values (B, G, P, E)."""
        k, v = F.linear(rms(prompt), self.qkv.weight[prompt.shape[-1] :]).chunk(2, -1)
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


class PromptResampler(nn.Module):
    """Text token states -> P prompt tokens and one pooled vector (a one-layer Perceiver, Jaegle et al. 2021)."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        d = config.dim
        self.queries = nn.Parameter(torch.randn(config.prompt_tokens, d) * 0.5)
        self.text = nn.Linear(TEXT_WIDTH, d)
        self.kv = nn.Linear(d, 2 * d, bias=False)
        self.nothing = nn.Parameter(torch.randn(1, 1, d) * 0.5)  # what an empty prompt says
        self.out = nn.Linear(d, d)
        self.pooled = nn.Linear(TEXT_WIDTH, d)

    def forward(self, tokens: Tensor, mask: Tensor, pooled: Tensor) -> tuple[Tensor, Tensor]:
        """(B, S, 384), (B, S) bool, (B, 384) -> (B, P, D), (B, D)."""
        b = tokens.shape[0]
        # Encoder states have unit-ish norm over 384 numbers: bring them to the scale of the other inputs.
        text = torch.cat([rms(self.text(tokens * 8)), self.nothing.expand(b, -1, -1).to(tokens.dtype)], 1)
        k, v = self.kv(text).chunk(2, -1)
        q = self.queries.expand(b, -1, -1).to(k.dtype)
        keep = torch.cat([mask, torch.ones_like(mask[:, :1])], 1)[:, None]
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=keep)
        prompt: Tensor = q + self.out(attended)
        vector: Tensor = self.pooled(pooled * 16)
        return prompt, vector


class Mirage(nn.Module):
    """The whole model. `forward` is the full pass of training; `step` is one denoising step over a cache."""

    cos: Tensor
    sin: Tensor
    frequency: Tensor
    camera_scale: Tensor
    frame_of_key: Tensor
    trust: Tensor
    grow_y: Tensor
    grow_x: Tensor

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        d, c4, c8 = config.dim, config.channels_4, config.channels_8
        self.resampler = PromptResampler(config)
        self.time = nn.Sequential(nn.Linear(128, d), nn.SiLU(), nn.Linear(d, d))
        self.camera = nn.Sequential(nn.Linear(CAMERA, d), nn.SiLU(), nn.Linear(d, d))
        self.controls = nn.Linear(CONTROLS, d)
        self.stem = nn.Conv2d(7 * 16, c4, 3, padding=1)  # noisy, source, depth; 4x4 pixels folded into channels
        self.down4, self.to8 = ResBlock(c4, d), nn.Linear(4 * c4, c8)
        self.down8, self.to16 = ResBlock(c8, d), nn.Linear(4 * c8, d)
        self.ada = nn.Linear(d, 6 * d)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.depth))
        self.from16 = nn.Linear(d, 4 * c8)
        self.up8 = nn.ModuleList([ResBlock(c8, d), ResBlock(c8, d)])
        self.from8 = nn.Linear(c8, 4 * c4)
        self.up4 = nn.ModuleList([ResBlock(c4, d), ResBlock(c4, d)])
        self.colour = nn.Linear(c8, 12)
        self.residual = nn.Conv2d(c4, 3 * 16, 3, padding=1)
        cos, sin = rotary_table(config.height // 16, config.width // 16, config.head_dim)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        # Which past frame each key belongs to; K stands for what is always there: this frame and the prompt.
        k, n, p = config.memory, config.tokens, config.prompt_tokens
        frame_of_key = torch.cat([torch.arange(k).repeat_interleave(n), torch.full((n + p,), k)])
        self.register_buffer("frame_of_key", frame_of_key, persistent=False)
        self.register_buffer("trust", torch.zeros(len(frame_of_key)), persistent=False)  # see `trust_past`
        self.register_buffer("grow_y", growth_table(config.height // 8), persistent=False)
        self.register_buffer("grow_x", growth_table(config.width // 8), persistent=False)
        self.register_buffer("frequency", noise_frequencies(), persistent=False)
        self.register_buffer("camera_scale", torch.tensor([1, 1, 1, 0.1, 0.1, 0.1]), persistent=False)
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Every gate starts closed and the colour transform at identity: an untrained model returns the source."""
        layers: list[nn.Linear | nn.Conv2d] = [self.ada, self.colour, self.residual]
        layers += [m.ada for m in self.modules() if isinstance(m, ResBlock)]
        for layer in layers:
            nn.init.zeros_(layer.weight)
            assert layer.bias is not None
            nn.init.zeros_(layer.bias)
        with torch.no_grad():
            self.colour.bias.copy_(torch.eye(3, 4).flatten())

    def trust_past(self, bias: float) -> None:
        """Adds `bias` to every attention weight's logarithm that goes to a past frame: 0 is as trained, -5 nearly none.

        A memory that believes its own mistakes feeds on them where the game looks unlike any that the model was trained
        on. How far the shipped weights trust theirs is written in their metadata.
        """
        self.trust[: self.config.memory * self.config.tokens] = bias

    def trunk(self) -> list[Block]:
        """The transformer blocks, with their type."""
        return [block for block in self.blocks if isinstance(block, Block)]

    # -- the parts, in the order in which data flows ------------------------------------------------------------------

    def encode_prompt(self, tokens: Tensor, mask: Tensor, pooled: Tensor) -> PromptCache:
        """Text states (B, S, 384), (B, S) bool, (B, 384) -> what every frame of this prompt reuses."""
        prompt, vector = self.resampler(tokens, mask, pooled)
        pairs = [block.prompt_kv(prompt) for block in self.trunk()]
        return PromptCache(vector, torch.stack([k for k, _ in pairs], 1), torch.stack([v for _, v in pairs], 1))

    def condition(self, t: Tensor, pooled: Tensor, conditions: Conditions) -> Tensor:
        """Noise levels (F,), pooled prompt (F, D) and conditions -> modulation vector (F, D)."""
        angle = t.float()[:, None] * self.frequency
        wave = torch.cat([angle.sin(), angle.cos()], -1).to(pooled.dtype)
        camera = self.camera((conditions.camera * self.camera_scale).clamp(-4, 4).to(pooled.dtype))
        controls = self.controls(conditions.controls.clamp(-4, 4).to(pooled.dtype))
        return F.silu(
            self.time(wave)
            + pooled
            + camera * conditions.has_camera[:, None]
            + controls * conditions.has_controls[:, None]
        )

    def encode_frame(
        self, noisy: Tensor, source: Tensor, c: Tensor, conditions: Conditions
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Pictures (F, 3, H, W) -> tokens (F, N, D) and the skips (F, H/8, W/8, C8), (F, H/4, W/4, C4)."""
        near = 2 / (1 + conditions.depth.to(source.dtype) / 8) - 1  # 1 at the camera, -1 far away
        depth = torch.where(conditions.has_depth[:, None, None, None] & (conditions.depth > 0), near, -1.0)
        x = F.pixel_unshuffle(torch.cat([noisy, source, depth.to(source.dtype)], 1), 4)
        x4 = self.down4(self.stem(x.contiguous(memory_format=torch.channels_last)).permute(0, 2, 3, 1), c)
        x8 = self.down8(self.to8(fold(x4)), c)
        return self.to16(fold(x8)).flatten(1, 2), x8, x4

    def decode_frame(self, x: Tensor, x8: Tensor, x4: Tensor, source: Tensor, c: Tensor) -> Tensor:
        """Tokens (F, N, D), skips and source -> clean frame (F, 3, H, W)."""
        h, w = self.config.height // 16, self.config.width // 16
        x8 = x8 + unfold(torch.unflatten(self.from16(rms(x)), 1, (h, w)))
        for block in self.up8:
            x8 = block(x8, c)
        x4 = x4 + unfold(self.from8(rms(x8)))
        for block in self.up4:
            x4 = block(x4, c)
        # Bilinear growth by 8 as two small products, which is several times faster than interpolating pixel by pixel.
        colour = self.grow_y.float() @ self.colour(rms(x8)).permute(0, 3, 1, 2).float() @ self.grow_x.float().T
        colour = torch.unflatten(colour, 1, (3, 4))
        toned = (colour[:, :, :3] * source.float()[:, None]).sum(2) + colour[:, :, 3]
        residual = F.pixel_shuffle(self.residual(rms(x4).permute(0, 3, 1, 2)), 4)
        return toned + residual.float()

    # -- the two passes -----------------------------------------------------------------------------------------------

    def step(
        self, noisy: Tensor, source: Tensor, t: Tensor, prompt: PromptCache, conditions: Conditions, past: Past
    ) -> tuple[Tensor, Tensor, Tensor]:
        """One denoising step of one frame of each stream.

        noisy, source (B, 3, H, W); t (B,). Returns the clean frame (B, 3, H, W) float32, and this frame's keys and
        values (B, L, G, N, E) for the ring.
        """
        c = self.condition(t, prompt.pooled, conditions)
        x, x8, x4 = self.encode_frame(noisy, source, c, conditions)
        ada, rotary, bias = self.ada(c), self.rotary(x.dtype), self.bias(past.valid, x.dtype)
        keys, values = [], []
        for i, block in enumerate(self.trunk()):
            a = torch.unflatten(ada + block.modulation, -1, (6, -1))
            q, k, v = block.qkv_of(x, a, rotary)
            old_k = block.aged(past.keys[:, i], past.ages).transpose(1, 2).flatten(2, 3)
            old_v = past.values[:, i].transpose(1, 2).flatten(2, 3)
            all_k = torch.cat([old_k, k, prompt.keys[:, i]], 2)
            all_v = torch.cat([old_v, v, prompt.values[:, i]], 2)
            x = block.finish(x, F.scaled_dot_product_attention(q, all_k, all_v, attn_mask=bias), a)
            keys.append(k)
            values.append(v)
        return self.decode_frame(x, x8, x4, source, c), torch.stack(keys, 1), torch.stack(values, 1)

    def forward(
        self, noisy: Tensor, source: Tensor, t: Tensor, prompt: PromptCache, conditions: Conditions, valid: Tensor
    ) -> Tensor:
        """The full pass over clips: what T calls of `step` would give, at once.

        noisy, source (B, T, 3, H, W); t (B, T); prompt per clip; conditions per frame (F = B*T); valid (B, T, K) bool
        says which of the K frames before each frame it may see (index 0: the frame just before). Returns (B, T, 3, H,
        W) float32.
        """
        b, frames = t.shape
        memory = self.config.memory
        flat_source = source.flatten(0, 1)
        pooled = prompt.pooled.repeat_interleave(frames, 0)
        c = self.condition(t.flatten(), pooled, conditions)
        x, x8, x4 = self.encode_frame(noisy.flatten(0, 1), flat_source, c, conditions)
        ada, rotary, bias = self.ada(c), self.rotary(x.dtype), self.bias(valid.flatten(0, 1), x.dtype)
        ages = torch.arange(1, memory + 1, device=t.device).expand(b * frames, -1)
        for i, block in enumerate(self.trunk()):
            a = torch.unflatten(ada + block.modulation, -1, (6, -1))
            q, k, v = block.qkv_of(x, a, rotary)
            old_k = block.aged(earlier(k, frames, memory), ages).transpose(1, 2).flatten(2, 3)
            old_v = earlier(v, frames, memory)
            all_k = torch.cat([old_k, k, prompt.keys[:, i].repeat_interleave(frames, 0)], 2)
            all_v = torch.cat(
                [old_v.transpose(1, 2).flatten(2, 3), v, prompt.values[:, i].repeat_interleave(frames, 0)], 2
            )
            x = block.finish(x, F.scaled_dot_product_attention(q, all_k, all_v, attn_mask=bias), a)
        return torch.unflatten(self.decode_frame(x, x8, x4, flat_source, c), 0, (b, frames))

    def rotary(self, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
        """The table in the dtype of the pass."""
        return self.cos.to(dtype), self.sin.to(dtype)

    def bias(self, valid: Tensor, dtype: torch.dtype) -> Tensor:
        """(F, K) bool -> additive attention bias (F, 1, N, K*N + N + P): past frames that are not there weigh
        nothing.
        """
        seen = torch.cat([valid, torch.ones_like(valid[:, :1])], 1)[:, self.frame_of_key]
        row = torch.where(seen, self.trust, float("-inf")).to(dtype)
        return row[:, None, None].expand(-1, -1, self.config.tokens, -1)


def earlier(x: Tensor, frames: int, memory: int) -> Tensor:
    """(B*T, ...) -> (B*T, K, ...): each frame's K predecessors, nearest first; before the clip stands its first
    frame."""
    clips = torch.unflatten(x, 0, (-1, frames))
    shifted = [torch.cat([clips[:, :1].expand_as(clips[:, :j]), clips[:, :-j]], 1) for j in range(1, memory + 1)]
    return torch.stack(shifted, 2).flatten(0, 1)


def fold(x: Tensor) -> Tensor:
    """(F, H, W, C) -> (F, H/2, W/2, 4C)."""
    f, h, w, c = x.shape
    return x.view(f, h // 2, 2, w // 2, 2, c).permute(0, 1, 3, 2, 4, 5).reshape(f, h // 2, w // 2, 4 * c)


def unfold(x: Tensor) -> Tensor:
    """(F, H, W, 4C) -> (F, 2H, 2W, C), the inverse of `fold`."""
    f, h, w, c = x.shape
    return x.view(f, h, w, 2, 2, c // 4).permute(0, 1, 3, 2, 4, 5).reshape(f, 2 * h, 2 * w, c // 4)
